import type { Facts } from '../analyses/facts.ts';
import { relatedOf } from '../analyses/heat/heat.ts';
import { isRecurring } from '../analyses/heat/rate.ts';
import { isOfWholePage } from '../analyses/heat/shows-component.ts';
import type { Obligation } from '../analyses/ownership/obligation.ts';
import { gradeOf } from '../analyses/severity.ts';
import { amountText } from '../analyses/size/amounts.ts';
import type { Finding, FindingData, Related } from '../base/finding.ts';
import { LineIndex } from '../base/line-index.ts';
import type { Module, Unit } from '../ir/model.ts';
import { amountOfLosses, keptUntilReleased } from './loss-amounts.ts';
import { confidenceOfLosses, isUnguardedUse, isUnsure } from './loss-confidence.ts';
import { isOrderedOnce } from './ordered-once.ts';
import { suggestFixes } from './suggest-fixes.ts';
import { counterpartOf, isRepeatedGraph, releaseText } from './repeated-graph.ts';

/** Handles that one fix would release: those of one function that are lost in the same way. */
export interface LossGroup {
  readonly messageId: string;
  readonly unit: Unit;
  readonly losses: readonly [Obligation, ...Obligation[]];
}

/** More related places than this help nobody. */
const mostPlaces = 40;
/** More names than this are counted instead of listed. */
const mostNames = 4;

/** Which of the lost handles of a discipline a rule reports. */
export interface Meant {
  /** Other handles are left to another rule. */
  readonly isMeant: (loss: Obligation) => boolean;
  /** All that one call gives is told of at once: parts that nobody takes with those that are not released, and none apart for a release that is not guarded. */
  readonly joinsParts?: true;
}

/** One finding for each group of handles of a discipline that a module loses. */
export function* findLostHandles(
  module: Module,
  facts: Facts,
  discipline: 'scoped' | 'manual',
  meant: Meant = { isMeant: () => true },
): Iterable<Finding> {
  const lines = new LineIndex(module.text);
  for (const group of groupLosses(facts, facts.ownership.obligationsOf(module).filter(meant.isMeant), discipline, meant)) {
    const finding = describe(module, facts, lines, group);
    if (finding) yield finding;
  }
}

function groupLosses(
  facts: Facts,
  obligations: readonly Obligation[],
  discipline: 'scoped' | 'manual',
  { joinsParts }: Meant,
): Iterable<LossGroup> {
  const groups = new Map<string, { messageId: string; unit: Unit; losses: [Obligation, ...Obligation[]] }>();
  for (const loss of obligations) {
    if (joinsParts && loss.loss === 'unguarded' && obligations.some((other) => other.loss !== 'unguarded' && isOfOneCall(other, loss)))
      continue;
    if (loss.site.resource.discipline !== discipline || facts.losingCalls.isLeftToCallers(loss)) continue;
    if (isUnguardedUse(loss) && loss.site.resource.endsWith && obligations.some((each) => isGuardOf(each, loss))) continue;
    const messageId = messageOf(facts, loss);
    // Every scoped handle of a function is freed by one scope; handles without scopes each need a release of their own.
    const sort = joinsParts && messageId === 'unusedPart' ? 'neverReleased' : messageId;
    const key = `${loss.unit.id} ${sort} ${isUnsure(loss)} ${discipline === 'scoped' ? '' : placeOf(loss)}`;
    const group = groups.get(key);
    if (group) {
      group.losses.push(loss);
      group.messageId = group.messageId === messageId ? messageId : sort;
    } else groups.set(key, { messageId, unit: loss.unit, losses: [loss] });
  }
  return groups.values();
}

function isOfOneCall({ site: one }: Obligation, { site: other }: Obligation): boolean {
  return one.module === other.module && one.instruction === other.instruction;
}

/** A `finally` that releases the one releases the other as well, which ends with its maker. */
function isGuardOf(maker: Obligation, made: Obligation): boolean {
  return maker.unit === made.unit && isUnguardedUse(maker) && !maker.site.resource.endsWith;
}

/** Where a release would be put: handles that are overwritten at one place need one there; what a component remembers, it releases when it ends. */
function placeOf({ loss, places, site, isMemo }: Obligation): number | string {
  if (isMemo) return site.noun;
  return (loss === 'overwritten' ? places[0]?.start : undefined) ?? site.instruction.span.start;
}

