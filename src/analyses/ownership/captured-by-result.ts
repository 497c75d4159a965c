import type { Exit } from './context.ts';
import type { AbstractObject } from './object.ts';
import type { State } from './state.ts';

/** What the functions in a result use of the variables around them: whoever holds the result holds that as well. */
export function capturedByResult({ state, value }: Exit): ReadonlySet<AbstractObject> {
  return capturedBy(state, state.reachable([value]));
}

/** What the functions among the objects use of the variables around them. */
export function capturedBy(state: State, objects: Iterable<AbstractObject>): ReadonlySet<AbstractObject> {
  const found = new Set<AbstractObject>();
  const pending = [...objects];
  for (let object = pending.pop(); object; object = pending.pop()) {
    if (object.is !== 'closure') continue;
    const values = object.unit.captures.flatMap((variable) => state.variables.get(variable) ?? []);
    for (const each of state.reachable(values)) {
      if (!found.has(each)) pending.push(each);
      found.add(each);
    }
  }
  return found;
}
