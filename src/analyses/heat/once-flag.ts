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
  if (code.nodesBefore(node).some((nodes) => nodes.some((before) => isOnceExit(code, unit, before)))) return true;
  return closuresOf(unit).some((closure) => isBehindOnceFlag(code, closure));
}

/** The place of a flag that is set for good before the node runs, so that it runs once for each such place: nothing gives it up again. */
export function flagSetBefore(code: ModuleCode, node: Node): string | undefined {
  const unit = code.unitOf(node);
  for (const before of code.nodesBefore(node).flat()) {
    const place = isOnceExit(code, unit, before) ? testedPlace(code, before) : undefined;
    if (place !== undefined && !isGivenUp(code, place)) return place;
  }
  return undefined;
}

/** Something sets the place back to nothing, other than where it is made. */
export function isGivenUp(code: ModuleCode, place: string): boolean {
  return [...code.all.stores, ...code.all.sets].some((each) => {
    if (!isWriteTo(code, each, place)) return false;
    const made = code.definitionOf(each.value);
    const { kind } = code.unitOf(each);
    return kind !== 'constructor' && kind !== 'initializer' && made?.op === 'constant' && !made.value;
  });
}

/** A branch that leaves the function when something is there that the function sets. */
function isOnceExit(code: ModuleCode, unit: Unit, node: Node): boolean {
  if (node.op !== 'branch' || !leaves(node.then)) return false;
  const place = testedPlace(code, node);
  return place !== undefined && instructionsOf(unit.body).some((each) => isWriteTo(code, each, place));
}

function testedPlace(code: ModuleCode, node: Node): string | undefined {
  return node.op === 'branch' ? placeKey(code, testedIn(code, node.test)) : undefined;
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

/** The node gives the place a value, from outside where it is a variable. */
export function isWriteTo(code: ModuleCode, node: Node, place: string): boolean {
  if (node.op === 'store')
    return `variable ${node.variable}` === place && code.module.variables[node.variable]?.unit !== code.unitOf(node).id;
  if (node.op !== 'set' || !('name' in node.key)) return false;
  return `${placeKey(code, node.object) ?? ''}.${node.key.name}` === place;
}
