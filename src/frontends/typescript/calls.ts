import type { ValueId } from '../../ir/model.ts';
import { ChainLowering, calleeOf, calleeSpanOf } from './chains.ts';
import type { NodeOf } from './syntax.ts';
import { spanOf } from './syntax.ts';
import { typeOfNew } from './types.ts';
import type { ExpressionTable, UnitBuilder } from './unit-builder.ts';

function lowerNew(unit: UnitBuilder, node: NodeOf['NewExpression']): ValueId {
  const callee = { kind: 'value', value: unit.expression(node.callee) } as const;
  const items = unit.items(node.arguments);
  const value = unit.call(node, 'new', callee, calleeSpanOf(node.callee), items);
  const type = node.typeArguments ? typeOfNew(unit.names, node) : undefined;
  return type ? unit.cast(node, value, type) : value;
}

function lowerTagged(unit: UnitBuilder, node: NodeOf['TaggedTemplateExpression']): ValueId {
  const reached = new ChainLowering(unit).reach(node.tag);
  const strings = unit.opaque(node.quasi, 'template strings', []);
  const items = [{ kind: 'value', value: strings, span: spanOf(node.quasi) } as const, ...unit.items(node.quasi.expressions)];
  return unit.call(node, 'tagged', calleeOf(reached), calleeSpanOf(node.tag), items);
}

function lowerImport(unit: UnitBuilder, node: NodeOf['ImportExpression']): ValueId {
  const callee = { kind: 'value', value: unit.opaque(node, 'import', []) } as const;
  const items = unit.items(node.options ? [node.source, node.options] : [node.source]);
  return unit.call(node, 'import', callee, spanOf(node), items);
}

export const callExpressions: ExpressionTable = {
  NewExpression: lowerNew,
  TaggedTemplateExpression: lowerTagged,
  ImportExpression: lowerImport,
};
