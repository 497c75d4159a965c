import type { Accumulation } from '../analyses/copying/accumulations.ts';
import { codeOf } from '../analyses/code/module-code.ts';
import type { FindingData, Suggestion } from '../base/finding.ts';
import type { Module, VariableId } from '../ir/model.ts';

/**
 * `list.push(item)` in place of `list = [...list, item]`. Offered where the list is made by a literal in the same function and nothing else than the copies sees it
 * before the loop is over, so that nobody holds one of the shorter lists.
 */
export function suggestAppend(module: Module, { joining, name, around }: Accumulation, data: FindingData): readonly Suggestion[] {
  const code = codeOf(module);
  const { node } = joining;
  if (node.op !== 'array' || around.op !== 'loop') return [];
  const [first, ...added] = node.items;
  const write = code.usersOf(node.result).find((user) => user.op === 'store');
  const statement = write && module.statements[write.statement];
  const [begin] = added;
  const end = added.at(-1);
  if (first?.kind !== 'spread' || write?.op !== 'store' || statement?.kind !== 'expression') return [];
  if (!begin || begin.kind === 'hole' || !end || end.kind === 'hole' || !isOwnList(module, write.variable)) return [];
  const loads = code.loadsOf(write.variable);
  const inside = loads.filter((load) => load.span.start >= around.span.start && load.span.end <= around.span.end);
  if (inside.length !== 1 || added.some((item) => item.kind === 'spread')) return [];
  const rest = module.text.slice(node.span.end, statement.span.end);
  if (statement.span.start !== write.span.start || !/^;?$/.test(rest)) return [];
  const text = `${name}.push(${module.text.slice(begin.span.start, end.span.end)})`;
  return [{ messageId: 'append', data, edits: [{ span: { start: write.span.start, end: node.span.end }, text }] }];
}

/** All stores but the first, which is a literal in the same function, are copies. */
function isOwnList(module: Module, variable: VariableId): boolean {
  const code = codeOf(module);
  const stores = code.storesOf(variable);
  const declared = stores.filter((store) => store.declares);
  return (
    stores.length === 2 &&
    declared.length === 1 &&
    declared.every((store) => code.definitionOf(store.value)?.op === 'array') &&
    stores.every((store) => code.unitOf(store) === code.unitOf(stores[0] ?? store))
  );
}
