import type { Behaviour, KindId, Port, Shape } from '../../src/base/behaviour.ts';
import { kindsOfShape } from '../../src/knowledge/kinds-of-table.ts';
import type { LibraryTable, Row } from '../../src/knowledge/table.ts';

/** The ids of the kinds that the tables state. */
export function knownKinds(tables: readonly LibraryTable[]): ReadonlySet<KindId> {
  return new Set(tables.flatMap(({ library, kinds }) => Object.keys(kinds).map((name) => `${library}.${name}`)));
}

/** What is wrong in a table, in words. Empty when it is well-formed. */
export function problemsOfTable(table: LibraryTable, kinds: ReadonlySet<KindId>): string[] {
  const kindProblems = Object.entries(table.kinds).flatMap(([name, kind]) => [
    ...(kind.evidence === '' ? [`${name}: no evidence`] : []),
    ...(kind.extends !== undefined && !kinds.has(kind.extends) ? [`${name}: extends no kind ${kind.extends}`] : []),
    ...(kind.resource !== undefined && !/[%]/.test(kind.resource.release) ? [`${name}: release without %`] : []),
    ...(kind.resource?.discipline === 'scoped' && kind.resource.scope === undefined ? [`${name}: no scope`] : []),
    ...Object.values(kind.properties ?? {}).flatMap((shape) => unknownKinds(name, shape, kinds)),
    ...problemsOfRows(kind.methods ?? [], kinds).map((problem) => `${name}.${problem}`),
  ]);
  const textProblems = (table.texts ?? []).flatMap(({ kind, evidence }) => [
    ...(kinds.has(kind) ? [] : [`texts: no kind ${kind}`]),
    ...(evidence === '' ? ['texts: no evidence'] : []),
  ]);
  const reachable = table.modules.length + table.globals.length > 0 || table.functions.length === 0;
  return [
    ...(reachable ? [] : ['neither modules nor globals']),
    ...kindProblems,
    ...textProblems,
    ...problemsOfRows(table.functions, kinds),
  ];
}

function problemsOfRows(rows: readonly Row[], kinds: ReadonlySet<KindId>): string[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const called = row.names.map((name) => (row.construct === true ? `new ${name}` : name));
    const twice = called.filter((name) => seen.size === seen.add(name).size).map((name) => `${name}: stated twice`);
    const name = row.names[0] ?? 'a row without names';
    return [
      ...(row.names.length === 0 ? ['a row has no names'] : []),
      ...twice,
      ...(row.evidence === '' ? [`${name}: no evidence`] : []),
      ...problemsOfBehaviour(name, row, kinds),
      ...(row.cases ?? []).flatMap((each) => problemsOfBehaviour(name, each.then, kinds)),
    ];
  });
}

function problemsOfBehaviour(name: string, behaviour: Behaviour, kinds: ReadonlySet<KindId>): string[] {
  const wrong = portsOf(behaviour).filter((port) => port !== 'this' && (!Number.isInteger(port) || port < 0 || port > 8));
  const shapes = [behaviour.result, ...(behaviour.runs ?? []).flatMap((run) => run.parameters ?? [])].filter(
    (shape) => shape !== undefined,
  );
  return [...wrong.map((port) => `${name}: port ${port} is out of range`), ...shapes.flatMap((shape) => unknownKinds(name, shape, kinds))];
}

function portsOf(behaviour: Behaviour): Port[] {
  const { releases = [], keeps = [], takes = [], stores = [], runs = [], densifies, expandsOneHot, copies, joins } = behaviour;
  const named = [
    ...takes.flatMap(({ what, into }) => [what, into]),
    ...stores.flatMap(({ what, into, key }) => [what, into, key]),
    ...runs.flatMap(({ argument, elementsOf }) => [argument, elementsOf]),
    ...[densifies?.port, expandsOneHot?.indices, expandsOneHot?.depth, copies],
  ];
  return [
    ...releases,
    ...keeps,
    ...(joins?.ports ?? []),
    ...named.filter((port) => port !== undefined && port !== 'rest' && port !== 'result'),
  ];
}

function unknownKinds(name: string, shape: Shape, kinds: ReadonlySet<KindId>): string[] {
  return kindsOfShape(shape)
    .filter((kind) => !kinds.has(kind))
    .map((kind) => `${name}: no kind ${kind}`);
}
