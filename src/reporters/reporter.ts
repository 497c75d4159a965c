import type { Audit } from '../engine/audit.ts';

/** Turns an audit into text, which ends in a line break. */
export type Reporter = (audit: Audit, surroundings: Surroundings) => string;

/** What a report depends on besides the audit. */
export interface Surroundings {
  /** The folder to which `pretty` makes paths relative. */
  readonly folder: string;
  /** The folder of the repository, to which `github` and `sarif` make paths relative. */
  readonly root: string;
  readonly colors: boolean;
  /** The version of this package. */
  readonly version: string;
}

/** A rule's id as users write it in a configuration. */
export function publicRuleId(ruleId: string): string {
  return `memory-audit/${ruleId}`;
}
