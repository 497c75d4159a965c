import type { CallInstruction, Module, Node, ValueId, VariableId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import { codeOf } from '../code/module-code.ts';

const changing =
  /^(add|append|assign|clear|copyWithin|delete|drop|fill|import|insert|load|merge|pop|prune|push|put|remove|replace|reset|reverse|set|shift|sort|splice|unshift|update|write)(?![a-z])/;
const changingFunctions = /(assign|mutate|populate|fill|build|import|insert|apply|add|set|update|merge|remove|prune|reset|clear)/i;

/** What a node does to the object that a value is: `grows` adds to it, `shrinks` takes from it, `reads` leaves it as it is, `keeps` lets it live on. */
export type Touch = 'grows' | 'shrinks' | 'reads' | 'keeps';

/** What a node that uses the value does to it. */
export function touchOf(facts: CallFacts, module: Module, node: Node, value: ValueId): Touch {
  switch (node.op) {
    case 'call':
      return touchOfCall(facts, module, node, value);
    case 'set':
      return node.object === value && node.value !== value ? 'grows' : 'keeps';
    case 'remove':
      return 'shrinks';
    case 'get':
    case 'operate':
    case 'branch':
    case 'loop':
    case 'switch':
      return 'reads';
    default:
      return 'keeps';
  }
}

function touchOfCall(facts: CallFacts, module: Module, call: CallInstruction, value: ValueId): Touch {
  if (call.form === 'new' || call.form === 'super' || call.form === 'jsx') return 'keeps';
  const behaviours = behavioursOf(facts, module, call);
  if (call.callee.kind === 'method' && call.callee.object === value) {
    if (behaviours.some(({ size }) => size === 'shrinks' || size === 'clears')) return 'shrinks';
    if (behaviours.some(({ size, stores }) => size === 'grows' || stores?.some(({ into }) => into === 'this'))) return 'grows';
    return 'name' in call.callee.key && changing.test(call.callee.key.name) ? 'grows' : 'reads';
  }
  const port = call.arguments.findIndex((item) => item.kind !== 'hole' && item.value === value);
  if (port < 0) return 'reads';
  if (behaviours.some(({ stores, takes }) => [...(stores ?? []), ...(takes ?? [])].some(({ what }) => what === port || what === 'rest')))
    return 'keeps';
  if (behaviours.some(({ stores }) => stores?.some(({ into }) => into === port))) return 'grows';
  if (behaviours.length > 0) return 'reads';
  return touchOfUnknown(facts, module, call, port);
}

function touchOfUnknown(facts: CallFacts, module: Module, call: CallInstruction, port: number): Touch {
  for (const callee of facts.meanings.calleesOf(call)) {
    const parameter = callee.kind === 'unit' ? callee.unit.parameters[port] : undefined;
    if (callee.kind !== 'unit' || !parameter) continue;
    const touches = touchesOf(facts, callee.unit.module, parameter.value, callee.unit.body);
    return (
      touches.find((touch) => touch === 'keeps') ??
      touches.find((touch) => touch === 'shrinks') ??
      touches.find((touch) => touch === 'grows') ??
      'reads'
    );
  }
  const name = module.text.slice(call.calleeSpan.start, call.calleeSpan.end);
  if (call.callee.kind === 'method' && 'name' in call.callee.key && changing.test(call.callee.key.name)) return 'keeps';
  return changingFunctions.test(name) ? 'grows' : 'reads';
}

/** What a function does to one of its parameters, as far as it calls and writes it itself. */
function touchesOf(facts: CallFacts, module: Module, parameter: ValueId, body: Parameters<typeof nodesOf>[0]): Touch[] {
  const code = codeOf(module);
  const inside = new Set<Node>(nodesOf(body));
  const touches: Touch[] = [];
  for (const user of code.usersOf(parameter)) {
    if (user.op !== 'store') continue;
    for (const load of code.loadsOf(user.variable))
      for (const use of code.usersOf(load.result)) {
        if (use.op === 'call' && !(use.callee.kind === 'method' && use.callee.object === load.result)) continue;
        touches.push(inside.has(use) || use.op === 'call' ? touchOf(facts, module, use, load.result) : 'reads');
      }
  }
  return touches;
}

/** Whether what a variable holds is changed by a node that `isMeant` accepts. */
export function isChanged(facts: CallFacts, module: Module, variable: VariableId, isMeant: (node: Node) => boolean): boolean {
  const code = codeOf(module);
  return code.loadsOf(variable).some((load) =>
    code.usersOf(load.result).some((user) => {
      if (!isMeant(user)) return false;
      const touch = touchOf(facts, module, user, load.result);
      return touch === 'grows' || touch === 'shrinks';
    }),
  );
}
