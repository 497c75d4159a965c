import { describe, expect, test } from 'vitest';
import { defaultKnowledge } from '../../src/knowledge/index.ts';
import { Knowledge } from '../../src/knowledge/knowledge.ts';
import type { LibraryTable } from '../../src/knowledge/table.ts';

const box: LibraryTable = {
  library: 'box',
  modules: ['box', 'box/*', '*/box.min.js'],
  globals: ['Box'],
  namespaceExports: ['default'],
  kinds: {
    Base: {
      noun: 'base',
      types: ['Base'],
      properties: { inner: { kind: 'box.Base' } },
      methods: [{ names: ['close'], releases: ['this'], evidence: 'test' }],
      evidence: 'test',
    },
    Small: { noun: 'small box', types: ['Small', 'nested.Small'], extends: 'box.Base', evidence: 'test' },
  },
  functions: [
    { names: ['open', 'io.files.open'], result: { kind: 'box.Base' }, evidence: 'test' },
    { names: ['open'], construct: true, result: { kind: 'box.Small' }, evidence: 'test' },
  ],
};
const world: LibraryTable = {
  library: 'world',
  modules: [],
  globals: [''],
  kinds: { Thing: { noun: 'thing', types: ['Thing'], evidence: 'test' } },
  functions: [{ names: ['Thing.make'], result: { kind: 'world.Thing' }, evidence: 'test' }],
};
const knowledge = new Knowledge([box, world]);

describe('modules and globals', () => {
  test.each([
    ['box', ['box']],
    ['box/deep/path', ['box']],
    ['./vendor/box.min.js', ['box']],
    ['boxes', []],
    ['box.min.js', []],
  ])('%s gives %j', (specifier, libraries) => expect(knowledge.librariesOfModule(specifier)).toEqual(libraries));

  test('a global is a namespace or a function of its own', () => {
    expect(knowledge.libraryOfGlobal('Box')).toBe('box');
    expect(knowledge.globalFunction('Thing.make', false)?.result).toEqual({ kind: 'world.Thing' });
    expect(knowledge.globalFunction('Thing.make', true)).toBeUndefined();
    expect(knowledge.isGlobalPrefix('Thing')).toBe(true);
    expect(knowledge.globalFunction('open', false)).toBeUndefined();
  });

  test('exports that are the namespace', () => {
    expect(knowledge.isNamespaceExport('box', 'default')).toBe(true);
    expect(knowledge.isNamespaceExport('box', 'open')).toBe(false);
    expect(defaultKnowledge().namespaceAt('face-api', 'tf')).toBe('tfjs');
    expect(defaultKnowledge().namespaceAt('face-api', 'draw')).toBeUndefined();
  });
});

describe('functions', () => {
  test('calls and constructions are told apart', () => {
    expect(knowledge.functionOf('box', 'open', false)?.result).toEqual({ kind: 'box.Base' });
    expect(knowledge.functionOf('box', 'open', true)?.result).toEqual({ kind: 'box.Small' });
    expect(knowledge.functionOf('box', 'io.open', false)).toBeUndefined();
  });

  test('prefixes of dotted names are namespaces', () => {
    expect(['io', 'io.files', 'io.files.open', 'open'].map((name) => knowledge.isNamespace('box', name))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

test('a star in a name stands for any characters, and whole names win', () => {
  const functions = [
    { names: ['*Model.load'], result: { kind: 'box.Base' }, evidence: 'pattern' },
    { names: ['PlainModel.load'], result: { plain: true as const }, evidence: 'whole' },
  ];
  const starred = new Knowledge([{ ...box, functions }]);
  expect(starred.functionOf('box', 'BigModel.load', false)?.evidence).toBe('pattern');
  expect(starred.functionOf('box', 'PlainModel.load', false)?.evidence).toBe('whole');
  expect(starred.functionOf('box', 'BigModel.load', true)).toBeUndefined();
  expect(starred.functionOf('box', 'Tokenizer.load', false)).toBeUndefined();
  expect(starred.isNamespace('box', 'BigModel')).toBe(true);
  expect(starred.isNamespace('box', 'Tokenizer')).toBe(false);
});

describe('kinds', () => {
  test('members are inherited', () => {
    expect(knowledge.methodOf('box.Small', 'close')?.releases).toEqual(['this']);
    expect(knowledge.propertyOf('box.Small', 'inner')).toEqual({ kind: 'box.Base' });
    expect(knowledge.propertyOf('box.Small', 'constructor')).toBeUndefined();
    expect(knowledge.isA('box.Small', 'box.Base')).toBe(true);
    expect(knowledge.isA('box.Base', 'box.Small')).toBe(false);
  });

  test('a circle of extensions ends', () => {
    const kinds = { A: { noun: 'a', extends: 'c.B', evidence: 'test' }, B: { noun: 'b', extends: 'c.A', evidence: 'test' } };
    const circular = new Knowledge([{ library: 'c', modules: ['c'], globals: [], kinds, functions: [] }]);
    expect(circular.methodOf('c.A', 'close')).toBeUndefined();
    expect(circular.isA('c.A', 'c.B')).toBe(true);
  });

  test('types name kinds', () => {
    expect(knowledge.kindOfType('box', 'Small')).toBe('box.Small');
    expect(knowledge.kindOfType('box', 'other.Small')).toBe('box.Small');
    expect(knowledge.kindOfType('world', 'Small')).toBeUndefined();
    expect(knowledge.globalKindOfType('Thing')).toBe('world.Thing');
    expect(knowledge.globalKindOfType('Small')).toBeUndefined();
    expect(knowledge.kindsWithMethod('close')).toEqual(['box.Base']);
  });
});

test('later tables have the last word, and the version tells contents apart', () => {
  const mine: LibraryTable = { ...box, functions: [{ names: ['open'], result: { plain: true }, evidence: 'mine' }] };
  const merged = new Knowledge([box, mine]);
  expect(merged.functionOf('box', 'open', false)?.evidence).toBe('mine');
  expect(merged.functionOf('box', 'io.files.open', false)?.evidence).toBe('test');
  expect(merged.version).not.toBe(knowledge.version);
  expect(new Knowledge([box, world]).version).toBe(knowledge.version);
});

test('the built-in tables are built once', () => {
  expect(defaultKnowledge()).toBe(defaultKnowledge());
  expect(defaultKnowledge().functionOf('tfjs', 'browser.fromPixels', false)?.result).toEqual({ kind: 'tfjs.Tensor' });
});
