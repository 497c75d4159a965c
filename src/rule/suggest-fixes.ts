import type { Facts } from '../analyses/facts.ts';
import type { Loss, Obligation } from '../analyses/ownership/obligation.ts';
import { type KindId, libraryOf } from '../base/behaviour.ts';
import type { Confidence, FindingData, Suggestion, TextEdit } from '../base/finding.ts';
import type { Span } from '../base/span.ts';
import type { StatementId, Unit } from '../ir/model.ts';
import { returnedBy } from '../ir/returned-by.ts';
import { findHolder, type Handle } from '../fixes/handle.ts';
import { isMadeOf, unitAround } from '../fixes/producers.ts';
import { hasReadMembers, isAwaited } from '../fixes/uses.ts';
import { releaseAfterUse } from '../fixes/release-after-use.ts';
import { releaseBeforeExits } from '../fixes/release-before-exits.ts';
import { releaseInFinally } from '../fixes/release-in-finally.ts';
import { releasePrevious } from '../fixes/release-previous.ts';
import { findResultPath } from '../fixes/result-path.ts';
import { splitRead } from '../fixes/split-read.ts';
import { takePart } from '../fixes/take-part.ts';
import { wrapBody } from '../fixes/wrap-body.ts';
import { wrapRun } from '../fixes/wrap-run.ts';
import { wrapExpressions } from '../fixes/wrap-expression.ts';
import { FixFacts } from './fix-facts.ts';

/** What the edits of one finding work on. */
interface Task {
  readonly unit: Unit;
  readonly handles: readonly Handle[];
  /** Where the handles are lost. */
  readonly places: readonly Span[];
  readonly kind: KindId;
  /** How a scope is called in the file, for handles that one frees. */
  readonly scope: string | undefined;
  readonly facts: FixFacts;
}

type Fix = (task: Task) => readonly TextEdit[] | undefined;

/** Nobody reviews a change at more places than these at once. */
const mostHandles = 500;
/** More than these would only be harder to choose from. */
const mostSuggestions = 2;

/** Ways to mend each sort of loss, the best first, by the id of the message that offers it. */
const fixesOf: Readonly<Record<Loss, Readonly<Record<string, Fix>>>> = {
  'never-released': { takePart: takeOnlyPart, useScope: wrapWork, releaseAfterUse: releaseAll, releaseInFinally: guardAll },
  'after-await': { releaseAfterUse: releaseAll, releaseInFinally: guardAll },
  'unused-part': { takePart: takeOnlyPart, useScope: wrapWork, releaseAfterUse: releaseAll, releaseInFinally: guardAll },
  overwritten: { releasePrevious: releaseOld, useScope: wrapWork },
  'some-exits': { releaseBeforeExits: releaseAtExits, releaseInFinally: gatherReleases },
  unguarded: { releaseInFinally: guardOne },
};

/** What a callback returns goes on to whatever calls it: only a scope around all of that frees it. */
const fixesOfGivenOn: Readonly<Record<string, Fix>> = {
  useScope: ({ unit, scope, facts }) => (scope === undefined ? undefined : wrapBody(unit, scope, facts)),
};

/** Fixes after which nothing that throws loses the handle. */
const guardedFixes: ReadonlySet<string> = new Set(['takePart', 'useScope', 'releaseInFinally']);

/** What is known of the finding that the suggestions are for. */
export interface Occasion {
  readonly confidence: Confidence;
  readonly data: FindingData;
}

/** The changes that would release what is lost. Each of them alone is enough; where none is known to be safe there are none. */
export function suggestFixes(facts: Facts, losses: readonly Obligation[], { confidence, data }: Occasion): readonly Suggestion[] {
  const [first] = losses;
  if (losses.length > mostHandles) return [];
  if (losses.some(({ site, isShown }) => isShown || isInside(facts, site))) return [];
  // Who is handed all of them may keep them: releasing them here could be wrong.
  if (!first || losses.every((loss) => loss.isLent) || losses.some((loss) => loss.isConditional)) return [];
  const task = taskOf(facts, losses, first);
  const found: Suggestion[] = [];
  const fixes = task.handles.some((handle) => isGivenOn(task, handle)) ? fixesOfGivenOn : fixesOf[first.loss];
  for (const [messageId, fix] of Object.entries(fixes)) {
    // A release that an error skips would be the next finding, in strict use at least.
    if ((confidence === 'possible' || first.site.resource.failsInUse) && !guardedFixes.has(messageId)) continue;
    const edits = found.length < mostSuggestions ? fix(task) : undefined;
    if (!edits || found.some((each) => JSON.stringify(each.edits) === JSON.stringify(edits))) continue;
    found.push({ messageId, data: { ...data, scope: task.scope ?? data['scope'] ?? '' }, edits });
  }
  return found;
}

