import type { CallInstruction, Module, Node, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { placeKey } from '../code/place-key.ts';
import { soundsLikeRelease } from '../ownership/call-effects.ts';

/** What is to release the elements of something, and never runs: it goes through the properties of what keeps its elements apart from them. */
export interface IdleRelease {
  /** The loop, or the call that runs a function for each element. */
  readonly node: Node;
  /** A release that never runs. */
  readonly release: CallInstruction;
  /** What holds the elements. */
  readonly container: ValueId;
  /** What a person calls it: `map`. */
  readonly noun: string;
  /** Where something is put into it. */
  readonly additions: readonly CallInstruction[];
}

/** `for (const key in map) map[key].dispose()`, `Object.values(map).forEach((each) => each.dispose())`. */
export function findIdleReleases(facts: CallFacts, module: Module): readonly IdleRelease[] {
  const code = codeOf(module);
  const ofLoops = code.all.loops.flatMap((loop): IdleRelease[] => {
    if (loop.iterable === undefined) return [];
    const container = loop.form === 'for-in' ? loop.iterable : walkedBy(facts, code, loop.iterable);
    return idle(facts, module, loop, container, instructionsOf(loop.body));
  });
  const ofCalls = code.all.calls.flatMap((call): IdleRelease[] => {
    const { callee } = call;
    const container = callee.kind === 'method' ? walkedBy(facts, code, callee.object) : undefined;
    return container === undefined
      ? []
      : idle(
          facts,
          module,
          call,
          container,
          code.all.calls.filter((each) => isInside(each, call)),
        );
  });
  return [...ofLoops, ...ofCalls];
}

/** The value whose properties a call goes through: `Object.values(value)`. */
function walkedBy(facts: CallFacts, code: ModuleCode, value: ValueId): ValueId | undefined {
  const call = code.definitionOf(value);
  if (call?.op !== 'call') return undefined;
  for (const { walks } of behavioursOf(facts, code.module, call)) {
    const item = typeof walks === 'number' ? call.arguments[walks] : undefined;
    if (item?.kind === 'value') return item.value;
  }
  return undefined;
}

function idle(facts: CallFacts, module: Module, node: Node, container: ValueId | undefined, inside: readonly Node[]): IdleRelease[] {
  if (container === undefined) return [];
  const release = inside.find((each): each is CallInstruction => each.op === 'call' && soundsLikeRelease(module, each));
  if (!release) return [];
  const rows = facts.meanings.kindsOf(module, container).map((kind) => facts.knowledge.kind(kind));
  const [first] = rows;
  if (!first || !rows.every((row) => row?.keepsElementsApart)) return [];
  return [{ node, release, container, noun: first.noun, additions: additionsTo(facts, module, container) }];
}

function additionsTo(facts: CallFacts, module: Module, container: ValueId): CallInstruction[] {
  const code = codeOf(module);
  const place = placeKey(code, container);
  if (place === undefined) return [];
  return code.all.calls.filter(
    (call) =>
      call.callee.kind === 'method' &&
      placeKey(code, call.callee.object) === place &&
      behavioursOf(facts, module, call).some(({ stores = [] }) => stores.some(({ into }) => into === 'this')),
  );
}

function isInside(call: CallInstruction, around: CallInstruction): boolean {
  return call !== around && around.calleeSpan.end <= call.span.start && call.span.end <= around.span.end;
}
