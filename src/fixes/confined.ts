import type { Module, Statement, Unit, ValueId } from '../ir/model.ts';
import { instructionsOf, nodesOf } from '../ir/walk.ts';
import type { Holder } from './handle.ts';
import type { StatementList } from './lists.ts';
import { producerOf } from './producers.ts';
import { loadsOf } from './uses.ts';

/** What an edit that releases at the end of a block has to know of the program. */
export interface GuardRules {
  /** The value only holds what is put into it: nothing else comes of that later. */
  onlyHolds(value: ValueId): boolean;
  /** The value may be a promise. */
  mayBePromise(value: ValueId): boolean;
}

/** No function declared below is used above, nothing waits for the value after it is released, and all uses lie in the list. */
export function isConfined(
  module: Module,
  { unit, variable, statement }: Holder,
  list: StatementList,
  rest: readonly Statement[],
  rules: GuardRules,
): boolean {
  const end = Math.max(...list.statements.map(({ span }) => span.end));
  const isInside = loadsOf(module, variable).every(({ load }) => load.span.start >= statement.span.start && load.span.end <= end);
  const start = rest[0]?.span.start ?? end;
  const isHoisted = module.variables.some(
    (each) => ['function', 'class'].includes(each.kind) && each.span.start >= start && each.span.end <= end && each.unit === unit.id,
  );
  const isKeptLonger = module.units.some((each) => (each.isAsync || each.isGenerator) && each.captures.includes(variable.id));
  return (
    isInside &&
    !isHoisted &&
    !isKeptLonger &&
    (list.block === unit.body || !isStored(unit, variable.id)) &&
    !isPutInto(unit, variable.id, rules) &&
    !isReturnedUnread(module, unit, variable.id, rules)
  );
}

/** Another variable gets the value: it may be used after the list. */
function isStored(unit: Unit, variable: number): boolean {
  const loads = readsOf(unit, variable);
  return [...instructionsOf(unit.body)].some((node) => node.op === 'store' && loads.has(node.value));
}

/** Something that may be in use when the function has ended gets the value, such as an image that is still to be loaded. */
function isPutInto(unit: Unit, variable: number, rules: GuardRules): boolean {
  const loads = readsOf(unit, variable);
  return [...instructionsOf(unit.body)].some((node) => node.op === 'set' && loads.has(node.value) && !rules.onlyHolds(node.object));
}

function readsOf(unit: Unit, variable: number): ReadonlySet<number> {
  const loads = new Set<number>();
  for (const node of instructionsOf(unit.body)) if (node.op === 'load' && node.variable === variable) loads.add(node.result);
  return loads;
}

/** `return value.data()`: the caller waits, and the value is gone by then. */
function isReturnedUnread(module: Module, unit: Unit, variable: number, rules: GuardRules): boolean {
  for (const node of nodesOf(unit.body)) {
    if (node.op !== 'return' || node.value === undefined || !(unit.isAsync || rules.mayBePromise(node.value))) continue;
    const call = producerOf(module, node.value);
    if (call?.op !== 'call') continue;
    for (const inner of nodesOf(unit.body))
      if (inner.op === 'load' && inner.variable === variable && inner.span.start >= call.span.start && inner.span.end <= call.span.end)
        return true;
  }
  return false;
}
