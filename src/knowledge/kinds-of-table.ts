import type { Behaviour, KindId, Shape } from '../base/behaviour.ts';
import type { LibraryTable, Row } from './table.ts';

/** Every kind that the rows of a table refer to, with repetitions. */
export function kindsOfTable(table: LibraryTable): KindId[] {
  const ofKinds = Object.values(table.kinds).flatMap((kind) => [
    ...(kind.extends === undefined ? [] : [kind.extends]),
    ...Object.values(kind.properties ?? {}).flatMap(kindsOfShape),
    ...(kind.methods ?? []).flatMap(kindsOfRow),
  ]);
  const rows = [...table.functions, ...(table.unknownReceiver ?? [])];
  return [...ofKinds, ...rows.flatMap(kindsOfRow), ...(table.texts ?? []).map(({ kind }) => kind)];
}

function kindsOfRow(row: Row): KindId[] {
  return [row, ...(row.cases ?? []).map(({ then }) => then)].flatMap(kindsOfBehaviour);
}

function kindsOfBehaviour({ result, runs = [] }: Behaviour): KindId[] {
  return [...(result === undefined ? [] : [result]), ...runs.flatMap(({ parameters = [] }) => parameters)].flatMap(kindsOfShape);
}

/** Every kind that a shape names, at any depth. */
export function kindsOfShape(shape: Shape): KindId[] {
  if ('kind' in shape) return [shape.kind, ...(shape.borrowedIf ? [shape.borrowedIf.kind] : [])];
  if ('each' in shape) return kindsOfShape(shape.each);
  if ('tuple' in shape) return shape.tuple.flatMap(kindsOfShape);
  if ('promise' in shape) return kindsOfShape(shape.promise);
  if ('fields' in shape) return Object.values(shape.fields).flatMap(kindsOfShape);
  if ('record' in shape) return kindsOfShape(shape.record);
  if ('anyOf' in shape) return shape.anyOf.flatMap(kindsOfShape);
  if ('awaited' in shape) return kindsOfShape(shape.awaited);
  if ('when' in shape) return [shape.when.kind, ...kindsOfShape(shape.then)];
  if ('function' in shape) return kindsOfBehaviour(shape.function);
  return [];
}
