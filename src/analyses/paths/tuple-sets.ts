import type { Span } from '../../base/span.ts';
import type { CallInstruction, Module, Node, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf, originsOf } from '../code/origins.ts';
import { placeKey } from '../code/place-key.ts';
import type { Extent } from '../size/extents.ts';
import { type Collecting, findCollectings } from './collecting.ts';
import { type Flow, flowsInto } from './flows.ts';
import { guardOf } from './guards.ts';
import type { Level, NestFacts } from './levels.ts';
import { isText } from './places.ts';

/** A collection that gets an entry for each combination of the elements of several lists, or for each path of several steps. */
export interface TupleSet {
  readonly kind: 'combinations' | 'paths';
  /** What puts the entries in. */
  readonly node: Node;
  readonly name?: string;
  /** How many there are of each part of an entry, the outermost first: their product counts. */
  readonly extents: readonly Extent[];
  /** Where each part comes from, the outermost first. */
  readonly parts: readonly Span[];
  /** Entries are put together out of their parts, rather than worked out. */
  readonly isTuple: boolean;
  /** A test decides which combinations are kept. */
  readonly isFiltered: boolean;
  /** All steps of the paths follow one relation, as the neighbours of a graph are one. */
  readonly isOneRelation: boolean;
}

/** Fewer elements than this are few, and fewer entries than that. */
const fewElements = 50;
const fewEntries = 10_000;

/** The collections of a module with an entry for each combination of at least two lists that do not depend on each other, or for each path of at least two steps. */
export function findTupleSets(facts: NestFacts, module: Module): readonly TupleSet[] {
  const code = codeOf(module);
  const found = new Map<Node, TupleSet>();
  for (const collecting of findCollectings(facts, module)) {
    const set = tupleSet(code, collecting);
    if (set) found.set(set.node, set);
  }
  return [...found.values()].sort((a, b) => a.node.span.start - b.node.span.start);
}

function tupleSet(code: ModuleCode, collecting: Collecting): TupleSet | undefined {
  const { node, values, levels, name } = collecting;
  const sorted = sortLevels(code, collecting);
  const sides = sorted.independent.filter(({ extent }) => (extent.length ?? fewElements) >= fewElements);
  const isPaths = sorted.steps.length >= 2 && sides.length < 3;
  const parts = (isPaths ? levels.filter((level) => sides.includes(level) || sorted.steps.includes(level)) : sides).toReversed();
  if (parts.length < (isPaths ? 3 : 2) || isFew(parts) || isTakenBack(code, collecting)) return undefined;
  const guard = guardOf(code, node, levels);
  if (guard === 'few' || values.some((value) => isDrawn(code, value))) return undefined;
  const isTuple = values.some((value) => isPutTogether(code, value));
  // What is worked out for each pair is what a table or an image is made of.
  if (parts.length === 2 && (!isTuple || guard === 'filter')) return undefined;
  return {
    kind: isPaths ? 'paths' : 'combinations',
    node,
    extents: parts.map(({ extent }) => extent),
    parts: parts.map(headOf),
    isTuple,
    isFiltered: guard === 'filter',
    isOneRelation: new Set(sorted.steps.map((level) => relationOf(code, level))).size === 1,
    ...(name !== undefined && { name }),
  };
}

/** The levels whose elements get into the entries: those of lists that depend on no other level, and those that look up what belongs to an element of another. */
function sortLevels(code: ModuleCode, { values, levels }: Collecting): { independent: readonly Level[]; steps: readonly Level[] } {
  const carried = new Set<Level>();
  for (const value of values) for (const level of flowsInto(code, value, levels).keys()) carried.add(level);
  const roots = new Set<Level>();
  const steps: Level[] = [];
  levels.forEach((level, index) => {
    if (!carried.has(level) || isNumbers(code, level)) return;
    const flows = dependences(code, level, levels.slice(index + 1));
    const whole = [...flows].find(([, flow]) => flow === 'whole')?.[0];
    // A list inside an element: both together are one list that was written in parts.
    if (whole) roots.add(rootOf(code, whole, levels));
    else if (flows.size > 0) steps.push(level);
    else roots.add(level);
  });
  return { independent: levels.filter((level) => roots.has(level)), steps };
}

