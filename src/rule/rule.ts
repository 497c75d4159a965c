import type { Facts } from '../analyses/facts.ts';
import type { Finding } from '../base/finding.ts';
import type { LooksAt } from './looks-at.ts';
import type { Module } from '../ir/model.ts';

/** A JSON value, as rule options are. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The facts about a rule that documentation, ESLint and the scanner show. */
export interface RuleMeta {
  readonly id: string;
  /** One line, as ESLint shows it: `require tensors to be made inside a scope or disposed`. */
  readonly description: string;
  /** In `configs.recommended`, in `configs.strict` only, or in `configs.all` only. */
  readonly level: 'recommended' | 'strict' | 'all';
  /** Message texts with `{{placeholders}}`: what is kept, until when, and what to do. Suggestions' texts are here too. */
  readonly messages: Readonly<Record<string, string>>;
  /** Ids of messages that are off unless the option `strict` (or `configs.strict`) turns them on. */
  readonly strictMessages?: readonly string[];
  readonly hasSuggestions: boolean;
  /** JSON schemas of the options, as in ESLint's `meta.schema`. */
  readonly schema: readonly Json[];
  readonly defaultOptions: readonly Json[];
}

/** A rule asks the facts about one module and yields what it finds. It knows no library, no syntax tree and no output format. */
export interface Rule<Options = Json> {
  readonly meta: RuleMeta;
  /** What there is to judge. */
  readonly looksAt?: LooksAt;
  check(module: Module, facts: Facts, options: Options): Iterable<Finding>;
}

/** States a rule; the type parameter is the type of its first option. */
export function defineRule<Options>(rule: Rule<Options>): Rule<Options> {
  return rule;
}
