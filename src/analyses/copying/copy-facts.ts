import type { CallFacts } from '../code/behaviours.ts';
import type { Heats } from '../heat/heats.ts';
import type { Sizes } from '../size/sizes.ts';

/** What is needed to tell how often something runs. */
export interface CopyFacts extends CallFacts {
  readonly heats: Heats;
  readonly sizes: Sizes;
}
