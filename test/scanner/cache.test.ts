import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { callCommand, type Outcome } from '../cli/call-command.ts';
import { Random } from '../fuzz/random.ts';
import { addFiles, git, makeProject } from './project-on-disk.ts';
import { edit, sourcesIn } from './random-edit.ts';
import { samples } from './samples.ts';

const location = '.memoryauditcache';
const formats = ['json', 'markdown', 'sarif'];

/** What people see of a project, which must not depend on the cache. */
async function audit(folder: string, args: readonly string[]): Promise<Outcome> {
  return callCommand(folder, ['--no-types', ...args]);
}

/** What a full disk, a crash or another version may have left. */
function damage(folder: string, random: Random): void {
  const names = existsSync(path.join(folder, location)) ? readdirSync(path.join(folder, location)).sort() : [];
  if (names.length === 0) return;
  const file = path.join(folder, location, random.pick(names));
  if (random.chance(0.3)) rmSync(file);
  else if (random.chance(0.5)) truncateSync(file, random.below(200));
  else writeFileSync(file, Buffer.concat([readFileSync(file).subarray(0, 40), Buffer.from('nonsense')]));
}

describe.each(samples)('after any edits of %s', (_, make) => {
  test.each([1, 2, 3])('a scan says the same with the cache as without (seed %i)', async (seed) => {
    const random = new Random(seed);
    const folder = make();
    for (let step = 0; step < 10; step += 1) {
      for (let count = random.below(3); count > 0; count -= 1) edit(folder, random.pick(sourcesIn(folder)), random);
      if (random.chance(0.2)) damage(folder, random);
      const args = ['--format', random.pick(formats), ...(random.chance(0.5) ? ['--strict'] : [])];
      expect(await audit(folder, [...args, '--cache'])).toEqual(await audit(folder, args));
    }
  });
});

/** A project of which some files changed after the last commit. */
function makeEdited(make: () => string, random: Random): string {
  const folder = make();
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '-m', 'first');
  for (let count = 1 + random.below(4); count > 0; count -= 1) edit(folder, random.pick(sourcesIn(folder)), random);
  return folder;
}

interface JsonFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly message: string }[];
}

function linesOf({ out }: Outcome): string[] {
  return (JSON.parse(out) as JsonFile[])
    .flatMap(({ filePath, messages }) => messages.map(({ ruleId, line, message }) => `${filePath}:${line} ${ruleId}: ${message}`))
    .sort();
}

describe.each(samples)('of what changed in %s', (_, make) => {
  test('a look at changed lines says what a whole scan says there, with the cache as without', async () => {
    const random = new Random(1);
    const folder = makeEdited(make, random);
    for (let step = 0; step < 3; step += 1) {
      const changed = ['--format', 'json', '--strict', '--changed', 'HEAD'];
      const seen = await audit(folder, [...changed, '--cache']);
      expect(seen).toEqual(await audit(folder, changed));
      const all = new Set(linesOf(await audit(folder, ['--format', 'json', '--strict'])));
      expect(linesOf(seen).filter((line) => !all.has(line))).toEqual([]);
      edit(folder, random.pick(sourcesIn(folder)), random);
    }
  });
});

