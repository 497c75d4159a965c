import type { CallInstruction, Instruction, ValueId } from '../../ir/model.ts';
import { calledName } from '../code/called-names.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Addition } from './candidates.ts';

/** A key that is handed on through more calls is not followed. */
const mostCalls = 2;

/** The key of the new entry is made for it: a counter, or what a call without arguments gives, here or by all who call. */
export function isForOnePiece(meanings: Meanings, { module, key }: Pick<Addition, 'module' | 'key'>, calls = 0): boolean {
  const code = codeOf(module);
  const origin = key === undefined ? undefined : originOf(code, key);
  const parameter = origin === undefined ? undefined : code.parameterOf(origin);
  if (parameter) {
    const callers = meanings.callersOf(parameter.unit);
    return (
      calls < mostCalls &&
      callers.length > 0 &&
      callers.every(({ module: from, call }) => {
        const item = call.arguments[parameter.index];
        return item?.kind === 'value' && isForOnePiece(meanings, { module: from, key: item.value }, calls + 1);
      })
    );
  }
  const made = origin === undefined ? undefined : code.definitionOf(origin);
  if (made?.op === 'call') return made.arguments.length === 0 || isDrawn(code, made);
  return made !== undefined && (isCounted(code, made) || isCounter(code, made) || isDrawn(code, made));
}

/** A number that is drawn, or a text with one in it: `${Math.random()}`, `'job-' + randomUUID()`. */
function isDrawn(code: ModuleCode, made: Instruction, steps = 0): boolean {
  if (steps > 8) return false;
  const parts = made.op === 'operate' ? made.operands : made.op === 'call' ? partsOfCall(made) : [];
  if (made.op === 'call' && isDrawing(code, made)) return true;
  return parts.some((part) => {
    const definition = code.definitionOf(originOf(code, part));
    return definition !== undefined && isDrawn(code, definition, steps + 1);
  });
}

function partsOfCall({ callee, arguments: given }: CallInstruction): readonly ValueId[] {
  const values = given.flatMap((item) => (item.kind === 'value' ? [item.value] : []));
  return callee.kind === 'method' ? [callee.object, ...values] : values;
}

const drawingMethods = /^(random|randomUUID|randomBytes|nanoid)$/;
const drawingFunctions = /^(random(UUID|Bytes|Id)?|nanoid|uuid(v4)?|uniqueId)$/i;

function isDrawing(code: ModuleCode, call: CallInstruction): boolean {
  const name = calledName(code, call);
  return name !== undefined && (call.callee.kind === 'method' ? drawingMethods : drawingFunctions).test(name);
}

function isCounted(code: ModuleCode, made: Instruction): boolean {
  if (made.op !== 'operate') return false;
  if (made.operator === '++') return true;
  const [, step] = made.operands;
  const constant = step === undefined ? undefined : code.definitionOf(step);
  return made.operator === '+' && constant?.op === 'constant' && constant.value === 1;
}

/** `id` in `const id = this.next++`, the value before it is counted up, and a variable that is counted up elsewhere. */
function isCounter(code: ModuleCode, made: Instruction): boolean {
  if (made.op !== 'load' && made.op !== 'get') return false;
  const isCountedFurther = code.usersOf(made.result).some((user) => user.op === 'operate' && isCounted(code, user));
  return isCountedFurther || (made.op === 'load' && code.storesOf(made.variable).some((store) => isCountedValue(code, store.value)));
}

function isCountedValue(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(value);
  return made !== undefined && isCounted(code, made);
}

/** The entry is a function, or a literal with one that was given or made here. */
export function keepsFunction({ module, values }: Addition): boolean {
  const code = codeOf(module);
  return values.some((value) => {
    const made = code.definitionOf(originOf(code, value));
    if (made?.op === 'object') return made.entries.some((entry) => entry.kind === 'property' && isFunction(code, entry.value));
    return isFunction(code, value);
  });
}

function isFunction(code: ModuleCode, value: ValueId): boolean {
  const origin = originOf(code, value);
  const parameter = code.parameterOf(origin);
  const name = parameter?.unit.parameters[parameter.index]?.name;
  return (
    code.definitionOf(origin)?.op === 'closure' ||
    (name !== undefined && /^(resolve|reject|cb|ack|done|fn|next)$|callback|^on[A-Z]/i.test(name))
  );
}
