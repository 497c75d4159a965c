import { type Confidence, type Reason, severities, type Severity } from '../base/finding.ts';
import type { Heat } from './heat/heat.ts';
import { often } from './heat/often.ts';
import { compareRates } from './heat/rate.ts';
import { type Amount, amountText, workingText } from './size/amounts.ts';

/** What a finding is about, as far as it decides how much the finding matters. */
export interface Stakes {
  /** How often the site runs. */
  readonly heat: Heat;
  /** What it takes, where that is known. */
  readonly amount?: Amount | undefined;
  /** Of how many lengths of the data it is the product, where that is three or more; infinite where it grows exponentially. */
  readonly degree?: number;
  readonly confidence: Confidence;
  /**
   * `leak`: each run keeps memory for good. `growth`: a container grows, often by little. `peak`: memory is held only for a while, but much of it.
   * `misuse`: the program fails there.
   */
  readonly sort: 'leak' | 'growth' | 'peak' | 'misuse';
}

/** How much a finding matters, and why: the members of a finding that say so. */
export interface Grade {
  readonly severity: Severity;
  readonly reasons: readonly Reason[];
}

const starts: Readonly<Record<Stakes['sort'], Reason>> = {
  leak: { text: 'each run keeps memory for good', steps: 1 },
  growth: { text: 'a container grows', steps: 0 },
  peak: { text: 'memory is held for a while', steps: 0 },
  misuse: { text: 'the program fails there', steps: 1 },
};

/**
 * How much a finding matters. A leak or misuse starts at `medium`, growth and peaks at `low`. One step up when the site recurs (timer, event, request, frame) or an
 * endless loop repeats it, another when it runs for every frame or in a loop of a recurring site; one step up from 10 MB on, two from 1 GB on; one up when it is the product of three lengths of the data or more; one down below 100 KB
 * in all. One step down when it runs once, and one when the finding is only possible.
 */
export function gradeOf(stakes: Stakes): Grade {
  const reasons = [starts[stakes.sort], heatReason(stakes.heat), ...sizeReasons(stakes), ...growthReasons(stakes), ...doubt(stakes)];
  const step = reasons.reduce((sum, { steps }) => sum + steps, 0);
  return { severity: severities[Math.max(0, Math.min(severities.length - 1, step))] ?? 'low', reasons };
}

function heatReason(heat: Heat): Reason {
  const isLooped = heat.trips > 1 && heat.rate !== 'iteration';
  const endless = heat.isEndless ? ', in a loop that does not end' : isLooped ? ', in a loop' : '';
  return { text: `runs ${often[heat.rate]}${endless}`, steps: heatSteps(heat) };
}

function heatSteps(heat: Heat): number {
  const recurs = compareRates(heat.start, 'timer') >= 0 || heat.isEndless;
  if (heat.rate === 'once') return -1;
  if (!recurs) return heat.trips > 1 ? 1 : 0;
  return heat.start === 'frame' || heat.trips > 1 ? 2 : 1;
}

function sizeReasons({ heat, amount }: Stakes): readonly Reason[] {
  if (!amount) return [];
  const { bytes, isWhole } = amount;
  const isLittle = heat.start === 'once' && bytes * (isWhole ? 1 : heat.trips) < 1e5;
  const steps = bytes >= 1e9 ? 2 : bytes >= 1e7 ? 1 : isLittle ? -1 : 0;
  return [{ text: `takes ${amountText(amount, heat)}`, steps, working: workingText(amount) }];
}

function growthReasons({ degree = 0 }: Stakes): readonly Reason[] {
  if (degree < 3) return [];
  const text = Number.isFinite(degree) ? `grows with the product of ${degree} lengths` : 'grows exponentially';
  return [{ text, steps: 1 }];
}

function doubt({ confidence }: Stakes): readonly Reason[] {
  return confidence === 'possible' ? [{ text: 'only possible: code that was not seen decides', steps: -1 }] : [];
}
