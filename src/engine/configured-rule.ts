import type { Json, Rule, RuleMeta } from '../rule/rule.ts';

/** A rule as a user wants it to run. */
export interface ConfiguredRule {
  readonly rule: Rule;
  /** The rule's first option, its defaults filled in, without `strict`. */
  readonly options: Json;
  readonly level: 'warn' | 'error';
  /** Also show findings of confidence `possible` and the messages that the rule keeps for strict use. */
  readonly strict: boolean;
}

type JsonObject = { readonly [key: string]: Json };

/** Prepares a rule for a run. `given` is what a user writes after the level in an ESLint configuration; what is left out takes the rule's default. */
export function configureRule(rule: Rule, level: 'warn' | 'error', given: readonly Json[] = []): ConfiguredRule {
  const merged = merge(rule.meta.defaultOptions[0] ?? {}, given[0] ?? {});
  if (!isObject(merged)) return { rule, options: merged, level, strict: false };
  const { strict, ...options } = merged;
  return { rule, options, level, strict: strict === true };
}

/** The JSON schemas of a rule's options as a user writes them: the rule's own, with `strict`, which every rule understands. */
export function optionSchemas(meta: RuleMeta): readonly Json[] {
  const [first = { type: 'object', additionalProperties: false }, ...others] = meta.schema;
  if (!isObject(first) || first['type'] !== 'object') return meta.schema;
  const own = isObject(first['properties']) ? first['properties'] : {};
  const strict = { type: 'boolean', description: 'Also report what depends on code that was not seen.' };
  return [{ ...first, properties: { ...own, strict } }, ...others];
}

/** Objects are merged member by member; anything else that is given replaces the default. */
function merge(byDefault: Json, given: Json): Json {
  if (!isObject(byDefault) || !isObject(given)) return given;
  const members = Object.entries(given).map(([key, value]) => [key, merge(byDefault[key] ?? null, value)] as const);
  return { ...byDefault, ...Object.fromEntries(members) };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
