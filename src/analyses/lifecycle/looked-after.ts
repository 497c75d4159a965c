import type { CallInstruction, Module, Node, Unit, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { behavioursOf } from '../code/behaviours.ts';
import { codeOf } from '../code/module-code.ts';
import type { Facts } from '../facts.ts';
import { soundsLikeRelease } from '../ownership/call-effects.ts';
import { encloses } from '../pairs/flow-places.ts';

type Asked = Pick<Facts, 'knowledge' | 'meanings'>;

/** The function releases something, itself or through what it calls, or looks at the property before it writes it. */
export function isLookedAfter(facts: Asked, unit: Unit, property: string): boolean {
  return allNodesOf(unit).some((node) => {
    if (node.op === 'get') return 'name' in node.key && node.key.name === property && isAskedFor(unit.module, node.result);
    return node.op === 'call' && (mayRelease(facts, unit.module, node) || callsWhatReleases(facts, node));
  });
}

/** The nodes of a unit and of the functions in it. */
function allNodesOf(unit: Unit): readonly Node[] {
  return unit.module.units.filter((each) => each === unit || encloses(unit, each)).flatMap((each) => nodesOf(each.body));
}

function mayRelease(facts: Asked, module: Module, call: CallInstruction): boolean {
  const stated = behavioursOf(facts, module, call);
  if (stated.length > 0) return stated.some(({ releases }) => releases !== undefined);
  return (
    soundsLikeRelease(module, call) || /dispose|destroy|empty|reset/i.test(module.text.slice(call.calleeSpan.start, call.calleeSpan.end))
  );
}

function callsWhatReleases(facts: Asked, call: CallInstruction): boolean {
  return facts.meanings
    .calleesOf(call)
    .some(
      (callee) =>
        callee.kind === 'unit' && allNodesOf(callee.unit).some((node) => node.op === 'call' && mayRelease(facts, callee.unit.module, node)),
    );
}

/** The old value decides something, is kept, or is handed to somebody; reading its members says nothing. */
function isAskedFor(module: Module, value: ValueId): boolean {
  return codeOf(module)
    .usersOf(value)
    .some((user) => {
      if (user.op === 'get') return false;
      if (user.op === 'set') return user.value === value;
      return !(user.op === 'call' && user.callee.kind === 'method' && user.callee.object === value);
    });
}
