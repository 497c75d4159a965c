import type { CallInstruction, Module, Node, Unit, ValueId } from '../../ir/model.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { statedCalls } from '../code/stated-calls.ts';
import type { Heats } from '../heat/heats.ts';

/** A call that works out gradients which nobody reads. */
export interface UnreadGradient {
  readonly call: CallInstruction;
  /** The member that is read: what the function itself gave. */
  readonly value: string;
}

/** A call that runs a model as in training. */
export interface TrainingRun {
  readonly call: CallInstruction;
  /** What that does, from the table. */
  readonly effect: string;
}

/** Callers further away than this are not looked at. */
const mostCallers = 8;

/** Whether a node is a call that records what a function does and works out its gradients. */
export function isGradientCall(facts: CallFacts, module: Module, node: Node): node is CallInstruction {
  return valueMemberOf(facts, module, node) !== undefined;
}

/** The calls of a module that work out gradients where only the value of the function is read. */
export function findUnreadGradients(facts: CallFacts, module: Module): readonly UnreadGradient[] {
  const code = codeOf(module);
  return code.all.calls.flatMap((call) => {
    const value = valueMemberOf(facts, module, call);
    return value !== undefined && value !== '' && isOnlyRead(facts, code, call.result, value, 0) === 'value' ? [{ call, value }] : [];
  });
}

/** The calls of a module that run a model as in training, for each event, request or frame, and not to train it. */
export function findTrainingRuns(facts: CallFacts & { readonly heats: Heats }, module: Module): readonly TrainingRun[] {
  const code = codeOf(module);
  return statedCalls(facts, module, 'trains').flatMap(({ call, effect }) =>
    isForTraining(facts, code.unitOf(call), new Set()) ? [] : [{ call, effect }],
  );
}

/** The member with the value of the function, `''` where the result has none; undefined for calls that give no gradients. */
function valueMemberOf(facts: CallFacts, module: Module, node: Node): string | undefined {
  if (node.op !== 'call') return undefined;
  const stated = behavioursOf(facts, module, node).find(({ differentiates }) => differentiates)?.differentiates;
  return stated && (stated.value ?? '');
}

/** What is read of a result: its `value`, nothing but what is released, or `more`. */
function isOnlyRead(facts: CallFacts, code: ModuleCode, result: ValueId, member: string, depth: number): 'value' | 'nothing' | 'more' {
  let found: 'value' | 'nothing' = 'nothing';
  for (const user of code.usersOf(result)) {
    const read = readBy(facts, code, user, result, member, depth);
    if (read === 'more') return 'more';
    if (read === 'value') found = 'value';
  }
  return found;
}

function readBy(
  facts: CallFacts,
  code: ModuleCode,
  user: Node,
  value: ValueId,
  member: string,
  depth: number,
): 'value' | 'nothing' | 'more' {
  if (depth > 4) return 'more';
  if (user.op === 'store') {
    const reads = code.loadsOf(user.variable).map((load) => isOnlyRead(facts, code, load.result, member, depth + 1));
    return reads.find((read) => read === 'more') ?? reads.find((read) => read === 'value') ?? 'nothing';
  }
  if (user.op === 'cast') return isOnlyRead(facts, code, user.result, member, depth + 1);
  if (user.op === 'get' && 'name' in user.key) return user.key.name === member ? 'value' : isReleased(facts, code, user.result, depth);
  return isReleaseOf(facts, code, user, value) ? 'nothing' : 'more';
}

/** Another part of the result is at most released. */
function isReleased(facts: CallFacts, code: ModuleCode, part: ValueId, depth: number): 'nothing' | 'more' {
  const isLeft = code.usersOf(part).every((user) => {
    if (user.op !== 'store') return isReleaseOf(facts, code, user, part);
    return code.loadsOf(user.variable).every((load) => isReleased(facts, code, load.result, depth + 1) === 'nothing');
  });
  return isLeft ? 'nothing' : 'more';
}

function isReleaseOf(facts: CallFacts, code: ModuleCode, user: Node, value: ValueId): boolean {
  if (user.op === 'array') return code.usersOf(user.result).every((each) => isReleaseOf(facts, code, each, user.result));
  if (user.op !== 'call') return false;
  const port = user.arguments.findIndex((item) => item.kind !== 'hole' && item.value === value);
  const isReceiver = user.callee.kind === 'method' && user.callee.object === value;
  return behavioursOf(facts, code.module, user).some(({ releases = [] }) => releases.includes(isReceiver ? 'this' : port));
}

/** The unit runs while gradients are worked out, or within something that does, as far as its callers are known. */
function isForTraining(facts: CallFacts & { readonly heats: Heats }, unit: Unit, seen: Set<Unit>): boolean {
  if (seen.has(unit) || seen.size > mostCallers) return false;
  seen.add(unit);
  const around = unit.parent === undefined ? undefined : unit.module.units[unit.parent];
  const runs = facts.heats.runsOf(unit);
  if (runs.some(({ module, node }) => isGradientCall(facts, module, node))) return true;
  return [...runs.map(({ from }) => from), ...(around && around.kind !== 'module' ? [around] : [])].some((each) =>
    isForTraining(facts, each, seen),
  );
}
