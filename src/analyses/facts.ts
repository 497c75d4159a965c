import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Meanings } from './meaning/solve.ts';
import type { Program } from './program.ts';

/** Everything the analyses know about one program. Rules ask here; each answer is computed once, when first asked. */
export interface Facts {
  readonly program: Program;
  readonly knowledge: Knowledge;
  /** What values may be and what calls may run. */
  readonly meanings: Meanings;
}
