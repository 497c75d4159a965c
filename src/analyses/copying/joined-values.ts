import type { Instruction, Module, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { CallFacts } from '../code/behaviours.ts';
import { statedCalls } from '../code/stated-calls.ts';

/** An expression that makes something longer out of what it copies. */
export interface Joining {
  readonly form: 'array' | 'object' | 'call';
  readonly node: Instruction & { readonly result: ValueId };
  /** The values that are copied as a whole. */
  readonly copied: readonly ValueId[];
  /** How to add to what is there, in words. */
  readonly instead: string;
}

const instead = { array: 'add the new elements with `push`', object: 'set the new member on it' } as const;

/** The expressions of a module that copy something and add to the copy: `[...a, b]`, `{ ...a, [k]: b }`, and calls that a table says do. */
export function joiningsOf(facts: CallFacts, module: Module): readonly Joining[] {
  const code = codeOf(module);
  const found: Joining[] = [];
  for (const node of [...code.all.arrays, ...code.all.objects]) {
    const copied = node.op === 'array' ? spreadInArray(node) : spreadInObject(node);
    if (copied.length > 0) found.push({ form: node.op, node, copied, instead: instead[node.op] });
  }
  for (const { call, effect } of statedCalls(facts, module, 'joins')) {
    const literals = call.arguments.flatMap((item) => (item.kind === 'value' ? objectAt(code, item.value) : []));
    const copied = effect.ports.flatMap((port) => copiedAt(code, call, port));
    const adds = literals.length === 0 || literals.some(hasComputedName);
    if (copied.length > 0 && adds)
      found.push({ form: literals.length > 0 ? 'object' : 'call', node: call, copied, instead: effect.instead });
  }
  return found;
}

type ObjectLiteral = Instruction & { readonly op: 'object' };

function objectAt(code: ModuleCode, value: ValueId): readonly ObjectLiteral[] {
  const made = code.definitionOf(value);
  return made?.op === 'object' ? [made] : [];
}

/** Members with names of their own are the same each time, so that with them a copy gets no more of them. */
function hasComputedName({ entries }: ObjectLiteral): boolean {
  return entries.some((entry) => entry.kind === 'property' && 'value' in entry.key);
}

function spreadInArray({ items }: Instruction & { op: 'array' }): readonly ValueId[] {
  return items.length < 2 ? [] : items.flatMap((item) => (item.kind === 'spread' ? [item.value] : []));
}

function spreadInObject(node: ObjectLiteral): readonly ValueId[] {
  return hasComputedName(node) ? node.entries.flatMap((entry) => (entry.kind === 'spread' ? [entry.value] : [])) : [];
}

function copiedAt(code: ModuleCode, call: Instruction & { op: 'call' }, port: 'this' | number): readonly ValueId[] {
  if (port === 'this') return call.callee.kind === 'method' ? [call.callee.object] : [];
  const item = call.arguments[port];
  if (!item || item.kind === 'hole') return [];
  const list = code.definitionOf(originOf(code, item.value));
  const elements = list?.op === 'array' ? list.items.flatMap((each) => (each.kind === 'hole' ? [] : [each.value])) : [];
  return [item.value, ...elements];
}
