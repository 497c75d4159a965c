import type { CallInstruction, Instruction, Node, ValueId } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { placeKey } from '../code/place-key.ts';

/** A call of a method with such a name on what a place holds. */
export function isMethodOn(code: ModuleCode, node: Node, place: string, name: RegExp): node is CallInstruction {
  if (node.op !== 'call' || node.callee.kind !== 'method' || !('name' in node.callee.key)) return false;
  return name.test(node.callee.key.name) && placeKey(code, node.callee.object) === place;
}

/** A test on how much there is of something: a depth, the length of a way, the number of those that were found. */
function isBound(code: ModuleCode, test: ValueId): boolean {
  const made = code.definitionOf(test);
  if (made?.op === 'load' && code.module.variables[made.variable]?.kind === 'synthetic')
    return code.storesOf(made.variable).some(({ value }) => isBound(code, value));
  if (made?.op !== 'operate') return false;
  return (
    (/^[<>]=?$/.test(made.operator) && !made.operands.some((each) => isSmall(code, each))) ||
    (made.operator === '!' && made.operands.some((each) => isBound(code, each)))
  );
}

/** `way.length > 0` bounds nothing. */
function isSmall(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(value);
  return made?.op === 'constant' && typeof made.value === 'number' && made.value <= 2;
}

/** Some branch among the nodes tests how much there is. */
export function isBounded(code: ModuleCode, nodes: readonly Node[]): boolean {
  return nodes.some((node) => node.op === 'branch' && isBound(code, node.test));
}

/** Asks a list or set whether something is in it. */
export const asking = /^(includes|indexOf|has|some|find|findIndex)$/;

/** A text that is put together: `${a} ${b}`, a + '|' + b. */
export function isText(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(originOf(code, value));
  if (made?.op !== 'operate') return false;
  if (made.operator === 'template') return true;
  return made.operator === '+' && made.operands.some((each) => isTextPart(code.definitionOf(each)) || isText(code, each));
}

function isTextPart(made: Instruction | undefined): boolean {
  return made?.op === 'constant' && made.type === 'string';
}
