import type { Behaviour } from '../../base/behaviour.ts';
import type { CallInstruction, Module } from '../../ir/model.ts';
import { behavioursOf, type CallFacts } from './behaviours.ts';
import { callsByName } from './called-names.ts';

/** A call of which a table states an effect. */
export interface StatedCall<Effect extends keyof Behaviour> {
  readonly call: CallInstruction;
  readonly effect: NonNullable<Behaviour[Effect]>;
  readonly behaviour: Behaviour;
}

/** The calls of a module of which a table states the effect, by the order of their names. Nothing is worked out where no call has such a name. */
export function statedCalls<Effect extends keyof Behaviour>(
  calls: CallFacts,
  module: Module,
  effect: Effect,
): readonly StatedCall<Effect>[] {
  const byName = callsByName(module);
  const found = new Map<CallInstruction, StatedCall<Effect>>();
  for (const name of calls.knowledge.namesWith(effect))
    for (const call of byName.get(name) ?? []) {
      const behaviour = found.has(call) ? undefined : behavioursOf(calls, module, call).find((each) => each[effect] !== undefined);
      const stated = behaviour?.[effect];
      if (behaviour && stated !== undefined) found.set(call, { call, effect: stated, behaviour });
    }
  return [...found.values()];
}
