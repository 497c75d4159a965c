import type { ValueId } from '../../ir/model.ts';
import type { ModuleCode } from './module-code.ts';

/** Longer chains of names for one value are not followed. */
const mostSteps = 64;

/**
 * The values that a value may be under other names within its unit: through casts, and through the synthetic variables that conditional
 * expressions write. The value itself when it has no other origin. Named variables are not followed.
 */
export function originsOf(code: ModuleCode, value: ValueId): readonly ValueId[] {
  const found = new Set<ValueId>();
  const seen = new Set<ValueId>();
  const pending = [value];
  for (let next = pending.pop(); next !== undefined && seen.size < mostSteps; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const definition = code.definitionOf(next);
    if (definition?.op === 'cast') pending.push(definition.value);
    else if (definition?.op === 'load' && code.module.variables[definition.variable]?.kind === 'synthetic')
      pending.push(...code.storesOf(definition.variable).map((store) => store.value));
    else found.add(next);
  }
  return [...found];
}

/**
 * The one value behind a value: through casts and through variables of the module that get a value only once. Conditional expressions, variables
 * written several times, parameters and calls end the search.
 */
export function originOf(code: ModuleCode, value: ValueId): ValueId {
  let current = value;
  for (let step = 0; step < mostSteps; step += 1) {
    const definition = code.definitionOf(current);
    if (definition?.op === 'cast') current = definition.value;
    else if (definition?.op === 'load') {
      const stores = code.storesOf(definition.variable);
      const [only] = stores;
      if (!only || stores.length > 1) return current;
      current = only.value;
    } else return current;
  }
  return current;
}
