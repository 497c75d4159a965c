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

/** How much the handles of several sites take. */
export function amountOfSites({ footprints }: Facts, sites: readonly Site[]): Amount | undefined {
  const known = sites.flatMap(({ module, instruction, path }) => {
    return path === '' && 'result' in instruction ? (footprints.of(module, instruction.result) ?? []) : [];
  });
  return sumOf(known, known.length === sites.length);
}

/** The memory of what is never released: it stays now, and does not after the change. */
export function keptUntilReleased(size: string | undefined): Pick<Finding, 'memory'> {
  return size === undefined ? {} : { memory: { before: `${size}, kept`, after: 'nothing is kept' } };
}
