import { LineIndex } from '../../base/line-index.ts';
import type { Module, Node } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import type { HeatSource } from '../heat/heat.ts';
import type { HeatFacts } from '../heat/heat-facts.ts';
import type { Program } from '../program.ts';
import { type Addition, candidateOf, type GrowthFacts } from './candidates.ts';
import { Changes } from './changes.ts';
import { type Container, declarationOf, homeOf, isExported, nameOf } from './container.ts';
import { Containers } from './containers.ts';
import { Endings } from './endings.ts';
import { Forms, nouns } from './forms.ts';
import { findGrowingRoots } from './growing-roots.ts';
import type { Growth } from './growth.ts';
import { judgeAbandoned } from './judge-abandoned.ts';
import { judgeAnswered } from './judge-answered.ts';
import { judgeEmptied } from './judge-emptied.ts';
import { judgeForgotten } from './judge-forgotten.ts';
import { judgeLeft } from './judge-left.ts';
import { judgeRecreated } from './judge-recreated.ts';
import { judgeRegistered } from './judge-registered.ts';
import { judgeSkipped } from './judge-skipped.ts';
import { judgeUnbounded } from './judge-unbounded.ts';
import { judgeUseless } from './judge-useless.ts';
import { judgeUnsettled } from './judge-unsettled.ts';
import { textOf } from './key-text.ts';
import { Keys } from './keys.ts';
import { Lifetimes } from './lifetimes.ts';
import type { Verdict } from './verdict.ts';

/**
 * The containers of a program that get more and more entries. One growth for each container. Silent where nobody can tell what the container is, and on those that
 * something empties, bounds, or fills only at start.
 */
export class Growths {
  readonly #facts: GrowthFacts;
  readonly #calls: HeatFacts;
  readonly #program: Program;
  readonly #containers: Containers;
  readonly #byModule = new Map<Module, Growth[]>();

  constructor(program: Program, calls: HeatFacts) {
    const { modules } = program;
    const { meanings } = calls;
    this.#calls = calls;
    this.#program = program;
    this.#containers = new Containers(program, meanings);
    const keys = new Keys(calls);
    const lifetimes = new Lifetimes(calls, modules);
    const roots = findGrowingRoots({ calls, containers: this.#containers, keys, lifetimes }, modules);
    const changes = new Changes(calls, this.#containers, roots, modules);
    const endings = new Endings(changes, this.#containers, lifetimes);
    const forms = new Forms(meanings, changes);
    this.#facts = {
      calls,
      changes,
      endings,
      forms,
      keys,
      lifetimes,
      get heats() {
        return calls.heats;
      },
    };
    for (const container of changes.all()) this.#judge(container);
  }

  /** The growths whose adding place is in the module, in the order of the source. */
  in(module: Module): readonly Growth[] {
    return [...(this.#byModule.get(module) ?? [])].sort((a, b) => a.span.start - b.span.start);
  }

  /** How many containers of the program get entries in the module. */
  countIn(module: Module): number {
    return [...this.#facts.changes.all()].filter((container) => {
      return this.#facts.changes.of(container, 'adds').some((change) => change.module === module);
    }).length;
  }

  /** A file that was not seen may empty it: it is shared by a file that is there only for what it says of others. */
  #isOpen(container: Container): boolean {
    const { isWhole, isAudited } = this.#program;
    const home = homeOf(container);
    return !isWhole && home !== undefined && isAudited?.(home) === false;
  }

  #judge(container: Container): void {
    if (this.#isOpen(container)) return;
    const candidate = candidateOf(this.#facts, container);
    if (!candidate) return;
    const { meanings } = this.#calls;
    const judged =
      judgeRecreated(this.#facts, candidate) ??
      judgeEmptied(this.#facts, meanings, candidate) ??
      judgeUnsettled(this.#facts, this.#containers, meanings, candidate) ??
      judgeSkipped(this.#facts, this.#calls, candidate) ??
      judgeAnswered(this.#facts, this.#containers, meanings, candidate) ??
      judgeAbandoned(this.#facts, meanings, candidate) ??
      judgeForgotten(this.#facts, candidate) ??
      judgeRegistered(this.#facts, meanings, candidate) ??
      judgeLeft(this.#facts, candidate) ??
      judgeUseless(this.#facts, this.#program.modules, candidate) ??
      judgeUnbounded(this.#facts, this.#containers, candidate);
    if (!judged) return;
    // Files that were not seen may empty what is exported, or keep it small.
    const verdict: Verdict = !this.#program.isWhole && isExported(container) ? { ...judged, confidence: 'possible' } : judged;
    const { module, node } = verdict.change;
    const growth: Growth = {
      ...this.#describe(container, verdict),
      noun: nouns[verdict.kind === 'emptied' ? this.#facts.forms.of(this.#containers.interner.member(container, '*')) : candidate.form],
      lifetime: candidate.lifetime,
      module,
      span: spanOfAddition(verdict.change),
      values: verdict.change.values,
      heat: this.#facts.heats.of(module, node),
    };
    this.#byModule.set(module, [...(this.#byModule.get(module) ?? []), growth]);
  }

  #describe(container: Container, { kind, change, confidence, units = [], places = [] }: Verdict) {
    const declared = declarationOf(container);
    const declaration: readonly HeatSource[] = declared ? [{ ...declared, label: 'declared here' }] : [];
    const lines = kind === 'unsettled' ? linesText(places.slice(0, -1)) : '';
    const key = change.key === undefined ? undefined : textOf(codeOf(change.module), change.key);
    return {
      kind,
      name: nameOf(container),
      confidence,
      units,
      lines,
      places: [...declaration, ...places],
      ...(key !== undefined && { key }),
    };
  }
}

/** `line 12`, `lines 12 and 40`. */
function linesText(places: readonly HeatSource[]): string {
  const lines = places.map(({ module, span }) => new LineIndex(module.text).positionAt(span.start).line);
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines
    .sort((a, b) => a - b)
    .join(', ')
    .replace(/, (\d+)$/, ' and $1')}`;
}

/** What a person would point at: `cache.set`, `cache[key]`. */
function spanOfAddition({ module, node, key }: Addition): Node['span'] {
  if (node.op === 'call') return { start: node.span.start, end: node.calleeSpan.end };
  const definition = node.op !== 'set' || key === undefined ? undefined : codeOf(module).definitionOf(key);
  if (!definition) return node.span;
  const end = module.text.indexOf(']', definition.span.end) + 1;
  return end > 0 && end <= node.span.end ? { start: node.span.start, end } : node.span;
}