function taskOf(facts: Facts, losses: readonly Obligation[], first: Obligation): Task {
  const handles = losses.flatMap(({ site }): Handle[] => {
    const { module, instruction, noun } = site;
    return 'result' in instruction ? [{ module, instruction, path: pathOf(site), noun, release: releaseOf(facts, site) }] : [];
  });
  const { resource, kind, instruction } = first.site;
  const fixFacts = new FixFacts(facts, first.unit);
  const scope =
    resource.scope === undefined || losses.some(({ site }) => fixFacts.isKept(site.origin ?? site.instruction))
      ? undefined
      : fixFacts.scopeNameAt(libraryOf(kind), resource.scope, instruction.span);
  return { unit: first.unit, kind, handles, places: losses.flatMap((loss) => loss.places), scope, facts: fixFacts };
}

/** A function inside the unit returns the handle to whatever calls it: `list.map((n) => tf.tensor([n]))`. */
function isGivenOn({ unit, facts }: Task, { module, instruction }: Handle): boolean {
  const inner = unitAround(module, instruction.span);
  if (!inner || inner === unit) return false;
  return returnedBy(inner).some((value) => isMadeOf(module, value, instruction, facts.mayGiveBack));
}

/** The name of a pair does not say where in a result its handle is: where members of the result are read, one of them may be it. */
function isInside(facts: Facts, { module, instruction, kind }: Obligation['site']): boolean {
  return facts.ownership.pairs.pairOf(kind) !== undefined && hasReadMembers(module, instruction);
}

/** Where the handle is in what its instruction gives; no name of a member where that cannot be told. */
function pathOf({ module, origin, path }: Obligation['site']): string {
  if (origin) return findResultPath(module, origin) ?? '*';
  return path.startsWith('callback') ? path.slice('callback.'.length) : path;
}

