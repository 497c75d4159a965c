import type { Unit, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import type { ModuleCode } from '../code/module-code.ts';
import type { Heats } from '../heat/heats.ts';
import { encloses } from '../pairs/flow-places.ts';
import type { ListenerCall } from './listener-calls.ts';

/** Whether the listener settles the promise that the function around it makes: it has served when that is settled. */
export function settlesOneCall(heats: Heats, code: ModuleCode, { call }: ListenerCall): boolean {
  const units = call.arguments.flatMap((item): Unit[] => {
    const made = item.kind === 'value' ? code.definitionOf(item.value) : undefined;
    const unit = made?.op === 'closure' ? code.module.units[made.unit] : undefined;
    return unit ? [unit] : [];
  });
  return units.some((unit) =>
    instructionsOf(unit.body).some((node) => {
      if (node.op !== 'call' || node.callee.kind !== 'value') return false;
      const executor = ownerOfArgument(code, node.callee.value);
      return executor !== undefined && executor !== unit && encloses(executor, unit) && isExecutor(heats, executor);
    }),
  );
}

/** The function whose parameter the value is. */
function ownerOfArgument(code: ModuleCode, value: ValueId): Unit | undefined {
  const made = code.definitionOf(value);
  const [only, ...others] = made?.op === 'load' ? code.storesOf(made.variable) : [];
  return only && others.length === 0 ? code.parameterOf(only.value)?.unit : undefined;
}

/** It is what `new Promise` runs. */
function isExecutor(heats: Heats, unit: Unit): boolean {
  return heats.runsOf(unit).some(({ node, mode }) => mode === 'now' && node.op === 'call' && node.form === 'new');
}
