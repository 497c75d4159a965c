import type { Instruction, Node, ValueId } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';

export function isWriteTo(node: Node, structure: ValueId): boolean {
  if (node.op === 'set') return node.object === structure;
  if (node.op !== 'call' || node.callee.kind !== 'method' || node.callee.object !== structure || !('name' in node.callee.key)) return false;
  return /^(push|unshift|splice|pop|shift)$/.test(node.callee.key.name);
}

export function isSameConstant(a: Instruction, b: Instruction): boolean {
  return a === b || (a.op === 'constant' && b.op === 'constant' && a.value === b.value);
}

export function isExported(code: ModuleCode, unit: { readonly id: number }): boolean {
  return code.module.exports.some((each) => {
    const values =
      each.kind === 'value' ? [each.value] : each.kind === 'variable' ? code.storesOf(each.variable).map((store) => store.value) : [];
    return values.some((value) => {
      const closure = code.definitionOf(value);
      return closure?.op === 'closure' && closure.unit === unit.id;
    });
  });
}
