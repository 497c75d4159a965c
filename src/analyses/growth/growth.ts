import type { Confidence } from '../../base/finding.ts';
import type { Span } from '../../base/span.ts';
import type { Module, ValueId } from '../../ir/model.ts';
import type { Heat, HeatSource } from '../heat/heat.ts';
import type { Lifetime } from './lifetimes.ts';

/**
 * A container that gets more and more entries.
 * `unbounded`: nothing removes or bounds them. `cache`: results are kept under every key that was ever asked for. `invalidated`: such a cache is emptied, but only
 * when something else changes. `emptied`: what is kept under the keys is emptied, the keys stay. `recreated`: code that removes from an entry makes the entry
 * first. `unsettled`: an entry is deleted where its work ends in one way, and stays where it ends in another. `answered`: functions that wait for an answer stay when it has come. `abandoned`: they stay when the connection is lost by which it would come. `forgotten`: the entry stays when code
 * that ends the work behind it has run. `registered`: objects stay when they have come to their end.
 */
export type GrowthKind =
  'unbounded' | 'cache' | 'invalidated' | 'emptied' | 'recreated' | 'unsettled' | 'answered' | 'abandoned' | 'forgotten' | 'registered';

export interface Growth {
  readonly kind: GrowthKind;
  /** The container as people write it. */
  readonly name: string;
  /** What a person calls such a structure, for `emptied` what is kept under the keys: `Map`, `array`. */
  readonly noun: string;
  readonly lifetime: Lifetime;
  readonly module: Module;
  /** The place that adds. */
  readonly span: Span;
  readonly heat: Heat;
  readonly confidence: Confidence;
  /** What is put into the entry. */
  readonly values: readonly ValueId[];
  /** How the key of the new entry is written. */
  readonly key?: string;
  /** The names of the functions that the kind is about: that empty a cache, that make an entry again. */
  readonly units: readonly string[];
  /** The lines where entries stay, for `unsettled`: `lines 12 and 40`; else empty. */
  readonly lines: string;
  /** Where the container is declared, where entries go or stay. */
  readonly places: readonly HeatSource[];
}
