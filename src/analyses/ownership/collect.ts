import type { Span } from '../../base/span.ts';
import type { Control, Unit } from '../../ir/model.ts';
import { storesOfResult } from '../../ir/stores-of-result.ts';
import { codeOf } from '../code/module-code.ts';
import type { Exit, World } from './context.ts';
import type { Loss, Obligation } from './obligation.ts';
import type { Site } from './object.ts';
import { isReleasedOnAnyWhim } from './plain-conditions.ts';
import { fates, type Standing } from './standing.ts';

/** How the handles of one site stand on all ways out. */
interface Record {
  readonly site: Site;
  readonly lost: { readonly standing: Standing; readonly node: Control | undefined; readonly isOld: boolean }[];
  readonly fine: { readonly standing: Standing; readonly node: Control | undefined; readonly isOld: boolean }[];
}

/** The handles that a unit's run loses. */
export function collectObligations(world: World, unit: Unit, exits: readonly Exit[]): Obligation[] {
  const bySite = new Map<string, Record>();
  const numbers = new Map<object, number>();
  for (const exit of exits) {
    for (const [object, standing] of exit.state.standings) {
      if (object.is !== 'resource') continue;
      const number = numbers.get(object.site.instruction) ?? numbers.size;
      numbers.set(object.site.instruction, number);
      const key = `${number} ${object.site.path} ${object.site.kind}`;
      const record = bySite.get(key) ?? { site: object.site, lost: [], fine: [] };
      bySite.set(key, record);
      // A handle that a scope around the whole run will free is no loss.
      const isLost = standing.fate === fates.live && standing.scope === 0 && standing.isParted !== true;
      (isLost ? record.lost : record.fine).push({ standing, node: exit.node, isOld: object.isOld });
    }
  }
  return [...bySite.values()].flatMap((record) => judge(world, unit, record, exits) ?? []);
}

function judge(world: World, unit: Unit, record: Record, exits: readonly Exit[]): Obligation | undefined {
  const { site, fine } = record;
  const lost = lostInEveryRound(record) ?? record.lost;
  const unguarded = fine.filter(({ standing }) => standing.isExposed && standing.fate === fates.released);
  const isUnguarded = unguarded.length > 0;
  const isWaited = unguarded.some(({ standing }) => standing.isWaited === true);
  if (lost.length === 0 && !isUnguarded) return undefined;
  const variable = site.label ?? variableOf(site);
  const base = { site, unit, ...(variable !== undefined && { variable }) };
  if (lost.length === 0) {
    return { ...base, loss: 'unguarded', places: [], isLent: false, isMemo: false, isShown: false, isWaited, isConditional: false };
  }
  const isLent = lost.every(({ standing }) => standing.isLent);
  const newestFine = fine.filter((each) => !each.isOld);
  // Where a value is overwritten or its block left, the condition for it holds: that it is lost there hangs on another only if making it does.
  // A jump out of its block, or a call that left it: whatever the others are, there it is lost.
  const isSure = lost.some(({ standing, isOld }) => !isOld && (standing.dropped ?? standing.left) !== undefined);
  const isDoubted = (other: Record['lost'][number]): boolean =>
    newestFine.some(
      (each) =>
        other.node === each.node &&
        (!other.standing.overwritten || isMadeOnSomeWays(site, other.node, exits)) &&
        !isReleasedOnAnyWhim(world, unit, site, each.standing),
    );
  const newestLost = lost.filter((each) => !each.isOld);
  // Where it is lost at a `return` of its own, it does not matter what else is not sure, as the end of a handler where something was thrown.
  const isLeft = newestLost.some((each) => each.node?.op === 'return' && !newestFine.some(({ node }) => node === each.node));
  const isConditional = !isSure && !isLeft && newestLost.some(isDoubted);
  const loss = lossOf(site, lost, newestFine);
  return {
    ...base,
    loss,
    places: placesOf(loss, lost),
    isLent,
    isMemo: lost.every(({ standing }) => standing.isMemo === true),
    isWaited,
    isShown: lost.some(({ standing }) => standing.isShown === true),
    isConditional,
  };
}

/**
 * The handles of earlier rounds of a loop that the next one overwrites, if none of them is released on any way: whether the newest is lost as well, as
 * where something is thrown, changes nothing of that.
 */
function lostInEveryRound({ lost, fine }: Record): Record['lost'] | undefined {
  const overwritten = lost.filter(({ isOld, standing }) => isOld && standing.overwritten !== undefined);
  return overwritten.length > 0 && fine.length > 0 && !fine.some(({ isOld }) => isOld) ? overwritten : undefined;
}

/** On some way to the same exit it is not made: `if (a) x = f(); if (b) x = g();`, where the two may well exclude one another. */
function isMadeOnSomeWays({ instruction, path }: Site, node: Control | undefined, exits: readonly Exit[]): boolean {
  return exits.some(
    (exit) =>
      exit.node === node &&
      ![...exit.state.standings.keys()].some(
        (object) => object.is === 'resource' && object.site.instruction === instruction && object.site.path === path,
      ),
  );
}

function lossOf(site: Site, lost: Record['lost'], fine: Record['fine']): Loss {
  if (lost.some(({ standing }) => standing.isAfterAwait)) return 'after-await';
  if (lost.every(({ standing }) => standing.overwritten !== undefined)) return 'overwritten';
  if (fine.length > 0 && lost.some(({ standing }) => standing.dropped !== undefined || standing.left !== undefined)) return 'some-exits';
  if (lost.every(({ isOld }) => isOld) && fine.length > 0) return 'overwritten';
  if (fine.length > 0) return 'some-exits';
  const isPart = site.path !== '' && !site.path.includes('*') && site.origin === undefined;
  return isPart && lost.every(({ standing }) => !standing.isTaken) ? 'unused-part' : 'never-released';
}

function placesOf(loss: Loss, lost: Record['lost']): Span[] {
  const spans = lost.flatMap(({ standing, node }) =>
    loss === 'overwritten'
      ? (standing.overwritten ?? [])
      : loss === 'some-exits'
        ? (standing.dropped ?? standing.left ?? node?.span ?? [])
        : [],
  );
  return [...new Map(spans.map((span) => [span.start, span])).values()];
}

/** The variable that the made value, or the part of a result that the handle is, is stored in directly. */
function variableOf(site: Site): string | undefined {
  const { module, instruction } = site;
  if (!('result' in instruction)) return undefined;
  const isPart = site.path !== '' && !site.path.includes('*') && site.origin === undefined;
  const unit = codeOf(module).unitOf(instruction);
  for (const store of storesOfResult(unit, instruction.result, isPart ? site.path : '')) {
    const variable = module.variables[store.variable];
    if (variable && variable.kind !== 'synthetic') return variable.name;
  }
  return undefined;
}
