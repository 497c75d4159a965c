import type { Audit } from '../engine/audit.ts';

/** Turns an audit into text, which ends in a line break. */
export type Reporter = (audit: Audit, surroundings: Surroundings) => string;

/** The package whose manifest is the nearest above a file, with the name that it gives; undefined without one. */
export type PackageOf = (filePath: string) => { readonly folder: string; readonly name?: string } | undefined;

/** What a report depends on besides the audit. */
export interface Surroundings {
  /** The folder in which the command was called, to which paths are relative in what people read. */
  readonly folder: string;
  /** The folder of the repository, to which `github` and `sarif` make paths relative. */
  readonly root: string;
  readonly colors: boolean;
  readonly packageOf: PackageOf;
  /** The version of this package. */
  readonly version: string;
}

/** A rule's id as users write it in a configuration. */
export function publicRuleId(ruleId: string): string {
  return `memory-audit/${ruleId}`;
}
