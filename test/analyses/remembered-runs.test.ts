import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/analyses/analyse.ts';
import { RememberedRuns } from '../../src/analyses/ownership/remembered-runs.ts';
import { lowerSource } from '../../src/frontends/typescript/index.ts';
import type { Module } from '../../src/ir/model.ts';
import { knowledgeWith } from '../../src/knowledge/index.ts';
import type { LibraryTable } from '../../src/knowledge/table.ts';

type Sources = Readonly<Record<string, string>>;

/** A program whose files are edited, with what is remembered of it. */
class EditedProgram {
  #modules: readonly Module[] = [];
  readonly #memory = new RememberedRuns();

  /** Analyses the files, those of which the text is the same with the same model. */
  analyse(sources: Sources, tables: readonly LibraryTable[] = []) {
    this.#modules = Object.entries(sources).map(
      ([path, text]) => this.#modules.find((module) => module.path === path && module.text === text) ?? lower(path, text),
    );
    return this.#look(tables, this.#memory);
  }

  /** The same without a memory. */
  anew(tables: readonly LibraryTable[] = []) {
    return this.#look(tables);
  }

  #look(tables: readonly LibraryTable[], memory?: RememberedRuns) {
    const modules = this.#modules;
    const resolve = (_from: Module, specifier: string) => modules.find(({ path }) => path === `${specifier.replace('./', '')}.js`);
    const { ownership } = analyse({ modules, resolve, isWhole: true }, knowledgeWith(tables), memory);
    const lost = modules.flatMap((module) =>
      ownership
        .obligationsOf(module)
        .map(({ site, loss, isLent, places }) => `${module.path} ${site.maker} ${loss}${isLent ? ' lent' : ''} ${places.length}`),
    );
    const late = modules.flatMap((module) =>
      ownership.lateUsesOf(module).map(({ call, sureness }) => `${module.path} ${call.span.start} ${sureness}`),
    );
    const fields = modules.flatMap(({ units }) =>
      units.flatMap((unit) => ownership.fieldsOf(unit).holds.map(({ field, isSafe }) => `${field} ${isSafe}`)),
    );
    return { lost, late, fields, steps: ownership.steps };
  }
}

function lower(path: string, text: string): Module {
  const lowered = lowerSource(path, text);
  if (lowered.kind === 'failed') throw new Error(lowered.message);
  return lowered.module;
}

const library = `import * as tf from '@tensorflow/tfjs';\n`;
const main = `${library}import { use } from './helper';\nexport function run(v) { const t = tf.tensor(v); return use(t); }\n`;
const reads = `export function use(t) { return t.dataSync(); }\n`;
const releases = `export function use(t) { const all = t.dataSync(); t.dispose(); return all; }\n`;

describe('after an edit', () => {
  test('nothing is run again where nothing changed', () => {
    const program = new EditedProgram();
    const first = program.analyse({ 'main.js': main, 'helper.js': reads });
    expect(first.lost).toEqual(['main.js tensor never-released 0']);
    expect(first.steps).toBeGreaterThan(0);
    expect(program.analyse({ 'main.js': main, 'helper.js': reads })).toEqual({ ...first, steps: 0 });
  });

  test('a function that calls another is not run again as long as that does the same', () => {
    const program = new EditedProgram();
    program.analyse({ 'main.js': main, 'helper.js': releases });
    const { steps } = program.analyse({ 'main.js': `${main}\n`, 'helper.js': releases });
    const after = program.analyse({ 'main.js': `${main}\n`, 'helper.js': `// what a reader wants to know\n${releases}` });
    expect(after.lost).toEqual([]);
    expect(steps).toBeGreaterThan(0);
    // Only the helper, which has a model of its own now.
    expect(after.steps).toBeGreaterThan(0);
    expect(after.steps + steps).toBe(program.anew().steps);
  });

  test('the functions that call one which does something else are run again', () => {
    const program = new EditedProgram();
    const found = [reads, releases, `\n${reads}`, `${releases}\n`, reads].map(
      (helper) => program.analyse({ 'main.js': main, 'helper.js': helper }).lost.length,
    );
    expect(found).toEqual([1, 0, 1, 0, 1]);
  });
});

