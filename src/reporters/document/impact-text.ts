import type { Reason } from '../../base/finding.ts';

/** Why an issue matters, as one phrase: `Each run keeps memory for good, runs with each frame`. */
export function impactText(reasons: readonly Reason[]): string {
  const text = reasons.map((reason) => (reason.working === undefined ? reason.text : `${reason.text} (${reason.working})`)).join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
