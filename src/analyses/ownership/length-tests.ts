import type { Instruction, Module, ValueId } from '../../ir/model.ts';
import { definitionOf } from '../definitions.ts';
import type { ResourceObject } from './object.ts';
import { fates } from './standing.ts';
import type { State } from './state.ts';

/** How a comparison of a length with a number comes out when there is at least one element. */
const whenFilled: Readonly<Record<string, boolean>> = {
  ...{ '> 0': true, '>= 1': true, '!== 0': true, '!= 0': true },
  ...{ '=== 0': false, '== 0': false, '< 1': false, '<= 0': false },
};
const mirrored: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

/** The outcome of a test on the length of a container that holds a handle made on the way here: `list.length > 0`. */
export function outcomeOfLength(module: Module, state: State, test: ValueId): boolean | undefined {
  const node = definitionOf(module, test);
  if (node?.op === 'get') return isFilled(state, node) ? true : undefined;
  if (node?.op !== 'operate') return undefined;
  const [left, right] = node.operands;
  if (node.operator === '!' && left !== undefined) {
    const inner = outcomeOfLength(module, state, left);
    return inner === undefined ? undefined : !inner;
  }
  if (left === undefined || right === undefined) return undefined;
  return (
    compare(module, state, node.operator, left, right) ?? compare(module, state, mirrored[node.operator] ?? node.operator, right, left)
  );
}

function compare(module: Module, state: State, operator: string, left: ValueId, right: ValueId): boolean | undefined {
  const read = definitionOf(module, left);
  const number = definitionOf(module, right);
  if (read?.op !== 'get' || number?.op !== 'constant' || !isFilled(state, read)) return undefined;
  return whenFilled[`${operator} ${String(number.value)}`];
}

/** What is read is the length of one container, which holds a live handle. */
function isFilled(state: State, { key, object }: Instruction & { op: 'get' }): boolean {
  const value = 'name' in key && key.name === 'length' ? state.values.get(object) : undefined;
  if (!value || value.isOpen || value.isNullable || value.objects.length !== 1 || value.objects[0]?.is !== 'structure') return false;
  for (const held of state.reachable([value])) {
    const standing = state.standings.get(held as ResourceObject);
    if (held.is === 'resource' && standing?.fate === fates.live) return true;
  }
  return false;
}