const usedAfter = `${library}import { use } from './helper';\nexport function run(v) { const t = tf.tensor(v); use(t); return t.dataSync(); }\n`;

const given = `import { make } from './helper';\nexport function run(v) { const t = make(v); return t.dataSync(); }\n`;
const derived = `${library}import { Base } from './helper';\nexport class Derived extends Base { load(v) { this.free(); this.t = tf.tensor(v); } }\n`;
const mapped = `import { make } from './helper';\nexport function run(rows) { const all = rows.map(make); return all.length; }\n`;
const owner = `${library}export class Model { constructor() { this.w = tf.zeros([9]); } dispose() { this.w.dispose(); }`;
const asks = `import { Model } from './helper';\nconst kept = [];\nexport function run() { const model = new Model(); kept.push(model.weights); }\n`;
const empties = `import { Model } from './helper';\nexport function run() { const model = new Model(); model.stop(); }\n`;

/** Two versions of a program that differ in a file other than the one in which something is found or not. */
const pairs: readonly (readonly [what: string, one: Sources, other: Sources])[] = [
  ['what a function gives back', { 'helper.js': `export function use(t) { return t; }\n` }, { 'helper.js': reads }],
  ['what a function releases', { 'helper.js': releases }, { 'helper.js': reads }],
  [
    'whether a function keeps what it gets',
    { 'helper.js': `const all = [];\nexport function use(t) { all.push(t); }\n` },
    { 'helper.js': reads },
  ],
  [
    'what a name stands for',
    { 'helper.js': `import { stub } from './stub';\nexport const use = stub;\n`, 'stub.js': `export function stub(t) { t.dispose(); }\n` },
    { 'helper.js': `import { stub } from './stub';\nexport const use = stub;\n`, 'stub.js': `export function stub(t) { t.print(); }\n` },
  ],
  [
    'what a function makes for its caller',
    { 'main.js': given, 'helper.js': `${library}export function make(v) { const t = tf.tensor(v); return t; }\n` },
    { 'main.js': given, 'helper.js': `${library}export function make(v) { const t = tf.tensor(v); t.dispose(); return v; }\n` },
  ],
  [
    'whether a function hands on what it gets',
    { 'helper.js': `export function use(t, next) { next(t); return t.dataSync(); }\n` },
    { 'helper.js': `export function use(t, next) { next(1); return t.dataSync(); }\n` },
  ],
  [
    'what a function of a class above releases',
    { 'main.js': derived, 'helper.js': `export class Base { free() { this.t.dispose(); } }\n` },
    { 'main.js': derived, 'helper.js': `export class Base { free() { this.t.print(); } }\n` },
  ],
  [
    'which function an element is',
    { 'main.js': mapped, 'helper.js': `${library}export function make(v) { return tf.tensor(v); }\n` },
    { 'main.js': mapped, 'helper.js': `${library}export function make(v) { return [v]; }\n` },
  ],
  [
    'what a method gives of what an object owns',
    { 'main.js': asks, 'helper.js': `${owner} get weights() { return this.w; } }\n` },
    { 'main.js': asks, 'helper.js': `${owner} get weights() { return 1; } }\n` },
  ],
  [
    'whether a method leaves an object empty',
    { 'main.js': empties, 'helper.js': `${owner} stop() { this.w.dispose(); } }\n` },
    { 'main.js': empties, 'helper.js': `${owner} stop() { this.w.print(); } }\n` },
  ],
  [
    'the scope of callers',
    { 'helper.js': `${library}import { run } from './main';\nexport const use = (t) => t.dataSync();\ntf.tidy(() => { run([1]); });\n` },
    { 'helper.js': `${library}import { run } from './main';\nexport const use = (t) => t.dataSync();\nrun([1]);\n` },
  ],
  [
    'what a class makes and releases',
    {
      'main.js': `import { Model } from './helper';\nexport function run() { const model = new Model(); return model.size(); }\n`,
      'helper.js': `${library}export class Model { constructor() { this.w = tf.zeros([9]); } size() { return this.w.size; } dispose() { this.w.dispose(); } }\n`,
    },
    {
      'main.js': `import { Model } from './helper';\nexport function run() { const model = new Model(); return model.size(); }\n`,
      'helper.js': `${library}export class Model { constructor() { this.w = 9; } size() { return this.w; } dispose() { this.w = 0; } }\n`,
    },
  ],
  [
    'what a method of an object that owns handles hands on',
    {
      'main.js': `import { Model } from './helper';\nexport function run() { const model = new Model(); model.show(); }\n`,
      'helper.js': `${library}const all = [];\nexport class Model { constructor() { this.w = tf.zeros([9]); } show() { all.push(this); } dispose() { this.w.dispose(); } }\n`,
    },
    {
      'main.js': `import { Model } from './helper';\nexport function run() { const model = new Model(); model.show(); }\n`,
      'helper.js': `${library}const all = [];\nexport class Model { constructor() { this.w = tf.zeros([9]); } show() { all.push(1); } dispose() { this.w.dispose(); } }\n`,
    },
  ],
  ['what is used after its release', { 'main.js': usedAfter, 'helper.js': releases }, { 'main.js': usedAfter, 'helper.js': reads }],
  [
    'whether it is sure that a function releases something',
    { 'main.js': usedAfter, 'helper.js': `export function use(t, keep) { if (!keep) t.dispose(); }\n` },
    { 'main.js': usedAfter, 'helper.js': releases },
  ],
  [
    'whether functions make and undo something by their names',
    {
      'main.js': `import { bridge } from './helper';\nexport function run(v) { const id = bridge.createGraph(v); return bridge.runGraph(id); }\n`,
      'helper.js': `export const bridge = load();\nexport function other(v) { const id = bridge.createGraph(v); bridge.deleteGraph(id); }\n`,
    },
    {
      'main.js': `import { bridge } from './helper';\nexport function run(v) { const id = bridge.createGraph(v); return bridge.runGraph(id); }\n`,
      'helper.js': `export const bridge = load();\nexport function other(v) { const id = bridge.createGraph(v); bridge.showGraph(id); }\n`,
    },
  ],
];

