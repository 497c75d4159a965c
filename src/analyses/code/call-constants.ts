import type { CallInstruction, Item, Module, ValueId } from '../../ir/model.ts';
import type { ConstantReader } from '../../knowledge/cases.ts';
import { definitionOf } from '../definitions.ts';

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
  if (node?.op !== 'object' || node.entries.some((entry) => entry.kind === 'spread')) return { known: false };
  for (const entry of node.entries)
    if (entry.kind === 'property' && 'name' in entry.key && entry.key.name === member) return constantOf(module, entry.value);
  return { known: true, value: undefined };
}

function constantOf(module: Module, value: ValueId): ReturnType<ConstantReader> {
  const node = definitionOf(module, value);
  if (node?.op !== 'constant' || typeof node.value === 'bigint') return { known: false };
  return node.value === null ? { known: false } : { known: true, value: node.value };
}
