import type { Span } from '../../base/span.ts';
import type { Module } from '../../ir/model.ts';
import type { NamedCall, Owner } from './named-calls.ts';
import { isHandleNoun } from './nouns.ts';

/** A function that makes something and those that undo it, told by their names and by what the program does with them. */
export interface NamePair {
  readonly create: string;
  readonly noun: string;
  /** The names of the functions that undo it, each with the argument that takes what was made. The first is the usual one. */
  readonly releases: ReadonlyMap<string, number>;
  /** Members of the result by which it may be released: `id`, `data`. */
  readonly members: ReadonlySet<string>;
  readonly owners: ReadonlySet<Owner>;
  /** `use`: somewhere the program releases what it made. `declaration`: both are declared side by side, and nothing is released anywhere. */
  readonly evidence: 'use' | 'declaration';
  /** A call that undoes it, or where such a function is written. */
  readonly counterpart?: { readonly module: Module; readonly span: Span };
}

/** Whether a call is of a function of the pair, and not of another one of the same name. */
export function isOnOwner(pair: NamePair, { owners }: Pick<NamedCall, 'owners'>): boolean {
  if (isSameOwner(owners, [...pair.owners])) return true;
  // Nothing is known of the receiver but another name: then the function's own must be one that nobody gives to something else.
  return owners.every(isVague) && isHandleNoun(pair.noun) && (pair.evidence === 'declaration' || pair.noun.includes(' '));
}

/** Whether both may be the same. A name only counts where one of them has nothing else. */
export function isSameOwner(one: readonly Owner[], other: readonly Owner[]): boolean {
  const areBothKnown = !one.every(isVague) && !other.every(isVague);
  return one.some((owner) => other.includes(owner) && !(areBothKnown && isVague(owner)));
}

function isVague(owner: Owner): boolean {
  return typeof owner === 'string' && owner.startsWith('~');
}
