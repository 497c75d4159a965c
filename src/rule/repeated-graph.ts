import type { Facts } from '../analyses/facts.ts';
import type { Heat } from '../analyses/heat/heat.ts';
import { compareRates } from '../analyses/heat/rate.ts';
import type { Obligation } from '../analyses/ownership/obligation.ts';
import { findSameCopies } from '../analyses/copying/same-copies.ts';
import { Rebuilds } from '../analyses/rebuilding/rebuilds.ts';
import { codeOf } from '../analyses/code/module-code.ts';
import type { Confidence, Related } from '../base/finding.ts';
import type { CallInstruction, Module, Unit } from '../ir/model.ts';

/** A call that builds the same graph or embedding again and again. */
export interface SameGraph {
  readonly call: CallInstruction;
  readonly noun: string;
  readonly heat: Heat;
}

/**
 * Whether a lost handle is a graph or embedding that is made again and again: in a loop, or for every event, request, frame or tick. Those are the business of
 * no-graph-creation-in-loop; of the others require-release tells.
 */
export function isRepeatedGraph(facts: Facts, { site, loss }: Obligation): boolean {
  if (loss !== 'never-released' && loss !== 'overwritten') return false;
  return isGraphSort(facts, site.kind) && isRepeated(facts.heats.of(site.module, site.instruction));
}

/** How sure it is that such a handle stays. One that is garbage when nobody holds it matters in loops; a person's click may make a view anew. */
export function confidenceOfRepeated(facts: Facts, { isLent, isConditional, site }: Obligation, heat: Heat): Confidence {
  if (isLent || isConditional) return 'possible';
  if (site.resource.collected === 'yes') return heat.rate === 'event' ? 'possible' : 'likely';
  return site.resource.collected === 'late' || isInferred(facts, site.kind) ? 'likely' : 'certain';
}

/** The calls of a module that build, on each round, a graph or embedding from what never changes, and only read it there. */
export function* findSameGraphs(module: Module, facts: Facts): Generator<SameGraph> {
  const { knowledge } = facts;
  const rebuilds = new Rebuilds(facts, (kind) => isGraphSort(facts, kind) && knowledge.kind(kind)?.resource === undefined);
  const code = codeOf(module);
  for (const call of code.all.calls) {
    if (!facts.meanings.kindsOf(module, call.result).some((each) => isGraphSort(facts, each))) continue;
    const kind = rebuilds.madeBy(module, call);
    const heat = kind === undefined ? undefined : facts.heats.of(module, call);
    if (kind === undefined || !heat || !isRepeated(heat)) continue;
    if (rebuilds.isBuiltFromTheSame(module, call, isInline(facts, code.unitOf(call))) && !isCopy(module, facts, call))
      yield { call, noun: knowledge.kind(kind)?.noun ?? 'graph', heat };
  }
}

/** The rule about copies tells of it. */
function isCopy(module: Module, facts: Facts, call: CallInstruction): boolean {
  return findSameCopies(facts, module).some((copy) => copy.call === call);
}

/** Where what undoes a pair's work is called or written. */
export function counterpartOf(facts: Facts, { site }: Obligation, from: Module): readonly Related[] {
  const pair = facts.ownership.pairs.pairOf(site.kind);
  if (!pair?.counterpart) return [];
  const { module, span } = pair.counterpart;
  const label = pair.evidence === 'use' ? 'another one is released here' : 'its counterpart, which nothing calls';
  return [module === from ? { span, label } : { path: module.path, span, label }];
}

/** The call that releases a handle, as the code where it is lost would write it. */
export function releaseText(facts: Facts, { site, variable }: Obligation): string {
  const { release } = site.resource;
  const { pairs } = facts.ownership;
  // A function in between gives it: how that one writes it says nothing here.
  const isGivenOn = pairs.pairOf(site.kind) !== undefined && site.instruction.op === 'call' && !pairs.behaviourOf(site.instruction);
  return isGivenOn ? release.replace(/\(.*\)$/, '(…)') : release.replace('%', variable ?? '…').replace('@', '…');
}

/** Whether a kind rests on what names, texts or the program's own code say, not on a table's word about a call. */
export function isInferred(facts: Facts, kind: string): boolean {
  if (facts.ownership.instances.ofKind(kind)) return true;
  return facts.ownership.pairs.pairOf(kind) !== undefined || facts.knowledge.textProtocols.some((protocol) => protocol.kind === kind);
}

function isRepeated(heat: Heat): boolean {
  return compareRates(heat.rate, 'iteration') >= 0;
}

function isGraphSort(facts: Facts, kind: string): boolean {
  const sort = facts.ownership.knowledge.kind(kind)?.sort;
  return sort === 'graph' || sort === 'embedding';
}

/** The function runs only while the function around it does, as a callback of `forEach`. */
function isInline(facts: Facts, unit: Unit): boolean {
  const runs = facts.heats.runsOf(unit);
  return runs.length > 0 && runs.every(({ mode, from }) => (mode === 'each' || mode === 'now') && from.id === unit.parent);
}
