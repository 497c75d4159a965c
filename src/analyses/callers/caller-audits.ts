import type { Unit } from '../../ir/model.ts';
import type { Heats } from '../heat/heats.ts';
import type { Ownership } from '../ownership/ownership.ts';
import { type Invocation, isAtOnce } from '../ownership/scope-context.ts';
import type { Program } from '../program.ts';
import type { AuditedCall, CallerAudit, CallerDuty, CallVerdict } from './caller-audit.ts';
import { judgeRelease } from './judge-release.ts';
import { judgeScope, type Judgement } from './judge-scope.ts';
import { findScopeNeeds, type ScopeNeed } from './scope-needs.ts';
import { nameOfUnit, unitText } from './unit-text.ts';

/** Who calls the functions of a program that leave or give handles, and whether the callers look after them. */
export class CallerAudits {
  readonly #program: Program;
  readonly #ownership: Ownership;
  readonly #heats: Heats;
  #needs: ReadonlyMap<Unit, ScopeNeed> | undefined;

  constructor(program: Program, ownership: Ownership, heats: Heats) {
    this.#program = program;
    this.#ownership = ownership;
    this.#heats = heats;
  }

  /** Every function that leaves handles to a scope of its caller, in the order of the source. */
  ofAll(): readonly CallerAudit[] {
    const { scopes } = this.#ownership;
    const needs = this.#scopeNeeds();
    const units = this.#program.modules.flatMap((module) => module.units.filter((unit) => needs.has(unit) && scopes.hostOf(unit) === unit));
    return units.map((unit) => this.of(unit));
  }

  /** The callers of one function. */
  of(unit: Unit): CallerAudit {
    const need = this.#scopeNeeds().get(unit);
    const duties: CallerDuty[] = [...(need ? (['scope'] as const) : []), ...(this.#givesHandles(unit) ? (['release'] as const) : [])];
    // A function that calls itself is judged by its other callers.
    const sites = this.#ownership.scopes.invocationsOf(unit).filter(({ from, run }) => from !== unit || run);
    const calls = sites.map((site) => this.#audit(site, duties));
    return {
      path: unit.module.path,
      span: unit.nameSpan,
      name: nameOfUnit(unit) ?? 'anonymous',
      duties,
      leaves: need ? leavesOf(need) : [],
      verdict: calls.length === 0 ? 'unknown' : worstOf(calls.map(({ verdict }) => verdict)),
      isEntry: isOfModule(unit) && this.#heats.mayRunFromOutside(unit),
      calls,
    };
  }

  #scopeNeeds(): ReadonlyMap<Unit, ScopeNeed> {
    return (this.#needs ??= findScopeNeeds(this.#program, this.#ownership));
  }

  #givesHandles(unit: Unit): boolean {
    const result = this.#ownership.summaryOf(unit)?.result;
    return result !== undefined && this.#ownership.effects.makesResource(result);
  }

  #audit(site: Invocation, duties: readonly CallerDuty[]): AuditedCall {
    const host = this.#ownership.scopes.hostOf(site.from);
    const caller = nameOfUnit(host);
    const judgements = this.#judge(site, host, duties);
    const verdict = worstOf(judgements.map((each) => each.verdict));
    // One reason is enough for what is well.
    const telling = verdict === 'safe' ? judgements.slice(0, 1) : judgements.filter((each) => each.verdict === verdict);
    return {
      path: site.module.path,
      span: site.call.span,
      ...(caller !== undefined && { caller }),
      verdict,
      reason: telling.map(({ reason }) => reason).join('; '),
      because: telling.flatMap(({ because }) => because),
    };
  }

  /** Once per process: such work keeps what it keeps, and no more. */
  #runsOnce({ module, call, run, to }: Invocation, host: Unit): boolean {
    const heat = run && !isAtOnce(run) ? this.#heats.ofUnit(to) : this.#heats.of(module, call);
    return heat.rate === 'once' && !this.#heats.mayRunFromOutside(host);
  }

  #judge(site: Invocation, host: Unit, duties: readonly CallerDuty[]): readonly Judgement[] {
    if (duties.length === 0) return [{ verdict: 'safe', reason: 'it leaves and gives nothing', because: [] }];
    if (this.#runsOnce(site, host)) return [{ verdict: 'safe', reason: 'runs once, so that what it leaves does not add up', because: [] }];
    return duties.map((duty) => (duty === 'scope' ? judgeScope(this.#ownership, site) : judgeRelease(this.#ownership, site)));
  }
}

/** It is not part of another function, which would have to hand it out. */
function isOfModule({ parent, module }: Unit): boolean {
  return parent === undefined || module.units[parent]?.kind === 'module';
}

function worstOf(verdicts: readonly CallVerdict[]): CallVerdict {
  return verdicts.includes('unsafe') ? 'unsafe' : verdicts.includes('unknown') ? 'unknown' : 'safe';
}

function leavesOf({ sites, passes }: ScopeNeed): CallerAudit['leaves'] {
  return [
    ...sites.map(({ module, instruction, noun }) => ({ path: module.path, span: instruction.span, label: `a ${noun} is made here` })),
    ...passes.map(({ module, call, to }) => ({ path: module.path, span: call.span, label: `leaves what ${unitText(to)} leaves` })),
  ];
}
