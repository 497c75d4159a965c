import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { callCommand } from './call-command.ts';

test.each([
  [['memory-audit', '--format', 'ma'], 'markdown'],
  [['memory-audit', 'callers', '--format', 'j'], 'json'],
  [['memory-audit', 'ex'], 'explain'],
  [['memory-audit', 'init', '--y'], '--yes'],
  [['memory-audit', 'completion', 'fi'], 'fish'],
])('bash completes %j', async (words, completed) => {
  const { code, out } = await callCommand('/', ['completion', 'bash']);
  expect(code).toBe(0);
  const line = `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _memory_audit; echo "\${COMPREPLY[*]}"`;
  expect(spawnSync('bash', ['-c', `${out}\n${line}`], { encoding: 'utf8' }).stdout.trim()).toBe(completed);
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
