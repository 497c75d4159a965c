import type { CallFacts } from '../code/behaviours.ts';
import type { Heats } from './heats.ts';

/** What the analyses know that ask how often something runs. Ask late: many questions are answered before that is needed. */
export interface HeatFacts extends CallFacts {
  readonly heats: Heats;
}
