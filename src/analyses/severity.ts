import type { Confidence, Severity } from '../base/finding.ts';
import type { Heat } from './heat/heat.ts';
import { compareRates } from './heat/rate.ts';

/** What a finding is about, as far as it decides how much the finding matters. */
export interface Stakes {
  /** How often the site runs. */
  readonly heat: Heat;
  /** Bytes that each run keeps, where they are known. */
  readonly bytes?: number;
  readonly confidence: Confidence;
  /**
   * `leak`: each run keeps memory for good. `growth`: a container grows, often by little. `peak`: memory is held only for a while, but much of it.
   */
  readonly sort: 'leak' | 'growth' | 'peak';
}

const steps: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

/**
 * How much a finding matters. A leak starts at `medium`, growth and peaks at `low`. One step up when the site recurs (timer, event, request, frame) or an
 * endless loop repeats it, another when it runs for every frame or in a loop of a recurring site; one step up from 10 MB on, two from 1 GB on; one down below 100 KB
 * in all. One step down when it runs once, and one when the finding is only possible.
 */
export function severityOf({ heat, bytes, confidence, sort }: Stakes): Severity {
  let step = sort === 'leak' ? 1 : 0;
  step += heatSteps(heat);
  if (bytes !== undefined) step += bytes >= 1e9 ? 2 : bytes >= 1e7 ? 1 : heat.start === 'once' && bytes * heat.trips < 1e5 ? -1 : 0;
  if (confidence === 'possible') step -= 1;
  return steps[Math.max(0, Math.min(steps.length - 1, step))] ?? 'low';
}

function heatSteps(heat: Heat): number {
  const recurs = compareRates(heat.start, 'timer') >= 0 || heat.isEndless;
  if (heat.rate === 'once') return -1;
  if (!recurs) return heat.trips > 1 ? 1 : 0;
  return heat.start === 'frame' || heat.trips > 1 ? 2 : 1;
}
