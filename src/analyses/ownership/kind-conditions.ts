import type { KindCondition, KindId } from '../../base/behaviour.ts';
import type { Instruction, Module, ValueId } from '../../ir/model.ts';
import { definitionOf } from '../definitions.ts';
import type { RunContext } from './context.ts';

/** Whether a call meets the condition: the argument, or the member of the object literal there, is known to be of the kind, or a list of nothing else. */
export function meets({ world, module }: RunContext, { argument, member, kind }: KindCondition, call: Instruction): boolean {
  const given = call.op === 'call' ? call.arguments[argument] : undefined;
  if (given?.kind !== 'value') return false;
  const value = member === undefined ? given.value : memberOf(module, given.value, member);
  if (value === undefined) return false;
  const isMeant = (each: KindId): boolean => world.knowledge.isA(each, kind);
  // What it is declared to be besides says less.
  if (world.meanings.kindsOf(module, value).some(isMeant)) return true;
  const elements = world.meanings.elementKindsOf(module, value);
  return elements.length > 0 && elements.every(isMeant);
}

function memberOf(module: Module, object: ValueId, name: string): ValueId | undefined {
  const made = definitionOf(module, object);
  const found = made?.op === 'object' ? made.entries.find((entry) => entry.kind === 'property' && isNamed(entry.key, name)) : undefined;
  return found?.kind === 'property' ? found.value : undefined;
}

function isNamed(key: { readonly name: string } | { readonly value: ValueId }, name: string): boolean {
  return 'name' in key && key.name === name;
}