/** The release, awaited where it takes time and can be. */
function releaseOf(facts: Facts, { module, instruction, kind, resource }: Obligation['site']): string {
  const name = /%\.(\w+)\(/.exec(resource.release)?.[1];
  const result = name === undefined ? undefined : facts.knowledge.methodOf(kind, name)?.result;
  const takesTime = (result && 'promise' in result) || (facts.ownership.pairs.pairOf(kind) !== undefined && isAwaited(module, instruction));
  return takesTime && unitAround(module, instruction.span)?.isAsync ? `await ${resource.release}` : resource.release;
}

/** A scope around the one expression that makes all of them, or around the whole function. */
function wrapWork(task: Task): readonly TextEdit[] | undefined {
  const { handles, scope, facts } = task;
  const [first] = handles;
  if (!first || scope === undefined) return undefined;
  const units = new Set(handles.map(({ module, instruction }) => unitAround(module, instruction.span)));
  const [unit] = units;
  const statements = new Set(handles.map(({ instruction }) => instruction.statement));
  const isUnnamed = handles.every((handle) => !findHolder(handle));
  if (unit && units.size === 1 && statements.size === 1 && isUnnamed) {
    const edits = wrapExpressions(
      unit,
      first.instruction.statement,
      handles.map(({ instruction }) => instruction),
      scope,
      facts,
    );
    if (edits) return edits;
  }
  return (
    wrapBody(units.size === 1 && unit ? unit : task.unit, scope, facts) ??
    (units.size === 1 && unit ? wrapPart(task, unit, scope) : undefined)
  );
}

/** A scope around a run of statements; what it gives is released after its last use if it is one of those that are lost. */
function wrapPart({ handles, facts }: Task, unit: Unit, scope: string): readonly TextEdit[] | undefined {
  const instructions = handles.map(({ instruction }) => instruction);
  const first = instructions.reduce((left, right) => (right.span.start < left.span.start ? right : left));
  const run = wrapRun(unit, first.statement, instructions, scope, facts);
  if (!run) return undefined;
  const { value } = run;
  const results = handles.filter(
    ({ module, instruction }) => value && 'result' in value && isMadeOf(module, value.result, instruction, facts.mayGiveBack),
  );
  if (results.some((handle) => findHolder(handle)?.variable !== run.result)) return undefined;
  return allOf([run.edits, ...results.map((handle) => releaseAfterUse(handle, facts.mayGiveBack))]);
}

/** Each handle by itself: a scope or a name for those without one, a release after its last use for the others. */
function releaseAll(task: Task): readonly TextEdit[] | undefined {
  const named = task.handles.filter((handle) => findHolder(handle));
  const parts: (readonly TextEdit[] | undefined)[] = [];
  const guarded: Handle[] = [];
  for (const handle of named) {
    const after = releaseAfterUse(handle, task.facts.mayGiveBack);
    if (after) parts.push(after);
    else guarded.push(handle);
  }
  if (guarded.length > 0) parts.push(releaseInFinally(guarded, false, task.facts));
  // Nothing but a `finally` is another suggestion.
  if (guarded.length === task.handles.length) return undefined;
  // Where a scope ends and a statement is added at one place, the scope ends first.
  return allOf([...unnamedEdits(task, named), ...parts]);
}

/** All parts together, if all of them can be done. */
function allOf(parts: readonly (readonly TextEdit[] | undefined)[]): readonly TextEdit[] | undefined {
  const edits = parts.flatMap((part) => part ?? []);
  return edits.length > 0 && parts.every((part) => part !== undefined) ? edits : undefined;
}

function unnamedEdits(task: Task, named: readonly Handle[]): readonly (readonly TextEdit[] | undefined)[] {
  const byStatement = new Map<StatementId, Handle[]>();
  for (const handle of task.handles) {
    if (named.includes(handle)) continue;
    const { statement } = handle.instruction;
    byStatement.set(statement, [...(byStatement.get(statement) ?? []), handle]);
  }
  return [...byStatement].map(([statement, handles]) => unnamedIn(task, statement, handles));
}

function unnamedIn({ scope, facts }: Task, statement: StatementId, handles: readonly Handle[]): readonly TextEdit[] | undefined {
  const [first] = handles;
  const unit = first && unitAround(first.module, first.instruction.span);
  if (!unit) return undefined;
  const instructions = handles.map(({ instruction }) => instruction);
  const wrapped = scope === undefined ? undefined : wrapExpressions(unit, statement, instructions, scope, facts);
  return wrapped ?? splitRead(unit, statement, handles, scope, facts);
}

function guardAll({ handles, facts }: Task): readonly TextEdit[] | undefined {
  return releaseInFinally(handles, false, facts);
}

/** The releases that are there already move into the `finally`. */
function gatherReleases({ handles, facts }: Task): readonly TextEdit[] | undefined {
  return releaseInFinally(handles, true, facts);
}

/** Of several, all but the last would still be exposed until the `try` begins. */
function guardOne({ handles, facts }: Task): readonly TextEdit[] | undefined {
  return handles.length === 1 ? releaseInFinally(handles, true, facts) : undefined;
}

function releaseAtExits({ handles, places }: Task): readonly TextEdit[] | undefined {
  return allOf(handles.map((handle) => releaseBeforeExits(handle, places)));
}

function releaseOld({ handles, places, facts, kind }: Task): readonly TextEdit[] | undefined {
  const distinct = [...new Map(places.map((place) => [place.start, place])).values()];
  return releasePrevious(handles[0], distinct, (instruction) => facts.givesOwn(instruction, kind));
}

function takeOnlyPart({ handles, scope, facts }: Task): readonly TextEdit[] | undefined {
  const [handle] = handles;
  const areParts = handles.every(({ instruction, path }) => path !== '' && instruction === handle?.instruction);
  return handle && areParts && scope !== undefined ? takePart(handle, scope, facts) : undefined;
}
