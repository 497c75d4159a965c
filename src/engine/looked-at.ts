import type { Facts } from '../analyses/facts.ts';
import type { Module } from '../ir/model.ts';
import type { Rule } from '../rule/rule.ts';
import type { LookedAt } from './audit.ts';

/** A module with the rules that look at it, and what is known of its program. */
export interface Examined {
  readonly module: Module;
  readonly facts: Facts;
  readonly rules: readonly Rule[];
}

/** What the rules had to judge in several modules, by the id of the rule. */
export function countLookedAt(examined: Iterable<Examined>): ReadonlyMap<string, LookedAt> {
  const counts = new Map<string, LookedAt>();
  for (const { module, facts, rules } of examined)
    for (const { meta, looksAt } of rules) {
      if (!looksAt) continue;
      const { count } = counts.get(meta.id) ?? { count: 0 };
      counts.set(meta.id, { nouns: looksAt.nouns, count: count + looksAt.count(module, facts) });
    }
  return counts;
}
