import { codeOf } from '../../src/analyses/code/module-code.ts';
import type { Facts } from '../../src/analyses/facts.ts';
import { compareRates } from '../../src/analyses/heat/rate.ts';
import type { Module, Unit } from '../../src/ir/model.ts';
import { instructionsOf } from '../../src/ir/walk.ts';

/** Something that holds for every program, whatever it does. `violations` tells each place where it does not, as text. */
export interface Law {
  readonly name: string;
  violations(facts: Facts, unit: Unit): Iterable<string>;
}

export const laws: readonly Law[] = [
  {
    name: 'what is released on every way out is released on some',
    *violations({ ownership }, unit) {
      const released = new Set<unknown>(ownership.summaryOf(unit)?.releases);
      for (const index of ownership.surelyReleasedBy(unit)) if (!released.has(index)) yield `parameter ${index}`;
    },
  },
  {
    name: 'who only borrows releases and keeps nothing',
    *violations({ ownership }, unit) {
      if (!ownership.concernsHandles(unit) || !ownership.onlyBorrows(unit)) return;
      const { releases = [], takes = [] } = ownership.summaryOf(unit) ?? {};
      if (releases.length + takes.length + ownership.surelyReleasedBy(unit).size > 0) yield 'releases or takes a parameter';
    },
  },
  {
    name: 'what a function releases for good it does not hand over as well',
    *violations({ ownership }, unit) {
      const { takes = [] } = ownership.summaryOf(unit) ?? {};
      for (const { what } of takes) if (ownership.surelyReleasedBy(unit).has(what as number)) yield `parameter ${what}`;
    },
  },
  {
    name: 'a handle that nothing ever releases is owned where it is lost: nobody holds it when the function has ended',
    *violations({ ownership }, unit) {
      for (const { loss, site, isConditional, unit: loser } of ownership.obligationsOf(unit.module)) {
        if (loser !== unit || loss !== 'never-released' || isConditional) continue;
        if (ownership.outlivingOf(unit).has(site.instruction)) yield `${site.maker} at ${site.instruction.span.start}`;
      }
    },
  },
  {
    name: 'a handle is lost in one way: what is never released is not released on some ways out',
    *violations({ ownership }, unit) {
      const lost = ownership.obligationsOf(unit.module).filter((each) => each.unit === unit);
      const never = new Set(
        lost.filter(({ loss }) => loss === 'never-released').map(({ site }) => `${site.instruction.span.start} ${site.path}`),
      );
      for (const { loss, site } of lost)
        if (loss === 'some-exits' && never.has(`${site.instruction.span.start} ${site.path}`))
          yield `${site.maker} at ${site.instruction.span.start}`;
    },
  },
  {
    name: 'a loss on some ways out names them, unless they are the end of the function or a condition that is not understood decides',
    *violations({ ownership }, unit) {
      for (const { loss, places, site, isConditional, unit: loser } of ownership.obligationsOf(unit.module)) {
        if (loser !== unit || isConditional || (loss === 'some-exits' && endsByItself(unit))) continue;
        if ((loss === 'some-exits' || loss === 'overwritten') && places.length === 0)
          yield `${site.maker} at ${site.instruction.span.start}`;
      }
    },
  },
  {
    name: 'only who is always called in a scope leaves handles to it',
    *violations({ ownership }, unit) {
      if (ownership.leftOf(unit).length > 0 && !ownership.isAlwaysInScope(unit)) yield 'leaves handles';
    },
  },
  {
    name: 'a function is always, sometimes or never called in a scope as its calls are in one',
    *violations({ ownership: { scopes } }, unit) {
      const calls = scopes.invocationsOf(unit).filter(({ from }) => from !== unit);
      const inScope = calls.filter((each) => scopes.isInScope(each)).length;
      const verdict = scopes.verdictOf(unit);
      if (verdict === 'uncalled' && calls.length > 0) yield 'is called';
      if (verdict === 'always' && inScope < calls.length) yield 'is called out of a scope';
      if (verdict === 'sometimes' && inScope === calls.length) yield 'is never called out of a scope';
      if (verdict === 'never' && inScope > 0 && !unit.isAsync) yield 'is called in a scope';
    },
  },
  {
    name: 'a call runs a function just when the function is run by the call',
    *violations({ meanings }, unit) {
      for (const { call } of meanings.callersOf(unit))
        if (!meanings.calleesOf(call).some((callee) => callee.kind === 'unit' && callee.unit === unit))
          yield `the call at ${call.span.start}`;
      for (const call of codeOf(unit.module).all.calls)
        for (const callee of meanings.calleesOf(call))
          if (callee.kind === 'unit' && !meanings.callersOf(callee.unit).some((each) => each.call === call))
            yield `the call at ${call.span.start}`;
    },
  },
  {
    name: 'a part of a function starts no more often than the function: loops repeat it, and a test for the first time makes it rarer',
    *violations({ heats }, unit) {
      const { start } = heats.ofUnit(unit);
      for (const node of instructionsOf(unit.body))
        if (compareRates(heats.of(unit.module, node).start, start) > 0) yield `${node.op} at ${node.span.start}`;
    },
  },
  {
    name: 'the audit of the callers is as bad as the worst call',
    *violations({ callerAudits }, unit) {
      const { calls, verdict } = callerAudits.of(unit);
      const verdicts = new Set(calls.map((call) => call.verdict));
      const worst = verdicts.has('unsafe') ? 'unsafe' : verdicts.has('unknown') || calls.length === 0 ? 'unknown' : 'safe';
      if (verdict !== worst) yield `${verdict}, not ${worst}`;
    },
  },
  {
    name: 'what a function asks of its callers it leaves or gives',
    *violations({ callerAudits, ownership }, unit) {
      const { duties, leaves } = callerAudits.of(unit);
      if (duties.includes('scope') !== leaves.length > 0) yield 'asks for a scope and leaves nothing, or the other way round';
      if (duties.includes('release') && !ownership.summaryOf(unit)?.result) yield 'asks for the release of nothing';
    },
  },
];

function endsByItself({ body }: Unit): boolean {
  const last = body.at(-1)?.op;
  return last !== 'return' && last !== 'throw';
}

/** Every violation in one module, each with the law and the function. */
export function violationsIn(facts: Facts, module: Module): readonly string[] {
  return laws.flatMap((law) =>
    module.units.flatMap((unit) =>
      [...law.violations(facts, unit)].map((text) => `${law.name}: ${unit.name ?? unit.kind} in ${module.path}: ${text}`),
    ),
  );
}
