import type { ValueId } from '../../ir/model.ts';
import { dropDelete, lowerDelete } from './chains.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import { spanOf } from './syntax.ts';
import type { EffectTable, ExpressionTable, UnitBuilder } from './unit-builder.ts';

function lowerUnary(unit: UnitBuilder, node: NodeOf['UnaryExpression']): ValueId {
  if (node.operator === 'delete') return lowerDelete(unit, node);
  return unit.operate(node, node.operator, [unit.expression(node.argument)]);
}

/** Long sums lean to the left; their spine is walked without recursion. */
function lowerBinary(unit: UnitBuilder, node: NodeOf['BinaryExpression']): ValueId {
  const spine = [node];
  let left: SyntaxNode = node.left;
  for (; left.type === 'BinaryExpression'; left = left.left) spine.push(left);
  let value = left.type === 'PrivateIdentifier' ? unit.constant(left, `#${left.name}`) : unit.expression(left);
  for (const each of spine.reverse()) {
    const right = unit.expression(each.right);
    value = unit.operate(each, each.operator, [value, right]);
  }
  return value;
}

function lowerLogical(unit: UnitBuilder, node: NodeOf['LogicalExpression']): ValueId {
  const test = unit.expression(node.left);
  const variable = unit.synthetic(node, 'logical');
  const left = unit.inBlock(() => unit.store(node, variable, test, true));
  const right = unit.inBlock(() => unit.store(node, variable, unit.expression(node.right), true));
  addLogical(unit, node, test, left, right);
  return unit.load(node, variable);
}

function dropLogical(unit: UnitBuilder, node: NodeOf['LogicalExpression']): void {
  const test = unit.expression(node.left);
  addLogical(
    unit,
    node,
    test,
    [],
    unit.inBlock(() => unit.effect(node.right)),
  );
}

type Block = ReturnType<UnitBuilder['inBlock']>;

/** `&&` goes on to the right when the left is there, `||` and `??` when it is not. */
function addLogical(unit: UnitBuilder, node: NodeOf['LogicalExpression'], test: ValueId, left: Block, right: Block): void {
  const [then, otherwise] = node.operator === '&&' ? [right, left] : [left, right];
  unit.branch(node, 'logical', test, then, otherwise);
}

function lowerConditional(unit: UnitBuilder, node: NodeOf['ConditionalExpression']): ValueId {
  const test = unit.expression(node.test);
  const variable = unit.synthetic(node, 'conditional');
  const then = unit.inBlock(() => unit.store(node, variable, unit.expression(node.consequent), true));
  const otherwise = unit.inBlock(() => unit.store(node, variable, unit.expression(node.alternate), true));
  unit.branch(node, 'conditional', test, then, otherwise);
  return unit.load(node, variable);
}

function dropConditional(unit: UnitBuilder, node: NodeOf['ConditionalExpression']): void {
  const test = unit.expression(node.test);
  const then = unit.inBlock(() => unit.effect(node.consequent));
  const otherwise = unit.inBlock(() => unit.effect(node.alternate));
  unit.branch(node, 'conditional', test, then, otherwise);
}

function lowerSequence(unit: UnitBuilder, node: NodeOf['SequenceExpression']): ValueId {
  const last = node.expressions.at(-1);
  for (const each of node.expressions.slice(0, -1)) unit.effect(each);
  return last ? unit.expression(last) : unit.constant(node, undefined);
}

export const operatorExpressions: ExpressionTable = {
  UnaryExpression: lowerUnary,
  BinaryExpression: lowerBinary,
  LogicalExpression: lowerLogical,
  ConditionalExpression: lowerConditional,
  SequenceExpression: lowerSequence,
  AwaitExpression: (unit, node) => {
    const value = unit.expression(node.argument);
    return unit.compute({ op: 'await', span: spanOf(node), statement: unit.statementAt(node), result: unit.newValue(), value });
  },
  YieldExpression: (unit, node) => {
    const value = node.argument ? unit.expression(node.argument) : undefined;
    const { delegate } = node;
    return unit.compute({ op: 'yield', span: spanOf(node), statement: unit.statementAt(node), result: unit.newValue(), value, delegate });
  },
};

export const operatorEffects: EffectTable = {
  UnaryExpression: (unit, node) => {
    if (node.operator === 'delete') dropDelete(unit, node);
    else unit.expression(node);
  },
  LogicalExpression: dropLogical,
  ConditionalExpression: dropConditional,
  SequenceExpression: (unit, node) => node.expressions.forEach((each) => unit.effect(each)),
};