describe('what an edit of another file changes is seen', () => {
  test.each(pairs)('%s', (_, one, other) => {
    const program = new EditedProgram();
    const base = { 'main.js': main };
    const seen = [one, other, one, other].map((sources) => {
      const { steps: _, ...found } = program.analyse({ ...base, ...sources });
      const { steps, ...foundAnew } = program.anew();
      expect(found).toEqual(foundAnew);
      return JSON.stringify(found);
    });
    // Otherwise the two would tell nothing.
    expect(new Set(seen).size).toBe(2);
  });
});

test('other tables are other knowledge', () => {
  const table = (release: string): LibraryTable => ({
    library: 'own',
    modules: ['own-graphs'],
    globals: [],
    kinds: {
      Graph: {
        noun: 'graph',
        resource: { release: `%.${release}()`, discipline: 'manual', collected: 'never', keptIn: 'memory' },
        methods: [{ names: [release], releases: ['this'], evidence: 'a test' }],
        evidence: 'a test',
      },
    },
    functions: [{ names: ['makeGraph'], result: { kind: 'own.Graph' }, evidence: 'a test' }],
  });
  const sources = { 'main.js': `import { makeGraph } from 'own-graphs';\nexport function run() { const g = makeGraph(); g.end(); }\n` };
  const program = new EditedProgram();
  const found = [table('end'), table('free'), table('end')].map((each) => {
    const { lost } = program.analyse(sources, [each]);
    expect(lost).toEqual(program.anew([each]).lost);
    return lost.length;
  });
  expect(found).toEqual([0, 1, 0]);
});
