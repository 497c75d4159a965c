import type { CallInstruction, Instruction, Module, Unit, ValueId, VariableId } from '../ir/model.ts';
import { operandsOf } from '../ir/operands.ts';
import { instructionsOf } from '../ir/walk.ts';
import { isWithin } from '../base/span.ts';
import type { Span } from '../base/span.ts';

type Store = Instruction & { readonly op: 'store' };

/** What writes the values and variables of a module. */
interface Writes {
  readonly producers: ReadonlyMap<ValueId, Instruction>;
  /** Those that the unit of the variable has; a closure writes at another time. */
  readonly stores: ReadonlyMap<VariableId, readonly Store[]>;
}

const known = new WeakMap<Module, Writes>();

function writesIn(module: Module): Writes {
  let writes = known.get(module);
  if (!writes) {
    const producers = new Map<ValueId, Instruction>();
    const stores = new Map<VariableId, Store[]>();
    for (const unit of module.units)
      for (const node of instructionsOf(unit.body)) {
        if ('result' in node) producers.set(node.result, node);
        else if (node.op === 'store' && module.variables[node.variable]?.unit === unit.id) {
          const others = stores.get(node.variable);
          if (others) others.push(node);
          else stores.set(node.variable, [node]);
        }
      }
    known.set(module, (writes = { producers, stores }));
  }
  return writes;
}

/** The instruction that writes a value. Parameters, loop elements and caught values have none. */
export function producerOf(module: Module, value: ValueId): Instruction | undefined {
  return writesIn(module).producers.get(value);
}

/** The innermost unit whose text holds the span. */
export function unitAround(module: Module, span: Span): Unit | undefined {
  // Units stand after the unit around them.
  return module.units.findLast((unit) => isWithin(span, unit.span));
}

/** What computes a value, seen through casts, promises, and variables that never change. */
export function findSource(unit: Unit, value: ValueId): Instruction | undefined {
  const node = producerOf(unit.module, value);
  if (node?.op === 'cast' || node?.op === 'await') return findSource(unit, node.value);
  if (node?.op !== 'load' || unit.module.variables[node.variable]?.storeCount !== 1) return node;
  for (const each of instructionsOf(unit.body))
    if (each.op === 'store' && each.variable === node.variable) return findSource(unit, each.value);
  return node;
}

/** What an edit has to know of a library: whether a call may give back something that it was handed, or that its callback gave. */
export type MayGiveBack = (call: CallInstruction) => boolean;

const sources = new WeakMap<MayGiveBack, Map<ValueId, ReadonlySet<Instruction>>>();

/** Whether a value may be what the instruction gives, hold it as an element or member, or be one of its parts. */
export function isMadeOf(module: Module, value: ValueId, instruction: Instruction, mayGiveBack: MayGiveBack): boolean {
  let bySort = sources.get(mayGiveBack);
  if (!bySort) sources.set(mayGiveBack, (bySort = new Map()));
  let found = bySort.get(value);
  if (!found) bySort.set(value, (found = sourcesOf(module, value, mayGiveBack)));
  return found.has(instruction);
}

function sourcesOf(module: Module, value: ValueId, mayGiveBack: MayGiveBack): ReadonlySet<Instruction> {
  const found = new Set<Instruction>();
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const node = producerOf(module, next);
    if (!node || found.has(node)) continue;
    found.add(node);
    pending.push(...partsOf(module, node, mayGiveBack));
  }
  return found;
}

/** The values of which the result of an instruction may be, or which it may hold. */
function partsOf(module: Module, node: Instruction, mayGiveBack: MayGiveBack): readonly ValueId[] {
  switch (node.op) {
    case 'cast':
    case 'await':
      return [node.value];
    case 'get':
    case 'rest':
      return [node.object];
    case 'array':
      return operandsOf(node);
    case 'object':
      return node.entries.map(({ value }) => value);
    case 'call':
      return mayGiveBack(node) ? operandsOf(node) : [];
    case 'load':
      return contentsOf(module, node.variable);
    case 'closure':
      return module.units[node.unit]?.captures.flatMap((variable) => contentsOf(module, variable)) ?? [];
    default:
      return [];
  }
}

/** What a variable that is written once holds, or the values between which a conditional expression chooses. */
function contentsOf(module: Module, id: VariableId): readonly ValueId[] {
  const variable = module.variables[id];
  if (!variable || (variable.kind !== 'synthetic' && variable.storeCount !== 1)) return [];
  return (writesIn(module).stores.get(id) ?? []).map(({ value }) => value);
}
