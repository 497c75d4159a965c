import type { Facts } from '../analyses/facts.ts';
import type { Site } from '../analyses/ownership/object.ts';
import type { Obligation } from '../analyses/ownership/obligation.ts';
import { type Amount, sumOf } from '../analyses/size/amounts.ts';
import type { Finding } from '../base/finding.ts';

/** How much the handles take that are lost in one run; undefined where the size of none is known. */
export function amountOfLosses(facts: Facts, losses: readonly Obligation[]): Amount | undefined {
  return amountOfSites(
    facts,
    losses.map(({ site }) => site),
  );
}

/** How much the handles of several sites take: data that several of them share is counted once. */
export function amountOfSites({ footprints }: Facts, sites: readonly Site[]): Amount | undefined {
  const owners = new Set<string>();
  let isComplete = true;
  const known = sites.flatMap(({ module, instruction, path, origin }) => {
    // What a scope's callback returned is as big as where it was made.
    const maker = origin ?? instruction;
    const isWhole = path === '' || (origin !== undefined && path.endsWith(' '));
    const footprint = isWhole && 'result' in maker ? footprints.of(module, maker.result) : undefined;
    isComplete &&= footprint !== undefined;
    const owner = `${module.path} ${footprint?.owner}`;
    if (!footprint || owners.has(owner)) return [];
    owners.add(owner);
    return [footprint];
  });
  return sumOf(known, isComplete);
}

/** How much goes into what a call of the program makes, as far as it is known: what it takes where it is kept, nobody can tell here. */
export function inputOf({ footprints, ownership }: Facts, { module, instruction, kind }: Site): Amount | undefined {
  if (instruction.op !== 'call' || !ownership.pairs.pairOf(kind)) return undefined;
  const known = instruction.arguments.flatMap((item) => (item.kind === 'value' ? (footprints.of(module, item.value) ?? []) : []));
  return sumOf(
    known.filter(({ bytes }) => bytes > few),
    known.length === instruction.arguments.length,
  );
}

/** Single numbers are settings. */
const few = 8;

/** The memory of what is never released: it stays now, and does not after the change. */
export function keptUntilReleased(size: string | undefined): Pick<Finding, 'memory'> {
  return size === undefined ? {} : { memory: { before: `${size}, kept`, after: 'nothing is kept' } };
}
