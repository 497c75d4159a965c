import type { Behaviour } from '../base/behaviour.ts';
import type { Case, Constant, Row } from './table.ts';

/** Reads a constant argument of a call: `known` is false when the argument is not constant. */
export type ConstantReader = (argument: number, member: string | undefined) => { readonly known: boolean; readonly value?: Constant };

/** What the row says of one call, whose constant arguments `read` gives. */
export function behaviourOf(row: Row, read: ConstantReader): Behaviour {
  for (const one of row.cases ?? []) {
    const constant = read(one.argument, one.member);
    if (constant.known && isMetBy(one, constant.value)) return one.then;
  }
  return row;
}

function isMetBy({ is, startsWith }: Case, value: Constant): boolean {
  return is?.includes(value) === true || (startsWith !== undefined && typeof value === 'string' && value.startsWith(startsWith));
}

const tellsOnlyCases = new WeakMap<Row, boolean>();

/** The row tells of some calls only: of one that meets none of its cases it says nothing at all. */
export function isOnlyCases(row: Row): boolean {
  let known = tellsOnlyCases.get(row);
  if (known === undefined) tellsOnlyCases.set(row, (known = hasOnlyCases(row)));
  return known;
}

function hasOnlyCases(row: Row): boolean {
  const { names: _names, cases, evidence: _evidence, anyReceiver: _anyReceiver, notRun: _notRun, ...behaviour } = row;
  return cases !== undefined && Object.keys(behaviour).length === 0;
}

/** A call of the row is of no interest: it gives a plain value and does nothing else. */
export function isInert({ names: _names, evidence: _evidence, notRun: _notRun, result, ...effects }: Row): boolean {
  return (result === undefined || 'plain' in result) && Object.keys(effects).length === 0;
}
