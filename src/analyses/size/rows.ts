import type { CallInstruction, Instruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { type Extent, extentOf, extentOfList } from './extents.ts';
import type { Sizes } from './sizes.ts';

/** A list of one number over and over, as it is made before something is written into it. */
export interface Row {
  readonly extent: Extent;
  readonly bytesPerElement: number;
}

const elementBytes: readonly (readonly [name: RegExp, bytes: number])[] = [
  [/^(Float64|BigInt64|BigUint64)Array$/, 8],
  [/^(Float32|Int32|Uint32)Array$/, 4],
  [/^(Float16|Int16|Uint16)Array$/, 2],
  [/^(Int8|Uint8|Uint8Clamped)Array$/, 1],
  [/^Array$/, 8],
];

/** Whether the value is such a list: `new Array(n).fill(0)`, `new Float32Array(n)`, `Array.from({ length: n }, () => 0)`. */
export function rowOf(sizes: Sizes, module: Module, value: ValueId): Row | undefined {
  const code = codeOf(module);
  const made = code.definitionOf(originOf(code, value));
  if (made?.op !== 'call') return undefined;
  const fresh = freshList(sizes, module, made);
  if (fresh) return fresh.bytesPerElement === 8 && fresh.isEmpty ? undefined : fresh;
  const { callee } = made;
  if (callee.kind !== 'method' || !('name' in callee.key)) return undefined;
  if (callee.key.name === 'fill') {
    const filled = code.definitionOf(originOf(code, callee.object));
    return filled?.op === 'call' ? freshList(sizes, module, filled) : undefined;
  }
  const mapped = mappedExtent(sizes, module, made);
  return mapped && returnsConstant(mapped.callback) ? { extent: mapped.extent, bytesPerElement: 8 } : undefined;
}

/** `new Array(n)` and the like; `isEmpty` when it has a length, but no elements yet. */
function freshList(sizes: Sizes, module: Module, call: CallInstruction): (Row & { readonly isEmpty: boolean }) | undefined {
  const code = codeOf(module);
  const name = call.callee.kind === 'value' ? code.definitionOf(call.callee.value) : undefined;
  const bytes = name?.op === 'global' ? elementBytes.find(([pattern]) => pattern.test(name.name))?.[1] : undefined;
  const [length] = call.arguments;
  if (bytes === undefined || length?.kind !== 'value' || call.arguments.length !== 1) return undefined;
  return { extent: extentOf(sizes, module, length.value), bytesPerElement: bytes, isEmpty: name?.op === 'global' && name.name === 'Array' };
}

/** A call that makes a list by calling a function for each element: `Array.from({ length }, f)`, `list.map(f)`. */
export function mappedExtent(sizes: Sizes, module: Module, call: CallInstruction): { extent: Extent; callback: Unit } | undefined {
  const { callee, arguments: items } = call;
  if (callee.kind !== 'method' || !('name' in callee.key)) return undefined;
  const [first, second] = items;
  if (callee.key.name === 'map') {
    const callback = closureOf(module, first?.kind === 'value' ? first.value : undefined);
    return callback && { extent: listExtent(sizes, module, callee.object), callback };
  }
  if (callee.key.name !== 'from' || first?.kind !== 'value') return undefined;
  const callback = closureOf(module, second?.kind === 'value' ? second.value : undefined);
  return callback && { extent: lengthMember(sizes, module, first.value) ?? listExtent(sizes, module, first.value), callback };
}

/** The extent of a list that may be made only for its length: `[...Array(n).keys()]`, `new Array(n).fill(0)`. */
function listExtent(sizes: Sizes, module: Module, list: ValueId): Extent {
  const code = codeOf(module);
  const made = code.definitionOf(originOf(code, list));
  if (made?.op === 'array') {
    const [only] = made.items;
    if (made.items.length === 1 && only?.kind === 'spread') return listExtent(sizes, module, only.value);
  }
  if (made?.op === 'call') {
    const fresh = freshList(sizes, module, made);
    if (fresh) return fresh.extent;
    if (made.callee.kind === 'method' && 'name' in made.callee.key && /^(fill|keys|values)$/.test(made.callee.key.name))
      return listExtent(sizes, module, made.callee.object);
  }
  return extentOfList(sizes, module, list);
}

function lengthMember(sizes: Sizes, module: Module, value: ValueId): Extent | undefined {
  const made = codeOf(module).definitionOf(value);
  if (made?.op !== 'object') return undefined;
  for (const entry of made.entries)
    if (entry.kind === 'property' && 'name' in entry.key && entry.key.name === 'length') return extentOf(sizes, module, entry.value);
  return undefined;
}

function closureOf(module: Module, value: ValueId | undefined): Unit | undefined {
  const code = codeOf(module);
  const made = value === undefined ? undefined : code.definitionOf(originOf(code, value));
  return made?.op === 'closure' ? module.units[made.unit] : undefined;
}

/** The values that a unit may return. */
export function returnedBy(unit: Unit): readonly ValueId[] {
  return [...nodesOf(unit.body)].flatMap((node) => (node.op === 'return' && node.value !== undefined ? [node.value] : []));
}

function returnsConstant(unit: Unit): boolean {
  const code = codeOf(unit.module);
  const returned = returnedBy(unit).map((value): Instruction | undefined => code.definitionOf(value));
  return returned.length === 1 && returned[0]?.op === 'constant';
}
