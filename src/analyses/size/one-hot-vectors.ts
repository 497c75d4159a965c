import type { CallInstruction, Instruction, Module, Node, Unit, ValueId } from '../../ir/model.ts';
import { returnedBy } from '../../ir/returned-by.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Extent } from './extents.ts';
import { looksLikeRow, mappedExtent, mapperOf, rowOf } from './rows.ts';
import type { Sizes } from './sizes.ts';

/** A vector with a one for one of many, made by hand. */
export interface OneHotVector {
  readonly node: CallInstruction;
  readonly depth: Extent;
  readonly bytesPerElement: number;
}

/** The vector that a call makes: zeros into which a single one is written, or a comparison of every position with one. */
export function oneHotVectorOf(sizes: Sizes, module: Module, call: CallInstruction): OneHotVector | undefined {
  const mapper = mapperOf(module, call);
  const depth = mapper && comparesPosition(mapper) ? mappedExtent(sizes, module, call) : undefined;
  if (depth) return { node: call, depth, bytesPerElement: 8 };
  // What the row is made of is not a row of its own: only the last call counts.
  if (!looksLikeRow(module, call) || isMadeFurther(codeOf(module), call) || !getsSingleOne(codeOf(module), call)) return undefined;
  const row = rowOf(sizes, module, call.result);
  return row && { node: call, depth: row.extent, bytesPerElement: row.bytesPerElement };
}

function isMadeFurther(code: ModuleCode, call: CallInstruction): boolean {
  return code
    .usersOf(call.result)
    .some((user) => user.op === 'call' && user.callee.kind === 'method' && user.callee.object === call.result);
}

/** `vector[index] = 1` beside it, and nothing else is written. */
function getsSingleOne(code: ModuleCode, call: CallInstruction): boolean {
  const writes = namesOf(code, call.result).flatMap((name) =>
    code.usersOf(name).filter((user) => user.op === 'set' && user.object === name),
  );
  const [only] = writes;
  if (only?.op !== 'set' || writes.length !== 1 || !('value' in only.key)) return false;
  const written = code.definitionOf(only.value);
  return (
    written?.op === 'constant' && written.value === 1 && code.definitionOf(only.key.value)?.op !== 'constant' && isBeside(code, call, only)
  );
}

/** As often as the vector is made: in no loop of its own. */
function isBeside(code: ModuleCode, made: Node, written: Node): boolean {
  const [inner] = code.loopsAround(written);
  const [own] = code.loopsAround(made);
  return code.unitOf(made) === code.unitOf(written) && inner === own;
}

/** The value and what variables that hold it load. */
function namesOf(code: ModuleCode, value: ValueId): readonly ValueId[] {
  const loads = code.usersOf(value).flatMap((user) => (user.op === 'store' ? code.loadsOf(user.variable).map((load) => load.result) : []));
  return [value, ...loads];
}

/** `(_, position) => (position === index ? 1 : 0)`, `name => +(name === label)`. */
function comparesPosition(callback: Unit): boolean {
  const code = codeOf(callback.module);
  const [returned, ...others] = returnedBy(callback);
  if (returned === undefined || others.length > 0) return false;
  const made = code.definitionOf(returned);
  if (made?.op === 'operate' && made.operator === '+')
    return made.operands.length === 1 && made.operands.some((each) => isComparison(code, callback, each));
  if (made?.op === 'call') return made.arguments.some((item) => item.kind === 'value' && isComparison(code, callback, item.value));
  return made?.op === 'load' && isChoice(code, callback, made);
}

function isChoice(code: ModuleCode, callback: Unit, load: Instruction & { op: 'load' }): boolean {
  const stores = code.storesOf(load.variable);
  const written = stores.map((store) => code.definitionOf(store.value)).flatMap((made) => (made?.op === 'constant' ? [made.value] : []));
  const branch = stores[0] && code.placeOf(stores[0]).outer;
  return (
    stores.length === 2 &&
    written.includes(1) &&
    written.includes(0) &&
    branch?.op === 'branch' &&
    isComparison(code, callback, branch.test)
  );
}

/** A parameter of the callback is compared with something that is the same for all positions. */
function isComparison(code: ModuleCode, callback: Unit, value: ValueId): boolean {
  const made = code.definitionOf(value);
  if (made?.op !== 'operate' || !/^[!=]==?$/.test(made.operator)) return false;
  const own = made.operands.filter((each) => code.parameterOf(originOf(code, each))?.unit === callback);
  return own.length === 1;
}
