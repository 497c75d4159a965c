import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { audit, type Kept } from '../../src/cli/audit.ts';
import { readOptions } from '../../src/cli/options.ts';
import { ReadOnce } from '../../src/cli/server/read-once.ts';
import { loadProject } from '../../src/scanner/load-project.ts';
import { ScanMemory } from '../../src/scanner/scan-memory.ts';
import { callCommand, clean, leak, type Outcome } from '../cli/call-command.ts';
import { Random } from '../fuzz/random.ts';
import { addFiles, makeProject } from './project-on-disk.ts';
import { edit, sourcesIn } from './random-edit.ts';
import { samples } from './samples.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** What people see of a project when a process that stays audits it again. */
async function auditAgain(folder: string, args: readonly string[], kept: Kept): Promise<Outcome> {
  let out = '';
  let error = '';
  const io = {
    folder,
    env: {},
    out: { isTerminal: false, write: (text: string) => void (out += text) },
    error: { isTerminal: false, write: (text: string) => void (error += text) },
  };
  const options = readOptions(args, version, io);
  if (typeof options === 'number') throw new Error(error);
  return { code: await audit(options, io, version, kept), out, error };
}

describe.each(samples)('after any edits of %s', (_, make) => {
  test.each([1, 2, 3])('a process that stays says the same as a new one (seed %i)', async (seed) => {
    const random = new Random(seed);
    const folder = make();
    const kept: Kept = { memory: new ScanMemory(), readOnce: new ReadOnce() };
    for (let step = 0; step < 10; step += 1) {
      for (let count = random.below(3); count > 0; count -= 1) edit(folder, random.pick(sourcesIn(folder)), random);
      const format = random.pick(['json', 'markdown', 'sarif']);
      const args = [
        '--no-types',
        '--format',
        format,
        ...(random.chance(0.5) ? ['--strict'] : []),
        ...(random.chance(0.2) ? ['--cache'] : []),
      ];
      const without = args.filter((arg) => arg !== '--cache');
      expect(await auditAgain(folder, args, kept)).toEqual(await callCommand(folder, without));
    }
  });
});

test('a process that stays sees that a name leads elsewhere, also in what it suggests', async () => {
  const folder = makeProject({
    'package.json': '{}',
    'main.js': `import { tf, make } from './lib.js';\ntf.ready();\nexport function run(v) { return make(v).dataSync(); }\n`,
  });
  const lib = (name: string) => ({
    'lib.js': `import * as own from '@tensorflow/tfjs';\nexport const tf = ${name};\nexport function make(v) { return own.tensor(v); }\n`,
  });
  const kept: Kept = { memory: new ScanMemory(), readOnce: new ReadOnce() };
  const suggested: boolean[] = [];
  for (const name of ['own', 'globalThis.other', 'own']) {
    addFiles(folder, lib(name));
    const outcome = await auditAgain(folder, ['--format', 'json'], kept);
    expect(outcome).toEqual(await callCommand(folder, ['--format', 'json']));
    suggested.push(outcome.out.includes('useScope'));
  }
  expect(suggested).toEqual([true, false, true]);
});

describe('where types decide', () => {
  const aliasIs = (type: string) => ({
    'node_modules/@x/lib/index.d.ts': `import type { Tensor } from '@tensorflow/tfjs-core';\nexport type Alias = ${type};\n`,
  });

  test('a process that stays sees that a declaration has changed', async () => {
    const folder = makeProject({
      'package.json': '{}',
      'tsconfig.json': '{ "compilerOptions": { "strict": true } }',
      'node_modules/@x/lib/package.json': '{ "name": "@x/lib", "types": "index.d.ts" }',
      'node_modules/@tensorflow/tfjs-core/package.json': '{ "name": "@tensorflow/tfjs-core", "types": "index.d.ts" }',
      'node_modules/@tensorflow/tfjs-core/index.d.ts': 'export declare class Tensor { add(by: number): Tensor; data(): Promise<number>; }',
      'main.ts': `import type { Alias } from '@x/lib';\nexport async function run(x: Alias) { const y = x.add(1); return y.data(); }\n`,
      'other.ts': 'export const one = 1;\n',
      ...aliasIs('Tensor'),
    });
    const kept: Kept = { memory: new ScanMemory(), readOnce: new ReadOnce() };
    const codes: (number | null)[] = [];
    for (const type of ['Tensor', 'Tensor', '{ add(by: number): Alias; data(): Promise<number> }', 'Tensor']) {
      addFiles(folder, aliasIs(type));
      const outcome = await auditAgain(folder, [], kept);
      expect(outcome).toEqual(await callCommand(folder));
      codes.push(outcome.code);
    }
    expect(codes).toEqual([1, 1, 0, 1]);
  });
});

describe('what a process that stays knows of files', () => {
  /** The models of a project, as the memory has them after a scan. */
  function load(folder: string, memory: ScanMemory) {
    const { modules } = loadProject(
      sourcesIn(folder).map((name) => path.join(folder, name)),
      { named: new Set(), memory },
    );
    memory.keep(modules);
    return (name: string) => modules.get(path.join(folder, name))?.module;
  }

  test('is the model of each one whose text did not change', () => {
    const folder = makeProject({ 'a.js': leak, 'b.js': clean, 'c.js': clean });
    const memory = new ScanMemory();
    const before = load(folder, memory);
    addFiles(folder, { 'a.js': `${leak}\n` });
    const after = load(folder, memory);
    expect(after('a.js')).not.toBe(before('a.js'));
    expect(after('b.js')).toBe(before('b.js'));
    // Each file has a model of its own, though the texts are the same.
    expect(after('c.js')).toBe(before('c.js'));
    expect(after('c.js')).not.toBe(after('b.js'));
  });

  test('goes with a file, and stays when nothing was read', () => {
    const folder = makeProject({ 'a.js': leak, 'b.js': clean });
    const memory = new ScanMemory();
    const before = load(folder, memory);
    rmSync(path.join(folder, 'b.js'));
    load(folder, memory);
    memory.keep(new Map());
    addFiles(folder, { 'b.js': clean });
    const after = load(folder, memory);
    expect(after('a.js')).toBe(before('a.js'));
    expect(after('b.js')).not.toBe(before('b.js'));
  });
});
