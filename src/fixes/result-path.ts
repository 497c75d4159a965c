import type { Instruction, Module, Unit, ValueId } from '../ir/model.ts';
import { nodesOf } from '../ir/walk.ts';
import { findSource, unitAround } from './producers.ts';

/**
 * Where in the result of the function around it an instruction's value is given back: `''` as the result itself, `boxes` as that member.
 * Undefined when it is not given back, or not always at the same place.
 */
export function findResultPath(module: Module, origin: Instruction): string | undefined {
  const unit = unitAround(module, origin.span);
  if (!unit) return undefined;
  const paths = new Set<string>();
  for (const node of nodesOf(unit.body)) {
    if (node.op !== 'return' || node.value === undefined) continue;
    for (const path of pathsTo(unit, node.value, origin)) paths.add(path);
  }
  const [path] = paths;
  return paths.size === 1 ? path : undefined;
}

function pathsTo(unit: Unit, value: ValueId, origin: Instruction): readonly string[] {
  const node = findSource(unit, value);
  if (node === origin) return [''];
  if (node?.op === 'object')
    return node.entries.flatMap((entry) =>
      entry.kind === 'property' && 'name' in entry.key && findSource(unit, entry.value) === origin ? [entry.key.name] : [],
    );
  if (node?.op === 'array')
    return node.items.flatMap((item, index) => (item.kind === 'value' && findSource(unit, item.value) === origin ? [String(index)] : []));
  return [];
}
