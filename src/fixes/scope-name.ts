import { isWithin } from '../base/span.ts';
import type { Span } from '../base/span.ts';
import type { Module, ValueId, VariableId } from '../ir/model.ts';
import { instructionsOf } from '../ir/walk.ts';
import { unitAround } from './producers.ts';

/** Where a value leads in the library that a scope belongs to: `''` its namespace, `tidy` the function; undefined for anything else. */
export type PathInLibrary = (value: ValueId) => string | undefined;

/**
 * How a scope is called at a place, by the names of the file: `tf.tidy` is `tfc.tidy` after `import * as tfc`, and `tidy` after
 * `import { tidy }`. Undefined when no name for it is known there.
 */
export function findScopeName(module: Module, scope: string, at: Span, pathOf: PathInLibrary): string | undefined {
  const member = scope.slice(scope.indexOf('.') + 1);
  const names = new Map<string, string>();
  for (const unit of module.units) {
    for (const node of instructionsOf(unit.body)) {
      if (node.op !== 'load' && node.op !== 'global') continue;
      const path = pathOf(node.result);
      const name = node.op === 'global' ? node.name : nameFor(module, node.variable, at);
      if (name !== undefined && (path === '' || path === member) && !isHidden(module, name, at, node)) names.set(path, name);
    }
  }
  const direct = names.get(member);
  const namespace = names.get('');
  return direct ?? (namespace === undefined ? undefined : `${namespace}.${member}`);
}

/** The name of a variable that the place can see and that never changes. */
function nameFor(module: Module, id: VariableId, at: Span): string | undefined {
  const variable = module.variables[id];
  const home = variable && module.units[variable.unit];
  return variable && home && variable.storeCount <= 1 && variable.kind !== 'parameter' && isWithin(at, home.span)
    ? variable.name
    : undefined;
}

/** Another variable of the name stands around the place. */
function isHidden(module: Module, name: string, at: Span, node: { readonly op: string }): boolean {
  const own = node as { readonly variable?: VariableId };
  const place = unitAround(module, at);
  return module.variables.some((variable) => {
    const home = module.units[variable.unit];
    return (
      variable.name === name && variable.id !== own.variable && home !== undefined && place !== undefined && isWithin(place.span, home.span)
    );
  });
}
