import type { Knowledge } from '../knowledge/knowledge.ts';
import type { CallerAudits } from './callers/caller-audits.ts';
import type { LosingCalls } from './callers/losing-calls.ts';
import type { Growths } from './growth/growths.ts';
import type { Heats } from './heat/heats.ts';
import type { Lifecycles } from './lifecycle/lifecycle.ts';
import type { Meanings } from './meaning/solve.ts';
import type { Ownership } from './ownership/ownership.ts';
import type { Program } from './program.ts';
import type { Footprints } from './size/footprints.ts';
import type { Sizes } from './size/sizes.ts';

/** Everything the analyses know about one program. Rules ask here; each answer is computed once, when first asked. */
export interface Facts {
  readonly program: Program;
  readonly knowledge: Knowledge;
  /** What values may be and what calls may run. */
  readonly meanings: Meanings;
  /** Which handles are made and who releases them. */
  readonly ownership: Ownership;
  /** Fields of classes that own handles, and lose them. */
  readonly lifecycles: Lifecycles;
  /** Calls outside of scopes of functions that others call in one. */
  readonly losingCalls: LosingCalls;
  /** Who calls functions that leave or give handles, and whether the callers look after them. */
  readonly callerAudits: CallerAudits;
  /** Numbers and lengths that the program states. */
  readonly sizes: Sizes;
  /** How much memory values take. */
  readonly footprints: Footprints;
  /** How often each place runs. */
  readonly heats: Heats;
  /** Containers that get more and more entries. */
  readonly growths: Growths;
}
