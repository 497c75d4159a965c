import type { CallInstruction } from '../../ir/model.ts';
import type { RunContext } from './context.ts';
import { release } from './fates.ts';
import { read } from './instructions.ts';
import { type CallValues, makeResult } from './results.ts';
import type { State } from './state.ts';

/** What the procedures in a call's texts free: `CALL gds.graph.drop('g')`. */
export function freeNamed(run: RunContext, state: State, call: CallInstruction): void {
  for (const use of run.world.texts.effectsOf(run.module, call))
    if (use.does === 'free') release(state, read(state, run.world.texts.slotOf(use)));
}

/** What the procedures in a call's texts make: `CALL gds.graph.project('g', …)`. Each name has a place of its own in the state. */
export function makeNamed(run: RunContext, state: State, call: CallInstruction, values: (label: string) => CallValues): void {
  for (const use of run.world.texts.effectsOf(run.module, call)) {
    if (use.does !== 'make') continue;
    const made = makeResult(run, state, { kind: use.kind }, values(use.name.text));
    state.values.set(run.world.texts.slotOf(use), made);
  }
}
