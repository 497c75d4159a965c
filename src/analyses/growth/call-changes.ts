import type { Behaviour } from '../../base/behaviour.ts';
import type { CallInstruction, ValueId } from '../../ir/model.ts';
import type { NewChange } from './change.ts';

/** What the tables say that the call does to its receiver. */
export function callChanges(behaviours: readonly Behaviour[], call: CallInstruction): NewChange[] {
  const changes: NewChange[] = [];
  for (const { size, reads, stores, result, runs } of behaviours) {
    const port = stores?.find((each) => each.into === 'this')?.key;
    const key = typeof port === 'number' ? valueAt(call, port) : undefined;
    const values = call.arguments.flatMap((item) => (item.kind === 'hole' ? [] : [item.value]));
    const kept = values.length > 1 ? values.filter((value) => value !== key) : values;
    if (size === 'grows') changes.push({ kind: 'adds', values: kept, how: 'call', ...(key !== undefined && { key }) });
    else if (size === 'clears') changes.push({ kind: 'clears' });
    else if (size === 'shrinks')
      changes.push({ kind: 'removes', ...firstKey(call), ...(result && 'elementsOf' in result && { takes: true }) });
    else if (reads === 'membership' || (call.arguments.length > 0 && isRead(call))) {
      const [looked] = values;
      if (looked !== undefined) changes.push({ kind: 'looksUp', key: looked });
    } else if (runs || (result && 'each' in result)) changes.push({ kind: 'walks' });
  }
  return changes;
}

function valueAt(call: CallInstruction, position: number): ValueId | undefined {
  const item = call.arguments[position];
  return item?.kind === 'value' ? item.value : undefined;
}

function firstKey(call: CallInstruction): { key?: ValueId } {
  const key = valueAt(call, 0);
  return key === undefined ? {} : { key };
}

function isRead({ callee }: CallInstruction): boolean {
  return callee.kind === 'method' && 'name' in callee.key && callee.key.name === 'get';
}
