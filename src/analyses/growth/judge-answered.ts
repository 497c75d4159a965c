import type { CallInstruction, Instruction, Module, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Addition, Candidate, GrowthFacts } from './candidates.ts';
import type { Container } from './container.ts';
import type { Containers } from './containers.ts';
import { isBounded } from './judge-unbounded.ts';
import type { Verdict } from './verdict.ts';

/** Functions that are kept under a key made for one piece of work, and stay when they were called at its end: nothing ever deletes them. */
export function judgeAnswered(
  facts: GrowthFacts,
  containers: Containers,
  { container, lifetime, additions }: Candidate,
): Verdict | undefined {
  if (lifetime === 'brief' || facts.endings.of(container).length > 0 || isBounded(facts, container)) return undefined;
  const added = additions.find(({ change }) => change.isAmbiguous !== true && isForOnePiece(change) && keepsFunction(change));
  const call = added && findCall(containers, container, added.change.module);
  if (!added || !call) return undefined;
  const places = [{ module: added.change.module, span: call.calleeSpan, label: 'called here, and left in its place' }];
  return { kind: 'answered', change: added.change, confidence: 'likely', places };
}

/** The key is made here: a counter, or what a call gives. */
function isForOnePiece({ module, key }: Addition): boolean {
  const code = codeOf(module);
  const made = key === undefined ? undefined : code.definitionOf(originOf(code, key));
  if (made?.op === 'call') return made.arguments.length === 0;
  return made !== undefined && (isCounted(code, made) || isCounter(code, made));
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
function keepsFunction({ module, values }: Addition): boolean {
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
    (name !== undefined && /^(resolve|reject|cb|done|fn|next)$|callback|^on[A-Z]/i.test(name))
  );
}

/** Where a function of an entry is called: `callbacks[id](result)`, or a member of the entry that was looked up. */
function findCall(containers: Containers, container: Container, module: Module): CallInstruction | undefined {
  const code = codeOf(module);
  const kept = container.members.get('*');
  for (const node of code.all.calls) {
    if (node.form !== 'call') continue;
    const { callee } = node;
    const on = containers.of(module, callee.kind === 'value' ? callee.value : callee.object);
    if (kept && on.includes(kept)) return node;
    if (callee.kind === 'method' && 'value' in callee.key && on.includes(container)) return node;
  }
  return undefined;
}
