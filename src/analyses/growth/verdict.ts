import type { Confidence } from '../../base/finding.ts';
import type { HeatSource } from '../heat/heat.ts';
import type { Addition } from './candidates.ts';
import type { GrowthKind } from './growth.ts';

/** What one question about a container found. */
export interface Verdict {
  readonly kind: GrowthKind;
  /** The place that adds. */
  readonly change: Addition;
  readonly confidence: Confidence;
  readonly units?: readonly string[];
  readonly places?: readonly HeatSource[];
}
