import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Facts } from './facts.ts';
import { Meanings } from './meaning/solve.ts';
import type { Program } from './program.ts';

/** Prepares the answers about a program. Nothing is computed until it is asked for. */
export function analyse(program: Program, knowledge: Knowledge): Facts {
  let meanings: Meanings | undefined;
  return {
    program,
    knowledge,
    get meanings() {
      return (meanings ??= new Meanings(program, knowledge));
    },
  };
}
