import type { CallInstruction, Instruction, Module, Node, ValueId, VariableId } from '../../ir/model.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { statedCalls } from '../code/stated-calls.ts';
import { touchOf } from '../rebuilding/mutations.ts';
import type { Region } from '../rebuilding/region.ts';
import { Steadiness } from '../rebuilding/steadiness.ts';
import type { CopyFacts } from './copy-facts.ts';
import { fewRounds, regionOf } from './repeated-region.ts';

/** A whole copy of something that never changes, made again on every round and only read there. */
export interface SameCopy {
  readonly call: CallInstruction;
  /** The variable that is copied, as it is written. */
  readonly source: string;
}

/** The copies of a module that are the same on every round. */
export function findSameCopies(facts: CopyFacts, module: Module): readonly SameCopy[] {
  const code = codeOf(module);
  const copies = statedCalls(facts, module, 'copies').flatMap(({ call, effect }): (SameCopy & { readonly value: ValueId })[] => {
    const value = effect === 'this' ? receiverOf(call) : valueAt(call, effect);
    const source = value === undefined ? undefined : sourceOf(facts, code, value);
    return value !== undefined && source !== undefined ? [{ call, value, source: module.variables[source]?.name ?? '' }] : [];
  });
  const calls = new Set<Node>(copies.map(({ call }) => call));
  return copies.filter(({ call, value }) => {
    const users = code.usersOf(call.result);
    // A copy of a copy is told of once.
    return users.length > 0 && !users.some((user) => calls.has(user)) && isSameEachRound(facts, code, call, value);
  });
}

function isSameEachRound(facts: CopyFacts, code: ModuleCode, call: CallInstruction, value: ValueId): boolean {
  const region = regionOf(facts, code, call);
  const source = sourceOf(facts, code, value);
  if (!region || source === undefined || isForError(code, call) || isOfOneRound(code, region, call)) return false;
  if (isShort(facts, code, value) || isCalledFor(code, region, source)) return false;
  const steadiness = new Steadiness(facts, region);
  if (!steadiness.isSteady(value) || call.arguments.some((item) => item.kind !== 'value' || !steadiness.isSteady(item.value))) return false;
  return (
    !isTouched(facts, code, region, source) &&
    isOnlyRead({ facts, code, region, holdsNumbers: holdsNumbers(facts, code, call) }, call.result)
  );
}

/** The copy is made for an error, which ends the rounds. */
function isForError(code: ModuleCode, call: CallInstruction): boolean {
  const { block } = code.placeOf(call);
  return block.slice(block.indexOf(call)).some(({ op }) => op === 'throw');
}

/** A test lets one round through: the last, or the one with a number that is told from how many there are. */
function isOfOneRound(code: ModuleCode, region: Region, call: CallInstruction): boolean {
  return code.surroundings(call).some(({ control, block }) => {
    if (control.op !== 'branch' || !region.contains(control)) return false;
    return testsIn(code, control.test, block === control.then).some(({ operands }) => isNumbered(code, operands));
  });
}

/** The comparisons for equality that hold where the test does. */
function testsIn(code: ModuleCode, test: ValueId, holds: boolean): readonly (Instruction & { op: 'operate' })[] {
  const made = code.definitionOf(test);
  if (made?.op === 'load' && code.module.variables[made.variable]?.kind === 'synthetic' && holds)
    return code.storesOf(made.variable).flatMap((store) => testsIn(code, store.value, holds));
  return made?.op === 'operate' && holds && /^===?$/.test(made.operator) ? [made] : [];
}

/** `index === list.length - 1`. */
function isNumbered(code: ModuleCode, operands: readonly ValueId[]): boolean {
  const isVariable = (operand: ValueId): boolean => code.definitionOf(operand)?.op === 'load';
  return operands.some(isVariable) && operands.some((operand) => isLength(code, operand));
}

/** `list.length`, `list.length - 1`. */
function isLength(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(value);
  if (made?.op === 'operate') return /^[+-]$/.test(made.operator) && made.operands.some((operand) => isLength(code, operand));
  return made?.op === 'get' && 'name' in made.key && /^(length|size)$/.test(made.key.name);
}

/** A call in the region gives what the variable holds: what it gives may differ, whatever it is given. */
function isCalledFor(code: ModuleCode, region: Region, source: VariableId): boolean {
  return code.storesOf(source).some((store) => region.contains(store) && code.definitionOf(originOf(code, store.value))?.op === 'call');
}

