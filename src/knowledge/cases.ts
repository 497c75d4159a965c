import type { Behaviour } from '../base/behaviour.ts';
import type { Constant, Row } from './table.ts';

/** Reads a constant argument of a call: `known` is false when the argument is not constant. */
export type ConstantReader = (argument: number, member: string | undefined) => { readonly known: boolean; readonly value?: Constant };

/** What the row says of one call, whose constant arguments `read` gives. */
export function behaviourOf(row: Row, read: ConstantReader): Behaviour {
  for (const { argument, member, is, then } of row.cases ?? []) {
    const constant = read(argument, member);
    if (constant.known && is.includes(constant.value)) return then;
  }
  return row;
}
