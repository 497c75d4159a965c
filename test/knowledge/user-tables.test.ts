import { describe, expect, test } from 'vitest';
import { builtinTables, knowledgeWith } from '../../src/knowledge/index.ts';
import { readUserTables } from '../../src/knowledge/user-tables.ts';

const kinds = { Graph: { noun: 'graph', resource: { release: 'freeGraph(%)' } } };
const withRow = (row: object): object => ({ tables: [{ library: 'fast', modules: ['fast-graph'], kinds, functions: [row] }] });

test('a table of the package is a table that a user could write', () => {
  for (const table of builtinTables) {
    const { tables, problems } = readUserTables({ tables: [table] });
    expect(problems, table.library).toEqual([]);
    expect(tables[0]?.functions, table.library).toEqual(table.functions);
  }
});

test('what a user leaves out is filled in', () => {
  const { tables, problems } = readUserTables(withRow({ names: ['newGraph'], result: { kind: 'fast.Graph' } }));
  expect(problems).toEqual([]);
  const knowledge = knowledgeWith(tables);
  expect(knowledge.functionOf('fast', 'newGraph', false)).toMatchObject({ result: { kind: 'fast.Graph' } });
  expect(knowledge.kind('fast.Graph')?.resource).toMatchObject({ release: 'freeGraph(%)', discipline: 'manual', collected: 'never' });
});

test.each([
  ['nothing', undefined],
  ['null', null],
  ['an empty object', {}],
])('%s is fine', (_, setting) => expect(readUserTables(setting)).toEqual({ tables: [], problems: [] }));

const at = 'settings["memory-audit"]';
test('an object that holds itself is told, not followed', () => {
  const table: Record<string, unknown> = { library: 'fast' };
  table['functions'] = [table];
  const problem = `${at}: must be plain data; an object in it holds itself, or a value is of a kind that JSON does not have`;
  expect(readUserTables({ tables: [table] })).toEqual({ tables: [], problems: [problem] });
});

const inRow = `${at}.tables[0].functions[0]`;
const { plain } = { plain: { plain: true } };
describe('each mistake is named with its place and its mend', () => {
  test.each<[unknown, string]>([
    [[], `${at}: must be the settings of memory-audit, an object, not []`],
    [{ table: [] }, `${at}: "table" is not a field of the settings of memory-audit; did you mean "tables"?`],
    [{ tables: {} }, `${at}.tables: must be a list, not {}`],
    [{ tables: [{}] }, `${at}.tables[0]: "library" is missing; a table needs it`],
    [{ tables: [{ library: 'x', globals: [3] }] }, `${at}.tables[0].globals[0]: must be a text, not 3`],
    [withRow({ names: ['f'], relaeses: [0] }), `${inRow}: "relaeses" is not a field of a row; did you mean "releases"?`],
    [withRow({ names: 'f' }), `${inRow}.names: must be a list, not "f"`],
    [withRow({ result: plain }), `${inRow}: "names" is missing; a row needs it`],
    [
      withRow({ names: ['f'], releases: ['that'] }),
      `${inRow}.releases[0]: must be "this" or the position of an argument, not "that"; did you mean "this"?`,
    ],
    [withRow({ names: ['f'], result: { promis: plain } }), `; did you mean "promise"?`],
    [
      withRow({ names: ['f'], result: { kind: 'fast.Grahp' } }),
      `${at}.tables: no table has a kind "fast.Grahp"; did you mean "fast.Graph"?`,
    ],
    [withRow({ names: ['f'], runs: [{ argument: 0, mode: 'often' }] }), `${inRow}.runs[0].mode: must be "now" or`],
    [{ tables: [{ library: 'x', functions: [{ names: ['f'] }] }] }, `${at}.tables[0]: nothing leads to its functions`],
    [{ pairs: [{ create: 'open' }] }, `${at}.pairs[0]: "release" is missing; a pair needs it`],
    [{ pairs: [{ create: 'open', release: 'open' }] }, `${at}.pairs[0]: "open" cannot be both what makes and what frees`],
  ])('%j', (setting, problem) => {
    const { problems } = readUserTables(setting);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  test('a bad row does not spoil the others', () => {
    const functions = [
      { names: ['bad'], releases: -1 },
      { names: ['good'], releases: [0] },
    ];
    const { tables, problems } = readUserTables({ tables: [{ library: 'x', modules: ['x'], functions }] });
    expect(problems).toHaveLength(1);
    expect(tables[0]?.functions.map(({ names }) => names)).toEqual([['good']]);
  });
});

describe('pairs', () => {
  test('of a module', () => {
    const knowledge = knowledgeWith(
      readUserTables({ pairs: [{ create: 'openFastIndex', release: 'closeFastIndex', module: 'fast-index' }] }).tables,
    );
    const [library = ''] = knowledge.librariesOfModule('fast-index');
    const made = knowledge.functionOf(library, 'openFastIndex', false)?.result;
    expect(made).toEqual({ kind: 'pair0.Made' });
    expect(knowledge.kind('pair0.Made')).toMatchObject({ noun: 'fast index', resource: { release: 'closeFastIndex(%)' } });
    expect(knowledge.functionOf(library, 'closeFastIndex', false)?.releases).toEqual([0]);
    expect(knowledge.methodOfUnknown('openFastIndex')).toBeUndefined();
  });

  test('of any receiver', () => {
    const knowledge = knowledgeWith(
      readUserTables({ pairs: [{ create: 'client.openX', release: 'client.closeX', noun: 'index' }] }).tables,
    );
    expect(knowledge.globalFunction('client.openX', false)?.result).toEqual({ kind: 'pair0.Made' });
    expect(knowledge.methodOfUnknown('openX')?.result).toEqual({ kind: 'pair0.MadeByReceiver' });
    expect(knowledge.methodOfUnknown('closeX')?.releases).toEqual([0]);
    expect(knowledge.kind('pair0.MadeByReceiver')).toMatchObject({ noun: 'index', resource: { release: '@.closeX(%)' } });
  });

  test('released by a method of the value', () => {
    const knowledge = knowledgeWith(readUserTables({ pairs: [{ create: 'open', release: '%.close()', module: 'm' }] }).tables);
    expect(knowledge.kind('pair0.Made')).toMatchObject({ noun: 'handle', resource: { release: '%.close()' } });
    expect(knowledge.methodOf('pair0.Made', 'close')?.releases).toEqual(['this']);
  });
});