describe('a second scan', () => {
  const leak = (name: string) =>
    `import * as tf from '@tensorflow/tfjs';\nexport async function ${name}(v) { const t = tf.tensor(v); return t.data(); }\n`;

  test('works out only what belongs to the edited file', async () => {
    const folder = makeProject({ 'a.js': leak('a'), 'b.js': `import { c } from './c.js';\n${leak('b')}c();`, 'c.js': leak('c') });
    const written = () => readdirSync(path.join(folder, location)).filter((name) => /^[mf]/.test(name));
    await audit(folder, ['--cache']);
    const first = new Set(written());
    await audit(folder, ['--cache']);
    expect(written()).toHaveLength(first.size);
    addFiles(folder, { 'c.js': leak('changed') });
    await audit(folder, ['--cache']);
    // The model of the one file, and the findings of the two that belong together.
    expect(
      written()
        .filter((name) => !first.has(name))
        .map(([sort]) => sort)
        .sort(),
    ).toEqual(['f', 'm']);
  });

  test('takes what it was asked to remember from where it was told', async () => {
    const folder = makeProject({ 'a.js': leak('a') });
    const args = ['--cache', '--cache-location', 'kept/here'];
    await audit(folder, args);
    expect(readdirSync(path.join(folder, 'kept/here'))).toContain('.gitignore');
    expect(existsSync(path.join(folder, location))).toBe(false);
    expect(await audit(folder, args)).toEqual(await audit(folder, []));
  });

  test('forgets what was not used for long', async () => {
    const folder = makeProject({ 'a.js': leak('a') });
    await audit(folder, ['--cache']);
    const count = readdirSync(path.join(folder, location)).length;
    for (let run = 0; run < 20; run += 1) {
      addFiles(folder, { 'a.js': leak(`a${run}`) });
      await audit(folder, ['--cache']);
    }
    expect(readdirSync(path.join(folder, location)).length).toBeLessThan(count * 12);
  });

  test('remembers for long what belongs to files that nobody edits', async () => {
    const folder = makeProject({ 'a.js': leak('a'), 'b.js': `import './c.js';\n${leak('b')}`, 'c.js': leak('c') });
    await audit(folder, ['--cache']);
    for (let run = 0; run < 12; run += 1) {
      addFiles(folder, { 'a.js': leak(`a${run}`) });
      await audit(folder, ['--cache']);
    }
    const first = new Set(readdirSync(path.join(folder, location)));
    addFiles(folder, { 'c.js': leak('changed') });
    await audit(folder, ['--cache']);
    const written = readdirSync(path.join(folder, location)).filter((name) => !first.has(name));
    expect(written.map(([sort]) => sort).sort()).toEqual(['f', 'm']);
  });

  test('notices that an import leads elsewhere', async () => {
    const mapped = (to: string) => JSON.stringify({ compilerOptions: { paths: { make: [to] } } });
    const folder = makeProject({
      'tsconfig.json': mapped('./makes.ts'),
      'main.ts': `import { make as a } from './makes.ts';\nimport { make as b } from './counts.ts';\nimport { make } from 'make';\nexport async function run(v: number[]) { const t = make(v); return t.data(); }\n`,
      'makes.ts': `import * as tf from '@tensorflow/tfjs';\nexport const make = (v: number[]) => tf.tensor(v);\n`,
      'counts.ts': 'export const make = (v: number[]) => ({ data: () => v.length });',
    });
    expect((await audit(folder, ['--cache'])).code).toBe(1);
    addFiles(folder, { 'tsconfig.json': mapped('./counts.ts') });
    expect((await audit(folder, ['--cache'])).code).toBe(0);
  });
});

describe('a cache that cannot be written', () => {
  test('gives one warning and the findings', async () => {
    const folder = makeProject({ 'a.js': 'export const a = () => 1;', taken: 'a file' });
    const { code, error } = await audit(folder, ['--cache', '--cache-location', 'taken']);
    expect({ code, error }).toEqual({
      code: 0,
      error: 'memory-audit: warning: taken cannot be written (EEXIST); going on without a cache\n',
    });
    expect(readFileSync(path.join(folder, 'taken'), 'utf8')).toBe('a file');
  });

  test('leaves a folder alone that is there, but for its own files', async () => {
    const folder = makeProject({ 'a.js': 'export const a = () => 1;', 'kept/notes.txt': 'mine' });
    await audit(folder, ['--cache', '--cache-location', 'kept']);
    expect(readFileSync(path.join(folder, 'kept/notes.txt'), 'utf8')).toBe('mine');
    expect(existsSync(path.join(folder, 'kept/.gitignore'))).toBe(false);
  });

  test.skipIf(process.getuid?.() === 0)('because of its permissions', async () => {
    const folder = makeProject({ 'a.js': 'export const a = () => 1;', 'kept/.keep': '' });
    chmodSync(path.join(folder, 'kept'), 0o500);
    const { code, error } = await audit(folder, ['--cache', '--cache-location', 'kept']);
    chmodSync(path.join(folder, 'kept'), 0o700);
    expect({ code, error }).toEqual({ code: 0, error: expect.stringContaining('(EACCES)') as string });
  });
});
