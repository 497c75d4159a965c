import type { Facts } from '../analyses/facts.ts';
import type { Heat } from '../analyses/heat/heat.ts';
import { compareRates } from '../analyses/heat/rate.ts';
import type { Obligation } from '../analyses/ownership/obligation.ts';

/**
 * Whether a lost handle is a graph or embedding that is made again and again: in a loop, or for every event, request, frame or tick. Those are the business of
 * no-graph-creation-in-loop; of the others require-release tells.
 */
export function isRepeatedGraph(facts: Facts, { site, loss }: Obligation, heat: Heat): boolean {
  if (loss !== 'never-released' && loss !== 'overwritten') return false;
  return isGraphSort(facts, site.kind) && compareRates(heat.rate, 'iteration') >= 0;
}

/** Whether values of a kind are graphs or embeddings. */
export function isGraphSort(facts: Facts, kind: string): boolean {
  const sort = facts.ownership.knowledge.kind(kind)?.sort;
  return sort === 'graph' || sort === 'embedding';
}

/** Whether a kind rests on what names or texts say, not on a table's word about a call. */
export function isInferred(facts: Facts, kind: string): boolean {
  return facts.ownership.pairs.pairOf(kind) !== undefined || facts.knowledge.textProtocols.some((protocol) => protocol.kind === kind);
}