function isShort({ sizes }: CopyFacts, code: ModuleCode, value: ValueId): boolean {
  const length = sizes.lengthOf(code.module, value);
  return length !== undefined && length < fewRounds;
}

/** The variable that is copied, or out of which it is read; a copy of a copy counts as of the first. */
function sourceOf(facts: CallFacts, code: ModuleCode, value: ValueId): VariableId | undefined {
  const made = code.definitionOf(value);
  if (made?.op === 'load') return code.module.variables[made.variable]?.kind === 'synthetic' ? undefined : made.variable;
  if (made?.op === 'cast') return sourceOf(facts, code, made.value);
  if (made?.op !== 'call') return undefined;
  const copied = behavioursOf(facts, code.module, made).map(({ copies }) => copies)[0];
  const inner = copied === 'this' ? receiverOf(made) : copied === undefined ? undefined : valueAt(made, copied);
  return inner === undefined ? undefined : sourceOf(facts, code, inner);
}

/** Something in the region writes to what the variable holds, however deep, or hands it to code that nobody knows. */
function isTouched(facts: CallFacts, code: ModuleCode, region: Region, source: VariableId): boolean {
  return code.loadsOf(source).some((load) => isPathTouched(facts, code, region, load.result));
}

function isPathTouched(facts: CallFacts, code: ModuleCode, region: Region, value: ValueId): boolean {
  return code.usersOf(value).some((user) => {
    if (!region.contains(user)) return false;
    if (user.op === 'get' || user.op === 'cast') return isPathTouched(facts, code, region, user.result);
    return user.op === 'call' ? mayChange(facts, code, user, value) : user.op === 'set' || user.op === 'remove' || user.op === 'store';
  });
}

/** The call may change the value or keep it: it is known to, is given it without being known, or has such a name. */
function mayChange(facts: CallFacts, code: ModuleCode, call: CallInstruction, value: ValueId): boolean {
  if (touchOf(facts, code.module, call, value) !== 'reads') return true;
  const isReceiver = call.callee.kind === 'method' && call.callee.object === value;
  return !isReceiver && behavioursOf(facts, code.module, call).length === 0;
}

/** What the library gives are numbers or texts, not objects. */
function holdsNumbers(facts: CallFacts, code: ModuleCode, call: CallInstruction): boolean {
  return behavioursOf(facts, code.module, call).some(({ result }) => {
    const given = result && 'promise' in result ? result.promise : result;
    return given !== undefined && 'plain' in given;
  });
}

/** How the uses of one copy are looked at. */
interface Reading {
  readonly facts: CallFacts;
  readonly code: ModuleCode;
  readonly region: Region;
  readonly holdsNumbers: boolean;
}

/** Nothing but reads happens to the value, under any of its names, and it does not leave the region. */
function isOnlyRead(reading: Reading, value: ValueId): boolean {
  const { facts, code, region } = reading;
  return code.usersOf(value).every((user) => {
    if (!region.contains(user)) return false;
    switch (user.op) {
      case 'cast':
      case 'await':
        return isOnlyRead(reading, user.result);
      case 'store':
        return isNameOnly(code, user) && code.loadsOf(user.variable).every((load) => isOnlyRead(reading, load.result));
      case 'get':
        return reading.holdsNumbers || ('name' in user.key && /^(length|size)$/.test(user.key.name)) || isOnlyRead(reading, user.result);
      case 'call':
        return !mayChange(facts, code, user, value);
      case 'operate':
      case 'branch':
      case 'loop':
      case 'switch':
        return true;
      default:
        return false;
    }
  });
}

/** The variable holds nothing else, or is that of a conditional expression, whose other ways are no business of this value. */
function isNameOnly(code: ModuleCode, { variable }: { readonly variable: VariableId }): boolean {
  return code.module.variables[variable]?.kind === 'synthetic' || code.storesOf(variable).length === 1;
}

function receiverOf({ callee }: CallInstruction): ValueId | undefined {
  return callee.kind === 'method' ? callee.object : undefined;
}

function valueAt(call: CallInstruction, position: number): ValueId | undefined {
  const item = call.arguments[position];
  return item?.kind === 'value' ? item.value : undefined;
}
