import type { Block, Node, Unit, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { placeKey } from '../code/place-key.ts';
import { closuresOf } from '../pairs/flow-places.ts';

/**
 * Whether a node runs once at most because a flag says that it has run: `if (started) return; started = true`. The flag may stand in a function around, which
 * registers the one that the node is in.
 */
export function isBehindOnceFlag(code: ModuleCode, node: Node): boolean {
  const unit = code.unitOf(node);
  for (let at: Node | undefined = node; at; at = code.placeOf(at).outer) {
    const { block } = code.placeOf(at);
    if (block.slice(0, block.indexOf(at)).some((before) => isOnceExit(code, unit, before))) return true;
  }
  return closuresOf(unit).some((closure) => isBehindOnceFlag(code, closure));
}

/** A branch that leaves the function when something is there that the function sets. */
function isOnceExit(code: ModuleCode, unit: Unit, node: Node): boolean {
  if (node.op !== 'branch' || !leaves(node.then)) return false;
  const place = placeKey(code, testedIn(code, node.test));
  return place !== undefined && instructionsOf(unit.body).some((each) => isWriteTo(code, each, place));
}

function leaves(block: Block): boolean {
  return block.some(({ op }) => op === 'return' || op === 'throw');
}

/** What a test asks for, without negations. */
function testedIn(code: ModuleCode, value: ValueId): ValueId {
  const made = code.definitionOf(value);
  const [operand] = made?.op === 'operate' && made.operator === '!' ? made.operands : [];
  return operand === undefined ? value : testedIn(code, operand);
}

function isWriteTo(code: ModuleCode, node: Node, place: string): boolean {
  if (node.op === 'store')
    return `variable ${node.variable}` === place && code.module.variables[node.variable]?.unit !== code.unitOf(node).id;
  if (node.op !== 'set' || !('name' in node.key)) return false;
  return `${placeKey(code, node.object) ?? ''}.${node.key.name}` === place;
}
