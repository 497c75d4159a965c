import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { pack } from './pack.ts';
import { run } from './run-command.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const program = `
import { createRequire } from 'node:module';
import {
  assertInScope,
  monitoredMemory,
  type MonitoredCall,
  monitorMemory,
  profileMemory,
  ScopeError,
  type Verdict,
} from 'eslint-plugin-memory-audit/runtime';

const sessions: object[] = [];
const verdictOf = async (fn: () => unknown): Promise<Verdict> => (await profileMemory(fn)).verdict;
console.log('profile', await verdictOf(() => sessions.push({ at: Date.now() })), await verdictOf(() => sessions.length));

const calls: string[] = [];
const counters = { sessions: () => sessions.length };
const log = ({ name, grown }: MonitoredCall): void => void calls.push(name + ' ' + grown['sessions']);
const open = monitorMemory((count: number): number => sessions.push(...Array.from({ length: count }, () => ({}))) && count, {
  name: 'open',
  counters,
  limitCount: 2,
  log,
});
const opened: number = open(3) + open(1);
console.log('monitor', opened, calls.join());

class Store {
  readonly #added = 4;

  @monitoredMemory({ counters, limitCount: 2, log })
  async add(word: string): Promise<string> {
    for (let each = 0; each < this.#added; each += 1) sessions.push({ word });
    return word;
  }
}
const word: string = await new Store().add('kept');
console.log('decorator', word, calls.at(-1));

assertInScope('before TensorFlow.js is loaded');
const tf = createRequire(import.meta.url)('@tensorflow/tfjs');
const isInScope = (): boolean => {
  try {
    assertInScope('here');
    return true;
  } catch (error) {
    return !(error instanceof ScopeError);
  }
};
console.log('scope', isInScope(), tf.tidy(isInScope));
console.log('tensors', await verdictOf(() => tf.ones([2])), await verdictOf(() => tf.tidy(() => tf.ones([2]).dataSync()[0])));
`;

const matcher = `
import { type MemoryMatchers, toHaveStableMemory } from 'eslint-plugin-memory-audit/runtime';
import { expect, test } from 'vitest';

declare module 'vitest' {
  interface Matchers<T> extends MemoryMatchers<T> {}
}

expect.extend({ toHaveStableMemory });
const kept: object[] = [];

test('what keeps nothing passes', { timeout: 300_000 }, async () => {
  await expect(() => kept.length).toHaveStableMemory();
});
test('what keeps objects does not', { timeout: 300_000 }, async () => {
  await expect(() => kept.push({ at: 1 })).not.toHaveStableMemory({ iterations: 60 });
});
`;

const compilerOptions = { target: 'es2022', module: 'nodenext', moduleResolution: 'nodenext', strict: true, types: ['node'] };
const files: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ type: 'module' }),
  'program.ts': program,
  'matcher.test.ts': matcher,
  // The types of the package are checked themselves, those of Vitest are not.
  'tsconfig.json': JSON.stringify({ compilerOptions, files: ['program.ts'] }),
  'tsconfig.matcher.json': JSON.stringify({
    compilerOptions: { ...compilerOptions, skipLibCheck: true, noEmit: true },
    files: ['matcher.test.ts'],
  }),
  'vitest.config.js': 'export default {};',
};

let { folder, contents } = { folder: '', contents: '' };
let project = '';

/** A project outside of this one, in which nothing of it can be found but what the tarball brings. */
beforeAll(() => {
  ({ folder, contents } = pack());
  project = join(folder, 'project');
  const link = (name: string): void => {
    mkdirSync(dirname(join(project, 'node_modules', name)), { recursive: true });
    symlinkSync(resolve('node_modules', name), join(project, 'node_modules', name));
  };
  for (const name of ['vitest', '@tensorflow', '@types/node']) link(name);
  cpSync(contents, join(project, 'node_modules/eslint-plugin-memory-audit'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

const tsc = (...args: readonly string[]) => run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), ...args], project);

test('the runtime of the packed package compiles under nodenext, decorators as the standard says, and runs', () => {
  expect(tsc()).toEqual({ status: 0, output: '' });
  const { status, output } = run(process.execPath, ['program.js'], project);
  expect(output.split('\n').filter((line) => /^(profile|monitor|decorator|scope|tensors) /.test(line))).toEqual([
    'profile leak stable',
    'monitor 4 open 3',
    'decorator kept add 4',
    'scope false true',
    'tensors leak stable',
  ]);
  expect(status, output).toBe(0);
});

test('its matcher has types and works in Vitest', () => {
  expect(tsc('-p', 'tsconfig.matcher.json')).toEqual({ status: 0, output: '' });
  const { status, output } = run(process.execPath, [join(project, 'node_modules/vitest/vitest.mjs'), 'run'], project);
  expect(status, output).toBe(0);
  expect(output).toMatch(/Tests\s+2 passed/);
});
