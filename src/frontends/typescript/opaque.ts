import type { ValueId } from '../../ir/model.ts';
import { lowerList } from './blocks.ts';
import type { SyntaxNode } from './syntax.ts';
import { childrenOf, isTypeOnly } from './syntax.ts';
import type { UnitBuilder } from './unit-builder.ts';

/** Lowers syntax that is not modelled: its expressions become operands, its statements run in place, and nothing is known of the result. */
export function lowerOpaque(unit: UnitBuilder, node: SyntaxNode): ValueId {
  return unit.opaque(node, node.type, operandsOf(unit, node));
}

function operandsOf(unit: UnitBuilder, node: SyntaxNode): ValueId[] {
  const operands: ValueId[] = [];
  const { expressions, statements } = unit.tables;
  for (const children of childrenOf(node)) {
    if (children.length > 1 && children.some((child) => statements[child.type])) {
      lowerList(unit, node, children);
      continue;
    }
    for (const child of children) {
      if (isTypeOnly(child)) continue;
      if (expressions[child.type]) operands.push(unit.expression(child));
      else if (statements[child.type]) unit.statement(child, false);
      else operands.push(...operandsOf(unit, child));
    }
  }
  return operands;
}
