import type { Instruction, ValueId } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { fates } from './standing.ts';
import type { State } from './state.ts';
import { type AbstractValue, falseValue, trueValue } from './value.ts';

/** Names under which handles of all libraries tell whether they were released: `tensor.isDisposed`, `mat.isDeleted()`. */
const names = /^_?(is|was)?(disposed|destroyed|deleted|released|closed)$/i;

/** Names under which handles tell what state they are in, and the texts for the last one: `context.state === 'closed'`. */
const states = /^(ready)?state$/i;
const lastState = /^(closed|stopped|ended|terminated|destroyed|disposed|released)$/i;

/** Whether a read of a handle's state is only compared with the state that releasing it ends in, so that it asks the same. */
export function asksForLastState(code: ModuleCode, node: Instruction & { op: 'get' }): boolean {
  if (!('name' in node.key) || !states.test(node.key.name)) return false;
  const users = code.usersOf(node.result);
  return users.length > 0 && users.every((user) => user.op === 'operate' && comparesWithLastState(code, user));
}

/** `state === 'closed'`, `'closed' !== state`. */
export function comparesWithLastState(code: ModuleCode, { operator, operands }: Instruction & { op: 'operate' }): boolean {
  return /^[!=]==?$/.test(operator) && operands.some((operand) => isLastState(code, operand));
}

function isLastState(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(value);
  return made?.op === 'constant' && typeof made.value === 'string' && lastState.test(made.value);
}

export function asksWhetherReleased(name: string): boolean {
  return names.test(name);
}

/** What a handle answers that is asked whether it was released, where the state knows. */
export function answerWhetherReleased(state: State, handle: AbstractValue): AbstractValue | undefined {
  const [object] = handle.objects;
  if (object?.is !== 'resource' || handle.objects.length !== 1 || handle.isEach) return undefined;
  const fate = state.standings.get(object)?.fate;
  return fate === fates.live ? falseValue : fate === fates.released ? trueValue : undefined;
}
