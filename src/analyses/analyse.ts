import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Facts } from './facts.ts';
import { CallerAudits } from './callers/caller-audits.ts';
import { LosingCalls } from './callers/losing-calls.ts';
import { Growths } from './growth/growths.ts';
import { Heats } from './heat/heats.ts';
import { Lifecycles } from './lifecycle/lifecycle.ts';
import { Meanings } from './meaning/solve.ts';
import { Ownership } from './ownership/ownership.ts';
import type { RememberedRuns } from './ownership/remembered-runs.ts';
import type { Program } from './program.ts';
import { Footprints } from './size/footprints.ts';
import { Sizes } from './size/sizes.ts';

/** Prepares the answers about a program. Nothing is computed until it is asked for. What runs of functions came to is taken from `memory` as far as it still holds. */
export function analyse(program: Program, knowledge: Knowledge, memory?: RememberedRuns): Facts {
  let meanings: Meanings | undefined;
  let ownership: Ownership | undefined;
  let lifecycles: Lifecycles | undefined;
  let losingCalls: LosingCalls | undefined;
  let callerAudits: CallerAudits | undefined;
  let sizes: Sizes | undefined;
  let footprints: Footprints | undefined;
  let heats: Heats | undefined;
  let growths: Growths | undefined;
  const facts: Facts = {
    program,
    knowledge,
    get meanings() {
      return (meanings ??= new Meanings(program, knowledge));
    },
    get ownership() {
      return (ownership ??= new Ownership(program, knowledge, facts.meanings, memory));
    },
    get lifecycles() {
      return (lifecycles ??= new Lifecycles(program, facts.meanings, facts.ownership));
    },
    get losingCalls() {
      return (losingCalls ??= new LosingCalls(facts.ownership));
    },
    get callerAudits() {
      return (callerAudits ??= new CallerAudits(program, facts.ownership, facts.heats));
    },
    get sizes() {
      return (sizes ??= new Sizes(program, facts.meanings));
    },
    get footprints() {
      return (footprints ??= new Footprints(facts));
    },
    get heats() {
      return (heats ??= new Heats(program, facts, facts.sizes));
    },
    get growths() {
      return (growths ??= new Growths(program, facts));
    },
  };
  return facts;
}
