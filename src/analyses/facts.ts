import type { Program } from './program.ts';

/** Everything the analyses know about one program. Rules ask here; each answer is computed once, when first asked. */
export interface Facts {
  readonly program: Program;
}