/** The level that a chain of lists in elements begins with. */
function rootOf(code: ModuleCode, level: Level, levels: readonly Level[]): Level {
  const flows = dependences(code, level, levels.slice(levels.indexOf(level) + 1));
  const whole = [...flows].find(([, flow]) => flow === 'whole')?.[0];
  return whole ? rootOf(code, whole, levels) : level;
}

/** The outer levels on which it depends what a level goes through. */
function dependences(code: ModuleCode, { list, node }: Level, outer: readonly Level[]): ReadonlyMap<Level, Flow> {
  if (list !== undefined) return flowsInto(code, list, outer);
  if (node.op !== 'call') return new Map();
  // `graph.forEachNeighbor(node, f)` looks up what to go through.
  const given = node.arguments.flatMap((item) =>
    item.kind === 'value' && code.definitionOf(item.value)?.op !== 'closure' ? [item.value] : [],
  );
  const keys = given.flatMap((value) => [...flowsInto(code, value, outer).keys()]);
  const receiver = node.callee.kind === 'method' ? flowsInto(code, node.callee.object, outer) : [];
  return new Map<Level, Flow>([...keys.map((level) => [level, 'key'] as const), ...receiver]);
}

/** The list only counts: `range(n)`, `Array(n).keys()`. */
function isNumbers(code: ModuleCode, { list }: Level): boolean {
  const made = list === undefined ? undefined : code.definitionOf(originOf(code, list));
  if (made?.op !== 'call') return false;
  const name = code.module.text.slice(made.calleeSpan.start, made.calleeSpan.end);
  return /\b(range|times)$/.test(name) || /\bArray\(.*\)\.keys$/.test(name);
}

function isFew(parts: readonly Level[]): boolean {
  const product = parts.reduce((all, { extent }) => all * (extent.length ?? Infinity), 1);
  return product < fewEntries;
}

/** The collection is emptied or begun anew while the levels go on, as a batch is. */
function isTakenBack(code: ModuleCode, { node, levels }: Collecting): boolean {
  const collection = node.op === 'call' && node.callee.kind === 'method' ? node.callee.object : undefined;
  const place = collection === undefined ? undefined : placeKey(code, collection);
  const outermost = levels.at(-1);
  if (place === undefined || !outermost) return false;
  const inside = outermost.node.op === 'loop' ? outermost.node.body : (outermost.unit?.body ?? []);
  return instructionsOf(inside).some((each) => {
    if (each.op === 'store') return !each.declares && place === `variable ${each.variable}`;
    if (each.op === 'set') return 'name' in each.key && each.key.name === 'length' && placeKey(code, each.object) === place;
    if (each.op !== 'call' || each.callee.kind !== 'method' || !('name' in each.callee.key)) return false;
    return /^(pop|shift|splice|clear|delete)$/.test(each.callee.key.name) && placeKey(code, each.callee.object) === place;
  });
}

/** Elements of a page are all needed to show it. */
function isDrawn(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(originOf(code, value));
  return made?.op === 'call' && made.form === 'jsx';
}

function isPutTogether(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(originOf(code, value));
  return made?.op === 'array' || made?.op === 'object' || (made?.op === 'call' && made.form === 'new') || isText(code, value);
}

/** What is asked for the next step of a path, as a name: the map, the function or the method. */
function relationOf(code: ModuleCode, { list, node }: Level): string {
  if (list === undefined) return node.op === 'call' ? relationByCall(code, node) : '';
  for (const origin of originsOf(code, originOf(code, list))) {
    const made = code.definitionOf(originOf(code, origin));
    if (made?.op === 'get') return `${placeKey(code, made.object) ?? made.span.start}[]`;
    if (made?.op === 'call') return relationByCall(code, made);
  }
  return String(list);
}

function relationByCall(code: ModuleCode, { callee, span }: CallInstruction): string {
  if (callee.kind === 'value') return placeKey(code, callee.value) ?? String(span.start);
  return `${placeKey(code, callee.object) ?? span.start}.${'name' in callee.key ? callee.key.name : ''}`;
}

function headOf({ node }: Level): Span {
  if (node.op === 'call') return { start: node.span.start, end: node.calleeSpan.end };
  return { start: node.span.start, end: node.form === 'do' ? node.span.end : node.bodySpan.start };
}
