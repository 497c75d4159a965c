import type { Instruction, Module, Node, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { behavioursOf } from '../code/behaviours.ts';
import { codeOf, type Loop, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { placeKey, placeOfWrite } from '../code/place-key.ts';
import { isPartOfStream, type Run } from '../heat/runs.ts';
import { type Extent, extentOf, extentOfList } from '../size/extents.ts';
import type { Sizes } from '../size/sizes.ts';
import type { CopyFacts } from './copy-facts.ts';
import { areFewByName } from './few-by-name.ts';
import { addedLists, areMany } from './flattening.ts';
import { type Joining, joiningsOf } from './joined-values.ts';
import { isOfOneKind } from './one-kind.ts';
import { collectedParts } from './collected-parts.ts';
import { addsOwnMembers, isOfMembers } from './own-members.ts';

/** Something that each round replaces by a longer copy of itself. */
export interface Accumulation {
  readonly joining: Joining;
  /** The variable or field, as it is written. */
  readonly name: string;
  /** What is gone through, a loop or the call that runs a function for each element or event. */
  readonly around: Loop | (Node & { readonly op: 'call' });
  /** How many rounds there are, in the names of the program. */
  readonly extent: Extent;
  /** `values`: a loop or a callback of a list; `parts`: of a stream; `setting`: a loop up to a number that a property states which is no length. */
  readonly over: 'values' | 'parts' | 'setting';
  /**
   * Each round makes it longer: so for lists, unless rounds of several kinds are told apart and those of one add a whole list; for objects, where each
   * element of a list adds a member of its own.
   */
  readonly isPerRound: boolean;
  /** Rounds add whole lists, and nothing shows that there are more rounds than a few; or the name of what is gone through says that there are few. */
  readonly mayBeFew: boolean;
}

/** Fewer rounds than this copy little. */
const fewRounds = 50;

/** The accumulations of a module, apart from those that are known to take few rounds. */
export function findAccumulations(facts: CopyFacts, module: Module): readonly Accumulation[] {
  const code = codeOf(module);
  return joiningsOf(facts, module).flatMap((joining): Accumulation[] => {
    const kept = keptAt(code, joining);
    const found = kept ? inLoop(facts, code, joining, kept) : (inReduction(facts, code, joining) ?? ofCollected(facts, code, joining));
    if (!found || (found.extent.length ?? Infinity) < fewRounds) return [];
    return [{ ...found, mayBeFew: found.mayBeFew || (found.over === 'values' && areFewByName(found.extent.text)) }];
  });
}

interface Kept {
  readonly write: Instruction & { readonly op: 'store' | 'set' };
  readonly place: string;
}

/** Where the longer copy takes the place of what it copies. */
function keptAt(code: ModuleCode, { node, copied }: Joining): Kept | undefined {
  for (const write of code.usersOf(node.result)) {
    const place = (write.op === 'store' || write.op === 'set') && placeOfWrite(code, write);
    if (!place || (write.op !== 'store' && write.op !== 'set')) continue;
    if (copied.some((value) => placeKey(code, value) === place)) return { write, place };
  }
  return undefined;
}

function inLoop(facts: CopyFacts, code: ModuleCode, joining: Joining, { write, place }: Kept): Accumulation | undefined {
  const name = nameOf(code, write);
  const isWhole = (value: ValueId): boolean => placeKey(code, value) === place;
  if (endsRound(code, write)) return undefined;
  const loop = code.loopsAround(write).find((each) => !isRenewed(code, loopNodes(each), place, joining));
  if (loop) {
    if (isTakenFrom(code, loopNodes(loop), place, joining)) return undefined;
    const over = isSetting(code, limitOf(code, loop)) ? 'setting' : 'values';
    const isPerRound =
      !isOfOneKind(code, write, joining) &&
      isLonger(code, joining, listOf(code, loop.iterable), (value) => code.loopOfElement(value) === loop);
    const mayBeFew = isOfFewLists(facts, code, joining, isWhole, loop.iterable ?? listCountedBy(code, loop));
    return { joining, name, around: loop, extent: extentOfLoop(facts.sizes, code, loop), over, isPerRound, mayBeFew };
  }
  const unit = code.unitOf(write);
  const run = facts.heats.runsOf(unit).find((each) => each.node.op === 'call' && (each.mode === 'each' || isPartOfStream(each)));
  const body = instructionsOf(unit.body);
  if (run?.node.op !== 'call' || code.loopsAround(write).length > 0) return undefined;
  if (isRenewed(code, body, place, joining) || isTakenFrom(code, body, place, joining)) return undefined;
  const isPerRound = isLonger(code, joining, listOf(codeOf(run.module), run.walked), (value) => code.parameterOf(value)?.unit === unit);
  return {
    joining,
    name,
    around: run.node,
    extent: extentOfRun(facts.sizes, run),
    over: run.mode === 'each' ? 'values' : 'parts',
    isPerRound,
    mayBeFew: run.mode === 'each' && isOfFewLists(facts, code, joining, isWhole, run.module === code.module ? run.walked : undefined),
  };
}

/** A callback that gives back its first parameter longer than it got it, as the result of one round is given to the next. */
function inReduction(facts: CopyFacts, code: ModuleCode, joining: Joining): Accumulation | undefined {
  const isGiven = code.usersOf(joining.node.result).some((user) => user.op === 'return');
  const unit = code.unitOf(joining.node);
  if (!isGiven || unit.kind === 'module') return undefined;
  for (const run of facts.heats.runsOf(unit)) {
    if (run.mode !== 'each' || run.node.op !== 'call') continue;
    const { node } = run;
    const position = behavioursOf(facts, run.module, node)
      .flatMap(({ runs = [] }) => runs)
      .map(({ argument, parameters = [] }) => parameters.findIndex((shape) => JSON.stringify(shape).includes(`"resultOf":${argument}`)))
      .find((index) => index >= 0);
    const parameter = position === undefined ? undefined : unit.parameters[position];
    if (!parameter) continue;
    const isWhole = (value: ValueId): boolean => isParameter(code, value, parameter.value);
    if (!joining.copied.some(isWhole)) continue;
    const name = parameter.name ?? 'the result';
    const isElement = (value: ValueId): boolean => code.parameterOf(value)?.unit === unit && value !== parameter.value;
    const list = node.callee.kind === 'method' ? node.callee.object : undefined;
    const isPerRound = isLonger(code, joining, listOf(codeOf(run.module), list), isElement);
    const extent = list === undefined ? unknownExtent : extentOfList(facts.sizes, run.module, list);
    const mayBeFew = isOfFewLists(facts, code, joining, isWhole, run.module === code.module ? list : undefined);
    return { joining, name, around: node, extent, over: 'values', isPerRound, mayBeFew };
  }
  return undefined;
}

/** What a handler has collected, joined again with each part that comes. */
function ofCollected(facts: CopyFacts, code: ModuleCode, joining: Joining): Accumulation | undefined {
  const parts = collectedParts(facts, code, joining);
  return parts && { joining, ...parts, extent: unknownExtent, over: 'parts', isPerRound: true, mayBeFew: false };
}

/** Lists of what is gone through are added to the whole, and nothing shows that there are more of them than a few. */
function isOfFewLists(
  facts: CopyFacts,
  code: ModuleCode,
  joining: Joining,
  isWhole: (value: ValueId) => boolean,
  groups: ValueId | undefined,
): boolean {
  const lists = joining.form === 'object' ? [] : addedLists(code, joining, isWhole);
  return lists.length > 0 && !areMany(facts, code, joining.node, lists, groups);
}

/** The result gets longer with each element of the list: lists always do, objects only by members of their own. */
function isLonger(code: ModuleCode, joining: Joining, list: List | undefined, isOfRound: (value: ValueId) => boolean): boolean {
  if (joining.form !== 'object') return true;
  return list !== undefined && !isOfMembers(list.code, list.value) && addsOwnMembers(code, joining, isOfRound);
}

function listOf(code: ModuleCode, value: ValueId | undefined): List | undefined {
  return value === undefined ? undefined : { code, value };
}

/** What is gone through, in its module. */
interface List {
  readonly code: ModuleCode;
  readonly value: ValueId;
}

function isParameter(code: ModuleCode, value: ValueId, parameter: ValueId): boolean {
  const made = code.definitionOf(value);
  if (made?.op === 'cast') return isParameter(code, made.value, parameter);
  return made?.op === 'load' && code.storesOf(made.variable).every((store) => store.value === parameter);
}

/** What is made in the round itself does not grow from round to round. */
function isRenewed(code: ModuleCode, inside: ReadonlySet<Node> | readonly Node[], place: string, { node }: Joining): boolean {
  const all = new Set(inside);
  const id = Number(/^variable (\d+)/.exec(place)?.[1]);
  const stores = Number.isNaN(id) ? [] : code.storesOf(id as Parameters<ModuleCode['storesOf']>[0]);
  return stores.some((store) => all.has(store) && store.value !== node.result && (store.declares || place.includes('.')));
}

/** Another write in the round may take from it or begin anew. */
function isTakenFrom(code: ModuleCode, inside: ReadonlySet<Node> | readonly Node[], place: string, { node }: Joining): boolean {
  for (const each of inside) {
    if (each.op === 'call' && isTaking(code, each, place)) return true;
    if ((each.op !== 'store' && each.op !== 'set') || each.value === node.result) continue;
    const written = placeOfWrite(code, each);
    if (written !== undefined && (written === place || place.startsWith(`${written}.`)) && !isJoin(code, each.value, place)) return true;
  }
  return false;
}

const taking = /^(shift|pop|splice|clear|delete)$/;

function isTaking(code: ModuleCode, { callee }: Node & { op: 'call' }, place: string): boolean {
  return callee.kind === 'method' && 'name' in callee.key && taking.test(callee.key.name) && placeKey(code, callee.object) === place;
}

/** Another addition of the same sort. */
function isJoin(code: ModuleCode, value: ValueId, place: string): boolean {
  const made = code.definitionOf(value);
  return made?.op === 'array' && made.items.some((item) => item.kind === 'spread' && placeKey(code, item.value) === place);
}

/** The round is the last one: what follows in the block leaves the loop. */
function endsRound(code: ModuleCode, node: Node): boolean {
  const { block } = code.placeOf(node);
  return block.slice(block.indexOf(node)).some(({ op }) => op === 'break' || op === 'return' || op === 'throw');
}

function loopNodes({ header, body, update }: Loop): ReadonlySet<Node> {
  return new Set([header, body, update].flatMap(instructionsOf));
}

function extentOfLoop(sizes: Sizes, code: ModuleCode, loop: Loop): Extent {
  if (loop.iterable !== undefined) return extentOfList(sizes, code.module, loop.iterable);
  const limit = limitOf(code, loop);
  return limit === undefined ? unknownExtent : extentOf(sizes, code.module, limit);
}

/** What the counter of a loop stays below. */
function limitOf(code: ModuleCode, loop: Loop): ValueId | undefined {
  const test = loop.test === undefined ? undefined : code.definitionOf(loop.test);
  const [, limit] = test?.op === 'operate' && /^<=?$/.test(test.operator) ? test.operands : [];
  return limit;
}

/** The list whose length the counter of a loop stays below. */
function listCountedBy(code: ModuleCode, loop: Loop): ValueId | undefined {
  const limit = limitOf(code, loop);
  const read = limit === undefined ? undefined : code.definitionOf(originOf(code, limit));
  return read?.op === 'get' && 'name' in read.key && lengths.has(read.key.name) ? read.object : undefined;
}

const lengths = new Set(['length', 'size', 'byteLength', 'count']);

function isSetting(code: ModuleCode, limit: ValueId | undefined): boolean {
  const read = limit === undefined ? undefined : code.definitionOf(limit);
  return read?.op === 'get' && 'name' in read.key && !lengths.has(read.key.name);
}

function extentOfRun(sizes: Sizes, { module, walked }: Run): Extent {
  return walked === undefined ? unknownExtent : extentOfList(sizes, module, walked);
}

const unknownExtent: Extent = { key: 'n', text: 'n' };

function nameOf({ module }: ModuleCode, write: Instruction & { op: 'store' | 'set' }): string {
  if (write.op === 'store') return module.variables[write.variable]?.name ?? 'the result';
  return module.text.slice(write.span.start, write.span.end).replace(/\s*=[^]*$/, '');
}