function messageOf(facts: Facts, loss: Obligation): string {
  switch (loss.loss) {
    case 'never-released':
      return facts.ownership.pairs.pairOf(loss.site.kind) ? 'pairNeverReleased' : 'neverReleased';
    case 'some-exits':
      return 'someExits';
    case 'overwritten':
      return 'overwritten';
    case 'unused-part':
      return 'unusedPart';
    case 'after-await':
      return 'afterAwait';
    case 'unguarded':
      return isUnguardedUse(loss) ? 'unguardedUse' : 'unguarded';
  }
}

function describe(module: Module, facts: Facts, lines: LineIndex, group: LossGroup): Finding | undefined {
  const sorted = [...group.losses].sort((left, right) => left.site.instruction.span.start - right.site.instruction.span.start);
  const [first] = sorted;
  if (!first) return undefined;
  const heat = facts.heats.of(module, first.site.instruction);
  // Work that is done once per process keeps what it keeps, and no more.
  if (heat.rate === 'once' && !facts.heats.mayRunFromOutside(group.unit)) return undefined;
  if (isRepeatedGraph(facts, first)) return undefined;
  if (!isRecurring(heat.start) && heat.start !== 'mount' && !heat.isEndless && sorted.every(({ site }) => site.resource.meantToStay))
    return undefined;
  const isOrdered = sorted.every(
    ({ site }) => site.resource.meantToStay && (isOrderedOnce(facts, site) || (heat.start === 'mount' && isOfWholePage(site.unit))),
  );
  const confidence = isOrdered ? 'possible' : confidenceOfLosses(facts, group, heat.rate);
  const { messageId } = group;
  const isMany = sorted.length > 1 && !messageId.startsWith('unguarded');
  const amount = amountOfLosses(facts, sorted);
  const size = amount ? amountText(amount, heat) : undefined;
  const data = { ...dataOf(facts, lines, sorted, first), size: size === undefined ? '' : `, ${size}` };
  return {
    messageId: isMany ? `${messageId}Many` : messageId,
    span: first.site.instruction.span,
    data,
    because: [
      ...sorted.slice(1).map(madeHere),
      ...sorted.flatMap(leavesHere),
      ...counterpartOf(facts, first, module),
      ...relatedOf(heat, module),
    ].slice(0, mostPlaces),
    confidence,
    ...gradeOf({ heat, confidence, sort: 'leak', amount }),
    ...keptUntilReleased(size),
    // Asked for only when the finding is shown.
    get suggest() {
      return suggestFixes(facts, sorted, { confidence, data });
    },
  };
}

function madeHere(loss: Obligation): Related {
  return { span: loss.site.instruction.span, label: `another ${loss.site.noun} is made here` };
}

function leavesHere(loss: Obligation): Related[] {
  const label = loss.loss === 'overwritten' ? 'its last holder gets another value here' : 'lost on this way out';
  return loss.places.map((span) => ({ span, label }));
}

/** What becomes of a handle that nobody releases. */
const otherwise = {
  never: 'nothing else frees it',
  late: 'the garbage collector frees it some time at best',
  yes: 'what it does goes on until then',
} as const;

function nameOf({ site, variable }: Obligation): string {
  return variable === undefined ? `${site.noun} that \`${site.maker}\` makes` : `${site.noun} \`${variable}\``;
}

function dataOf(facts: Facts, lines: LineIndex, losses: readonly Obligation[], first: Obligation): FindingData {
  const { site, unit } = first;
  const release = releaseText(facts, first);
  const names = [...new Set(losses.map((loss) => loss.variable ?? loss.site.maker))];
  const listed = names
    .slice(0, mostNames)
    .map((name) => `\`${name}\``)
    .join(', ');
  const leaving = [...new Set(losses.flatMap((loss) => loss.places.map((place) => lines.positionAt(place.start).line)))];
  return {
    noun: site.noun,
    count: losses.length,
    value: `the ${nameOf(first)}`,
    subject: `The ${nameOf(first)}`,
    names: names.length > mostNames ? `${listed} and ${names.length - mostNames} more` : listed,
    where: unit.kind === 'module' ? 'this module' : unit.name === undefined ? 'this function' : `\`${unit.name}\``,
    keptIn: site.resource.keptIn,
    release,
    advice: first.variable === undefined ? 'give it a name and release it after its last use' : `call \`${release}\` after its last use`,
    otherwise: otherwise[site.resource.collected],
    scope: site.resource.scope ?? '',
    lines: leaving.length === 0 ? 'the end' : `line ${leaving.join(', ')}`,
    part: site.path,
    maker: site.maker,
  };
}
