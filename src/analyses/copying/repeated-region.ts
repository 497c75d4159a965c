import type { CallInstruction } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { type Region, regionAround } from '../rebuilding/region.ts';
import type { CopyFacts } from './copy-facts.ts';

/** Fewer rounds, or elements, than this copy little. */
export const fewRounds = 50;

/** What runs again and again around the call, if that is a loop or a function that runs for each element, with more than a few rounds. */
export function regionOf({ heats, sizes }: CopyFacts, code: ModuleCode, call: CallInstruction): Region | undefined {
  const [loop] = code.loopsAround(call);
  const unit = code.unitOf(call);
  const runs = loop ? [] : heats.runsOf(unit);
  if (!loop && (runs.length === 0 || !runs.every(({ mode, from }) => mode === 'each' && from.id === unit.parent))) return undefined;
  const rounds = loop
    ? heats.roundsOf(code.module, loop)
    : Math.max(...runs.map(({ walked, module }) => (walked === undefined ? undefined : sizes.lengthOf(module, walked)) ?? Infinity));
  return rounds < fewRounds ? undefined : regionAround(code.module, call, true);
}
