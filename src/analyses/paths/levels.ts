import type { CallInstruction, Instruction, Node, Unit, ValueId, VariableId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import type { Loop, ModuleCode } from '../code/module-code.ts';
import { originOf, originsOf } from '../code/origins.ts';
import type { Heats } from '../heat/heats.ts';
import { type Extent, extentOf, extentOfList } from '../size/extents.ts';
import type { Sizes } from '../size/sizes.ts';

/** What is needed to tell what is gone through, and how often. */
export interface NestFacts extends CallFacts {
  readonly heats: Heats;
  readonly sizes: Sizes;
}

/** One of several things that are gone through inside one another: a loop, or a call that runs a function for each element. */
export interface Level {
  readonly node: Loop | CallInstruction;
  /** The function that the call runs. */
  readonly unit?: Unit;
  /** What is gone through; undefined where it is no value of its own, as the neighbours that `graph.forEachNeighbor(node, f)` goes through. */
  readonly list?: ValueId;
  /** The variable that counts through the list. */
  readonly counter?: VariableId;
  readonly extent: Extent;
}

/**
 * The levels around a node, the innermost first, out to where `made` stands or, without it, to the function that others call. Functions that run at once
 * for each element are gone out of; loops that only count up to a number are no levels.
 */
export function levelsAround(facts: NestFacts, code: ModuleCode, node: Node, made: Node | undefined): readonly Level[] {
  const levels: Level[] = [];
  const home = made && code.unitOf(made);
  let at = node;
  for (;;) {
    const unit = code.unitOf(at);
    const outside = made && home === unit ? code.loopsAround(made) : [];
    for (const loop of code.loopsAround(at)) {
      const level = outside.includes(loop) ? undefined : levelOfLoop(facts, code, loop);
      if (level) levels.push(level);
    }
    const level = home === unit ? undefined : levelOfCallback(facts, code, unit);
    if (!level || level.node.op !== 'call') return levels;
    levels.push(level);
    at = level.node;
  }
}

/** A function that its parent hands to a call which runs it at once for each element. */
export function levelOfCallback(facts: NestFacts, code: ModuleCode, unit: Unit): Level | undefined {
  if (unit.parent === undefined || unit.isAsync || unit.isGenerator) return undefined;
  const [run, ...others] = facts.heats.runsOf(unit);
  if (!run || others.length > 0 || run.mode !== 'each' || run.node.op !== 'call' || run.from.id !== unit.parent) return undefined;
  const list = run.walked ?? firstList(facts, code, run.node);
  const text = code.module.text.slice(run.node.calleeSpan.start, run.node.calleeSpan.end);
  const extent = list === undefined ? { key: text, text: `|${text}|` } : extentOfGiven(facts, code, list);
  return { node: run.node, unit, extent, ...(list !== undefined && { list }) };
}

/** How long a list is, apart from the empty one that may stand in for it: `index.get(key) ?? []`. */
function extentOfGiven({ sizes }: NestFacts, code: ModuleCode, list: ValueId): Extent {
  const [only, ...others] = originsOf(code, list).filter((origin) => {
    const made = code.definitionOf(origin);
    return made?.op !== 'array' || made.items.length > 0;
  });
  return extentOfList(sizes, code.module, only !== undefined && others.length === 0 ? only : list);
}

/** `Array.from(list, f)`: the list is an argument. */
function firstList(facts: NestFacts, code: ModuleCode, call: CallInstruction): ValueId | undefined {
  for (const { runs = [] } of behavioursOf(facts, code.module, call))
    for (const { elementsOf } of runs) {
      const item = typeof elementsOf === 'number' ? call.arguments[elementsOf] : undefined;
      if (item?.kind === 'value') return item.value;
    }
  return undefined;
}

function levelOfLoop(facts: NestFacts, code: ModuleCode, loop: Loop): Level | undefined {
  const { iterable } = loop;
  if (iterable !== undefined) return { node: loop, list: iterable, extent: extentOfGiven(facts, code, iterable) };
  const counted = countedBy(code, loop);
  if (!counted) return undefined;
  const { counter, limit } = counted;
  const length = code.definitionOf(originOf(code, limit));
  if (length?.op !== 'get' || !('name' in length.key) || length.key.name !== 'length') return undefined;
  return { node: loop, list: length.object, counter, extent: extentOf(facts.sizes, code.module, limit) };
}

/** The counter of a loop and what it stays below. */
function countedBy(code: ModuleCode, { test, update }: Loop): { readonly counter: VariableId; readonly limit: ValueId } | undefined {
  const tested = test === undefined ? undefined : code.definitionOf(test);
  if (tested?.op !== 'operate' || !/^(<=?|!==?)$/.test(tested.operator)) return undefined;
  const [left, right] = tested.operands;
  const counter = left === undefined ? undefined : code.definitionOf(left);
  if (counter?.op !== 'load' || right === undefined) return undefined;
  const isCounted = instructionsOf(update).some((node: Instruction) => node.op === 'store' && node.variable === counter.variable);
  return isCounted ? { counter: counter.variable, limit: right } : undefined;
}
