import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeProject } from '../scanner/project-on-disk.ts';
import { callCommand } from './call-command.ts';

const cases: readonly (readonly [line: string, completed: string])[] = [
  ['memory-audit --format ma', 'markdown'],
  ['memory-audit callers --format j', 'json'],
  ['memory-audit ex', 'explain'],
  ['memory-audit init --y', '--yes'],
  ['memory-audit completion fi', 'fish'],
];

async function scriptFor(shell: string): Promise<string> {
  const { code, out } = await callCommand('/', ['completion', shell]);
  expect(code).toBe(0);
  return out;
}

/** Shells that are not installed are left out, and the name of the test says so. */
function inShell(shell: string): { readonly isThere: boolean; readonly note: string } {
  const isThere = spawnSync(shell, ['--version']).status === 0;
  return { isThere, note: isThere ? '' : ` (left out: ${shell} is not installed)` };
}

test.each(cases)('bash completes %s', async (line, completed) => {
  const words = line.split(' ');
  const typed = `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _memory_audit; echo "\${COMPREPLY[*]}"`;
  expect(spawnSync('bash', ['-c', `${await scriptFor('bash')}\n${typed}`], { encoding: 'utf8' }).stdout.trim()).toBe(completed);
});

const fish = inShell('fish');
test.skipIf(!fish.isThere).each(cases)(`fish completes %s${fish.note}`, async (line, completed) => {
  const script = `${await scriptFor('fish')}\ncomplete -C ${JSON.stringify(line)}`;
  const { stdout } = spawnSync('fish', ['--no-config', '-c', script], { encoding: 'utf8', cwd: makeProject({}) });
  expect(stdout.split('\n').map((each) => each.split('\t')[0])).toContain(completed);
});

const zsh = inShell('zsh');
test.skipIf(!zsh.isThere).each(cases)(`zsh completes %s${zsh.note}`, { timeout: 30_000 }, async (line, completed) => {
  const script = path.join(makeProject({ 'complete.zsh': await scriptFor('zsh') }), 'complete.zsh');
  const { stdout } = spawnSync('zsh', ['-f', 'test/cli/type-in.zsh', script, line], { encoding: 'utf8', timeout: 20_000 });
  expect(stdout.trim()).toBe([...line.split(' ').slice(0, -1), completed].join(' '));
});

test('fish gets every command and option', async () => {
  const { out } = await callCommand('/', ['completion', 'fish']);
  expect(out).toContain('-a explain');
  expect(out).toMatch(/-l update-baseline/);
});

test('another shell is one line and exit code 2', async () => {
  const { code, error } = await callCommand('/', ['completion', 'csh']);
  expect(code).toBe(2);
  expect(error).toMatch(/^memory-audit: [^\n]*'csh' is invalid[^\n]*\n$/);
});
