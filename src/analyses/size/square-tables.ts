import type { Instruction, Module, Node, ValueId, VariableId } from '../../ir/model.ts';
import { returnedBy } from '../../ir/returned-by.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { type Extent, extentOf } from './extents.ts';
import { looksLikeRow, mappedExtent, mapperOf, type Row, rowOf } from './rows.ts';
import type { Sizes } from './sizes.ts';

/** A table with as many columns as rows, made by hand: rows in a list, or one list of n × n. */
export interface SquareTable {
  /** The instruction that makes it. */
  readonly node: Instruction;
  readonly value: ValueId;
  readonly side: Extent;
  readonly bytesPerElement: number;
  readonly isFlat: boolean;
}

/** The square tables that a module makes. */
export function findSquareTables(sizes: Sizes, module: Module): readonly SquareTable[] {
  const code = codeOf(module);
  const { calls, arrays } = code.all;
  // All of them are made of rows, which most modules do not make.
  if (!calls.some((call) => looksLikeRow(module, call))) return [];
  return [
    ...calls.flatMap((call) => nested(sizes, module, call) ?? flat(sizes, module, call) ?? []),
    ...arrays.flatMap((list) => (list.items.length === 0 ? (filledByLoop(sizes, code, list) ?? []) : [])),
  ];
}

/** `Array.from({ length: n }, () => new Array(n).fill(0))` and the like. */
function nested(sizes: Sizes, module: Module, call: Instruction & { op: 'call' }): SquareTable | undefined {
  const mapper = mapperOf(module, call);
  const [returned] = mapper ? returnedBy(mapper) : [];
  const row = returned === undefined ? undefined : rowOf(sizes, module, returned);
  const extent = row && mappedExtent(sizes, module, call);
  return row && extent && square(call, call.result, extent, row);
}

/** `new Float64Array(n * n)`, `new Array(n * n).fill(0)`. */
function flat(sizes: Sizes, module: Module, call: Instruction & { op: 'call' }): SquareTable | undefined {
  if (!looksLikeRow(module, call)) return undefined;
  const code = codeOf(module);
  if (code.usersOf(call.result).some((user) => user.op === 'call' && user.callee.kind === 'method' && user.callee.object === call.result)) {
    // `new Array(n * n)` is only complete after `fill`.
    const filled = code.usersOf(call.result).find((user) => user.op === 'call');
    if (filled?.op === 'call' && rowOf(sizes, module, filled.result)) return undefined;
  }
  const row = rowOf(sizes, module, call.result);
  if (!row) return undefined;
  for (const argument of [call, ...(call.callee.kind === 'method' ? [code.definitionOf(originOf(code, call.callee.object))] : [])]) {
    const [length] = argument?.op === 'call' ? argument.arguments : [];
    const product = length?.kind === 'value' ? code.definitionOf(originOf(code, length.value)) : undefined;
    if (product?.op !== 'operate' || !/^\*\*?$/.test(product.operator)) continue;
    const [left, right] = product.operands;
    if (left === undefined || right === undefined) continue;
    const side = extentOf(sizes, module, left);
    const isSquare = product.operator === '**' ? sizes.numberOf(module, right) === 2 : extentOf(sizes, module, right).key === side.key;
    if (isSquare) return { node: call, value: call.result, side, bytesPerElement: row.bytesPerElement, isFlat: true };
  }
  return undefined;
}

/** `for (let i = 0; i < n; i++) table.push(new Array(n).fill(0))`, or `table[i] = …`. */
function filledByLoop(sizes: Sizes, code: ModuleCode, list: Instruction & { op: 'array' }): SquareTable | undefined {
  for (const reader of readersOf(code, list.result)) {
    const stored = reader.op === 'set' && 'value' in reader.key ? reader.value : pushed(reader);
    const row = stored === undefined ? undefined : rowOf(sizes, code.module, stored);
    const [loop] = code.loopsAround(reader);
    const test = loop?.test === undefined ? undefined : code.definitionOf(loop.test);
    const limit = test?.op === 'operate' && /^<=?$/.test(test.operator) ? test.operands[1] : undefined;
    if (row && limit !== undefined) return square(list, list.result, extentOf(sizes, code.module, limit), row);
  }
  return undefined;
}

function square(node: Instruction, value: ValueId, side: Extent, row: Row): SquareTable | undefined {
  return side.key === row.extent.key ? { node, value, side, bytesPerElement: row.bytesPerElement, isFlat: false } : undefined;
}

function pushed(node: Node): ValueId | undefined {
  if (node.op !== 'call' || node.callee.kind !== 'method' || !('name' in node.callee.key) || node.callee.key.name !== 'push')
    return undefined;
  const [only] = node.arguments;
  return only?.kind === 'value' && node.arguments.length === 1 ? only.value : undefined;
}

/** The nodes that use a value as the object that they work on, also under the names of variables and of fields of the module. */
export function readersOf(code: ModuleCode, value: ValueId): readonly Node[] {
  const found: Node[] = [];
  for (const user of code.usersOf(value)) {
    if (user.op === 'store') found.push(...readersOfVariable(code, user.variable));
    else if (user.op === 'set' && user.value === value && 'name' in user.key) found.push(...readersOfField(code, user.key.name));
    else if (user.op === 'return') found.push(...readersOfReturned(code, user));
    else found.push(user);
  }
  return found;
}

function readersOfVariable(code: ModuleCode, variable: VariableId): readonly Node[] {
  return code.loadsOf(variable).flatMap((load) => code.usersOf(load.result));
}

/** `this.table`, wherever the module reads a member of the name. */
function readersOfField(code: ModuleCode, name: string): readonly Node[] {
  const found: Node[] = [];
  for (const node of code.nodes())
    if (node.op === 'get' && 'name' in node.key && node.key.name === name) found.push(...code.usersOf(node.result));
  return found;
}

/** The initial value of a field. */
function readersOfReturned(code: ModuleCode, node: Node): readonly Node[] {
  const unit = code.unitOf(node);
  return unit.kind === 'initializer' && unit.name !== undefined ? readersOfField(code, unit.name) : [];
}
