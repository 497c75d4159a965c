import type { Facts } from '../analyses/facts.ts';
import { isGradientCall } from '../analyses/gradients/gradient-calls.ts';
import type { Obligation } from '../analyses/ownership/obligation.ts';

/** The handle comes from a call that works out gradients. */
export function isOfGradients(facts: Facts, { site: { module, instruction, origin = instruction } }: Obligation): boolean {
  return isGradientCall(facts, module, origin);
}
