import type { CallInstruction, Module, Node, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { callsByName } from '../code/called-names.ts';
import { codeOf, type Loop, type ModuleCode } from '../code/module-code.ts';
import { placeKey } from '../code/place-key.ts';
import { copiedInto, extendedIn } from './copied.ts';
import { asking, isBounded, isMethodOn } from './places.ts';

/** A loop that takes ways from a list, puts back a longer copy for each next step, and collects all that arrive. */
export interface Worklist {
  /** What puts a way into the collection. */
  readonly node: CallInstruction;
  /** What puts the longer copy back. */
  readonly call: CallInstruction;
  /** The collection, as it is written. */
  readonly name: string;
}

/** The loops of a module that collect all ways, each of which only looks at itself for where it has been. */
export function findWorklists(module: Module): readonly Worklist[] {
  const code = codeOf(module);
  const taking = [...(callsByName(module).get('pop') ?? []), ...(callsByName(module).get('shift') ?? [])];
  return taking.flatMap((taken) => {
    const [loop] = code.loopsAround(taken);
    const place = taken.callee.kind === 'method' ? placeKey(code, taken.callee.object) : undefined;
    return loop && place !== undefined && loop.iterable === undefined ? (worklist(code, loop, taken, place) ?? []) : [];
  });
}

function worklist(code: ModuleCode, loop: Loop, taken: CallInstruction, place: string): Worklist | undefined {
  const nodes = nodesOf(loop.body);
  const isLeft = nodes.some(({ op }) => op === 'return' || op === 'break');
  if (isLeft || isBounded(code, nodes)) return undefined;
  const call = nodes.find(
    (node): node is CallInstruction => isMethodOn(code, node, place, /^(push|unshift)$/) && isLonger(code, node, taken),
  );
  if (!call || !nodes.some((node) => asksWay(code, node, taken))) return undefined;
  const node = nodes.find((each): each is CallInstruction => isCollecting(code, each, place, taken));
  const collection = node?.callee.kind === 'method' ? code.definitionOf(node.callee.object) : undefined;
  return node && collection ? { node, call, name: code.module.text.slice(collection.span.start, collection.span.end) } : undefined;
}

/** What is put back holds a longer copy of a list in what was taken. */
function isLonger(code: ModuleCode, call: CallInstruction, taken: CallInstruction): boolean {
  return valuesOf(code, call).some((value) =>
    [value, ...copiedInto(code, call)].some((each) =>
      [...extendedIn(code, value), each].some((from) => from !== value && isFrom(code, from, taken)),
    ),
  );
}

/** The arguments and what literals among them hold. */
function valuesOf(code: ModuleCode, call: CallInstruction): readonly ValueId[] {
  return call.arguments.flatMap((item): ValueId[] => {
    if (item.kind !== 'value') return [];
    const made = code.definitionOf(item.value);
    if (made?.op === 'object') return made.entries.map(({ value }) => value);
    return made?.op === 'array' ? [item.value, ...made.items.flatMap((each) => (each.kind === 'value' ? [each.value] : []))] : [item.value];
  });
}

/** Whether the way has been there is asked of the way itself. */
function asksWay(code: ModuleCode, node: Node, taken: CallInstruction): boolean {
  if (node.op !== 'call' || node.callee.kind !== 'method' || !('name' in node.callee.key)) return false;
  return asking.test(node.callee.key.name) && isFrom(code, node.callee.object, taken);
}

function isCollecting(code: ModuleCode, node: Node, place: string, taken: CallInstruction): boolean {
  if (node.op !== 'call' || node.callee.kind !== 'method' || !('name' in node.callee.key) || !/^(push|add)$/.test(node.callee.key.name))
    return false;
  const into = placeKey(code, node.callee.object);
  return (
    into !== undefined &&
    into !== place &&
    copiedInto(code, node).some((value) => isFrom(code, value, taken)) &&
    isMadeOutside(code, node, taken)
  );
}

/** The collection is there before the loop. */
function isMadeOutside(code: ModuleCode, { callee }: CallInstruction, taken: CallInstruction): boolean {
  const read = callee.kind === 'method' ? code.definitionOf(callee.object) : undefined;
  if (read?.op !== 'load') return true;
  const [loop] = code.loopsAround(taken);
  return code.storesOf(read.variable).every((store) => loop === undefined || !code.loopsAround(store).includes(loop));
}

/** The value is what was taken, or a part of it, under whatever name. */
function isFrom(code: ModuleCode, value: ValueId, taken: CallInstruction): boolean {
  const seen = new Set<ValueId>();
  const pending = [value];
  for (let next = pending.pop(); next !== undefined && seen.size < 40; next = pending.pop()) {
    if (next === taken.result) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const made = code.definitionOf(next);
    if (made?.op === 'load') pending.push(...code.storesOf(made.variable).map((store) => store.value));
    else if (made?.op === 'cast') pending.push(made.value);
    else if (made?.op === 'get' && ('name' in made.key || code.definitionOf(made.key.value)?.op === 'constant')) pending.push(made.object);
  }
  return false;
}
