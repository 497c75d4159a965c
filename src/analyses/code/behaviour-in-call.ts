import type { Behaviour } from '../../base/behaviour.ts';
import type { CallInstruction, Item, Module, ValueId } from '../../ir/model.ts';
import { behaviourOf, type ConstantReader } from '../../knowledge/cases.ts';
import type { Row } from '../../knowledge/table.ts';
import { definitionOf } from '../definitions.ts';

/** What is stated of a function, as it holds for one call of it: the constants of the call decide the cases of a row. */
export function behaviourInCall(module: Module, call: CallInstruction, stated: Behaviour): Behaviour {
  const row = stated as Row;
  return row.cases ? behaviourOf(row, constantsOf(module, call)) : row;
}

/** Reads constant arguments of a call. */
export function constantsOf(module: Module, call: CallInstruction): ConstantReader {
  return (argument, member) => {
    const item: Item | undefined = call.arguments[argument];
    if (!item) return { known: true, value: undefined };
    if (item.kind !== 'value') return { known: false };
    return member === undefined ? constantOf(module, item.value) : memberConstant(module, item.value, member);
  };
}

function memberConstant(module: Module, object: ValueId, member: string): ReturnType<ConstantReader> {
  const node = definitionOf(module, object);
  if (node?.op !== 'object') return { known: false };
  // What stands last in a literal holds; a spread or a computed name may be the member.
  for (const entry of node.entries.toReversed()) {
    if (entry.kind === 'spread' || !('name' in entry.key)) return { known: false };
    if (entry.key.name === member) return constantOf(module, entry.value);
  }
  return { known: true, value: undefined };
}

function constantOf(module: Module, value: ValueId): ReturnType<ConstantReader> {
  const node = definitionOf(module, value);
  if (node?.op !== 'constant' || typeof node.value === 'bigint') return { known: false };
  const isUnknown = node.value === null || (node.value === undefined && node.type !== 'undefined');
  return isUnknown ? { known: false } : { known: true, value: node.value };
}
