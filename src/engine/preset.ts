import type { Rule, RuleMeta } from '../rule/rule.ts';
import { type ConfiguredRule, configureRule } from './configured-rule.ts';

/** The sets of rules that the plugin offers and the command line uses when nobody says otherwise. */
export type PresetName = 'recommended' | 'strict' | 'all';

const levelsOf: Readonly<Record<PresetName, readonly RuleMeta['level'][]>> = {
  recommended: ['recommended'],
  strict: ['recommended', 'strict'],
  all: ['recommended', 'strict', 'all'],
};

/** The rules of a preset, ready to run. All but `recommended` are strict: they also show what is only possible. */
export function presetRules(rules: readonly Rule[], preset: PresetName): readonly ConfiguredRule[] {
  const chosen = rules.filter(({ meta }) => levelsOf[preset].includes(meta.level));
  return chosen.map((rule) => configureRule(rule, 'error', preset === 'recommended' ? [] : [{ strict: true }]));
}
