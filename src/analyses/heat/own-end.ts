import type { CallInstruction, Node, Unit } from '../../ir/model.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { placeKey, placeOfWrite } from '../code/place-key.ts';
import type { Run } from './runs.ts';

/**
 * The only run of a function that ends itself on the way to the node: a tick that clears its own timer, a listener that removes itself. What stands behind that runs
 * once for each time that the function is registered: `const timer = setInterval(() => { if (!ready()) return; clearInterval(timer); start(); })`.
 */
export function runEndedBefore(facts: CallFacts, code: ModuleCode, node: Node, runs: readonly Run[]): Run | undefined {
  const [run, ...others] = runs;
  if (!run || others.length > 0 || run.module !== code.module || run.node.op !== 'call') return undefined;
  if (run.mode !== 'timer' && run.mode !== 'event') return undefined;
  const { node: registration } = run;
  const isEnd = (before: Node): boolean => before.op === 'call' && ends(facts, code, before, run, registration);
  return code.nodesBefore(node).some((nodes) => nodes.some(isEnd)) ? run : undefined;
}

function ends(facts: CallFacts, code: ModuleCode, call: CallInstruction, { mode, to }: Run, registration: CallInstruction): boolean {
  return behavioursOf(facts, code.module, call).some(({ releases = [], listens }) => {
    if (mode === 'timer') return releases.some((argument) => isHandleOf(code, call, argument, registration));
    const item = listens?.does === 'remove' ? call.arguments[listens.handler] : undefined;
    return item?.kind === 'value' && isUnit(code, item.value, to);
  });
}

/** The call is given what the registration gave, under the name that this has. */
function isHandleOf(code: ModuleCode, call: CallInstruction, argument: unknown, registration: CallInstruction): boolean {
  const item = typeof argument === 'number' ? call.arguments[argument] : undefined;
  const place = item?.kind === 'value' ? placeKey(code, item.value) : undefined;
  return (
    place !== undefined &&
    code.usersOf(registration.result).some((user) => (user.op === 'store' || user.op === 'set') && placeOfWrite(code, user) === place)
  );
}

function isUnit(code: ModuleCode, value: Parameters<ModuleCode['usersOf']>[0], unit: Unit): boolean {
  const made = code.definitionOf(originOf(code, value));
  return made?.op === 'closure' && made.unit === unit.id;
}
