import type { Unit } from '../../ir/model.ts';
import type { Declaration } from './declared.ts';
import { givesResult, handleArgument, isNamedByCaller, keepsSomething } from './declared.ts';
import type { NamedCall, Owner } from './named-calls.ts';
import type { NamePair } from './name-pair.ts';
import { isHandleNoun } from './nouns.ts';
import { isRecord } from './records.ts';
import { areCounterparts, readName } from './verbs.ts';

const commonMembers = ['id', 'handle', 'ptr', 'pointer', 'ref', 'key', 'uuid', 'data', 'result', 'value', 'payload', 'body', 'response'];

/**
 * Pairs that are declared side by side, for things that hold memory behind a name, and whose release nobody calls: what is made then is never freed. Where something
 * calls the release, that call tells what is meant.
 */
export function pairsOfDeclarations(declarations: readonly Declaration[], calls: readonly NamedCall[]): NamePair[] {
  const byOwner = new Map<Owner, Declaration[]>();
  for (const each of declarations) byOwner.set(each.owner, [...(byOwner.get(each.owner) ?? []), each]);
  return [...byOwner].flatMap(([owner, members]) => pairsOn(owner, members, calls));
}

function pairsOn(owner: Owner, members: readonly Declaration[], calls: readonly NamedCall[]): NamePair[] {
  const pairs: NamePair[] = [];
  for (const make of members) {
    for (const read of readName(make.name)) {
      if (read.does !== 'make' || !isHandleNoun(read.noun) || !givesResult(make) || !keepsSomething(make.unit) || isRecord(make, read.noun))
        continue;
      const releases = new Map<string, number>();
      let written: Unit | undefined;
      for (const undo of members) {
        const argument = handleArgument(undo, read.noun);
        const isCounterpart = readName(undo.name).some((each) => areCounterparts(read, each));
        if (!isCounterpart || argument === undefined || !keepsSomething(undo.unit) || isNamedByCaller(make, undo, argument)) continue;
        releases.set(undo.name, argument);
        written ??= undo.unit;
      }
      if (releases.size === 0 || isReleasedSomewhere(releases, calls)) continue;
      pairs.push({
        create: make.name,
        noun: read.noun,
        releases,
        members: membersFor(read.noun),
        owners: new Set([owner]),
        evidence: 'declaration',
        ...(written && { counterpart: { module: written.module, span: written.nameSpan } }),
      });
    }
  }
  return pairs;
}

/** Calls from within a function of such a name only pass the request on. */
function isReleasedSomewhere(releases: ReadonlyMap<string, number>, calls: readonly NamedCall[]): boolean {
  return calls.some(({ name, unit }) => releases.has(name) && !(unit.name !== undefined && releases.has(unit.name)));
}

function membersFor(noun: string): ReadonlySet<string> {
  const words = noun.split(' ');
  const last = words.at(-1) ?? '';
  const whole = words.map((word, index) => (index === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1))).join('');
  const own = [last, whole].flatMap((word) => [
    word,
    `${word}Id`,
    `${word}_id`,
    `${word}Handle`,
    `${word}Ptr`,
    `${word}Key`,
    `${word}Name`,
  ]);
  return new Set([...commonMembers, ...own]);
}
