import type { Node, Unit } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';
import type { Heats } from './heats.ts';

/** Where a unit does what a node does: by the node itself, or by the call that runs the function around it at once, like the executor of a promise. */
export function placeWithin(heats: Heats, code: ModuleCode, node: Node, unit: Unit): Node | undefined {
  const own = code.unitOf(node);
  if (own === unit) return node;
  const [run, ...others] = heats.runsOf(own);
  return others.length === 0 && run?.mode === 'now' && run.from === unit ? run.node : undefined;
}
