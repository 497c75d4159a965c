import type { CallInstruction, Instruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { returnedBy } from '../../ir/returned-by.ts';
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

/** Whether a call may make such a list, as far as its own form shows: asked before anything is worked out. */
export function looksLikeRow(module: Module, call: CallInstruction): boolean {
  const { callee } = call;
  if (callee.kind === 'value') return elementBytesOf(module, call) !== undefined;
  if (!('name' in callee.key)) return false;
  const mapper = callee.key.name === 'fill' ? undefined : mapperOf(module, call);
  return callee.key.name === 'fill' || (mapper !== undefined && returnsConstant(mapper));
}

/** Whether the value is such a list: `new Array(n).fill(0)`, `new Float32Array(n)`, `Array.from({ length: n }, () => 0)`. */
export function rowOf(sizes: Sizes, module: Module, value: ValueId): Row | undefined {
  const code = codeOf(module);
  const made = code.definitionOf(originOf(code, value));
  if (made?.op !== 'call' || !looksLikeRow(module, made)) return undefined;
  const fresh = freshList(sizes, module, made);
  if (fresh) return fresh.bytesPerElement === 8 && fresh.isEmpty ? undefined : fresh;
  const { callee } = made;
  if (callee.kind !== 'method' || !('name' in callee.key)) return undefined;
  if (callee.key.name === 'fill') {
    const filled = code.definitionOf(originOf(code, callee.object));
    return filled?.op === 'call' ? freshList(sizes, module, filled) : undefined;
  }
  const extent = mappedExtent(sizes, module, made);
  return extent && { extent, bytesPerElement: 8 };
}

/** `new Array(n)` and the like; `isEmpty` when it has a length, but no elements yet. */
function freshList(sizes: Sizes, module: Module, call: CallInstruction): (Row & { readonly isEmpty: boolean }) | undefined {
  const bytesPerElement = elementBytesOf(module, call);
  const [length] = call.arguments;
  if (bytesPerElement === undefined || length?.kind !== 'value') return undefined;
  return { extent: extentOf(sizes, module, length.value), bytesPerElement, isEmpty: constructedName(module, call) === 'Array' };
}

/** The bytes of an element of what `new Float32Array(n)` and its like make. */
function elementBytesOf(module: Module, call: CallInstruction): number | undefined {
  const name = call.arguments.length === 1 ? constructedName(module, call) : undefined;
  return name?.endsWith('Array') ? elementBytes.find(([pattern]) => pattern.test(name))?.[1] : undefined;
}

function constructedName(module: Module, { callee }: CallInstruction): string | undefined {
  const named = callee.kind === 'value' ? codeOf(module).definitionOf(callee.value) : undefined;
  return named?.op === 'global' ? named.name : undefined;
}

/** The function that a call runs for each element to make a list: `Array.from({ length }, f)`, `list.map(f)`. */
export function mapperOf(module: Module, { callee, arguments: items }: CallInstruction): Unit | undefined {
  if (callee.kind !== 'method' || !('name' in callee.key)) return undefined;
  const { name } = callee.key;
  const mapper = name === 'map' ? items[0] : name === 'from' && items[0]?.kind === 'value' ? items[1] : undefined;
  return mapper?.kind === 'value' ? closureOf(module, mapper.value) : undefined;
}

/** How long the list is that a call makes by running a function for each element; undefined for other calls. */
export function mappedExtent(sizes: Sizes, module: Module, call: CallInstruction): Extent | undefined {
  const { callee, arguments: items } = call;
  if (callee.kind !== 'method' || !('name' in callee.key) || !mapperOf(module, call)) return undefined;
  const [first] = items;
  if (callee.key.name === 'map' || first?.kind !== 'value') return listExtent(sizes, module, callee.object);
  return lengthMember(sizes, module, first.value) ?? listExtent(sizes, module, first.value);
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

function closureOf(module: Module, value: ValueId): Unit | undefined {
  const code = codeOf(module);
  const made = code.definitionOf(originOf(code, value));
  return made?.op === 'closure' ? module.units[made.unit] : undefined;
}

function returnsConstant(unit: Unit): boolean {
  const code = codeOf(unit.module);
  const returned = returnedBy(unit).map((value): Instruction | undefined => code.definitionOf(value));
  return returned.length === 1 && returned[0]?.op === 'constant';
}
