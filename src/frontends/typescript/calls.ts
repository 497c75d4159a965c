import type { ValueId } from '../../ir/model.ts';
import { ChainLowering, calleeOf, calleeSpanOf } from './chains.ts';
import type { NodeOf } from './syntax.ts';
import { spanOf } from './syntax.ts';
import { typeOfNew } from './types.ts';
import type { ExpressionTable, UnitBuilder } from './unit-builder.ts';

function lowerNew(unit: UnitBuilder, node: NodeOf['NewExpression']): ValueId {
  const callee = { kind: 'value', value: unit.expression(node.callee) } as const;
  const items = unit.items(node.arguments);
  const value = unit.compute(node, { op: 'call', form: 'new', callee, calleeSpan: calleeSpanOf(node.callee), arguments: items });
  const type = node.typeArguments ? typeOfNew(unit.names, node) : undefined;
  return type ? unit.compute(node, { op: 'cast', value, type }) : value;
}

function lowerTagged(unit: UnitBuilder, node: NodeOf['TaggedTemplateExpression']): ValueId {
  const reached = new ChainLowering(unit).reach(node.tag);
  const strings = unit.opaque(node.quasi, 'template strings', []);
  const items = [{ kind: 'value', value: strings, span: spanOf(node.quasi) } as const, ...unit.items(node.quasi.expressions)];
  return unit.compute(node, {
    op: 'call',
    form: 'tagged',
    callee: calleeOf(reached),
    calleeSpan: calleeSpanOf(node.tag),
    arguments: items,
  });
}

function lowerImport(unit: UnitBuilder, node: NodeOf['ImportExpression']): ValueId {
  const callee = { kind: 'value', value: unit.opaque(node, 'import', []) } as const;
  const items = unit.items(node.options ? [node.source, node.options] : [node.source]);
  return unit.compute(node, { op: 'call', form: 'import', callee, calleeSpan: spanOf(node), arguments: items });
}

export const callExpressions: ExpressionTable = {
  NewExpression: lowerNew,
  TaggedTemplateExpression: lowerTagged,
  ImportExpression: lowerImport,
};
