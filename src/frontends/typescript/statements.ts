import type { Block, SwitchCase, ValueId } from '../../ir/model.ts';
import { inUsingRegion, isUsing, lowerBranch, lowerList } from './blocks.ts';
import { bind, givenName } from './patterns.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import { spanOf } from './syntax.ts';
import type { StatementTable, UnitBuilder } from './unit-builder.ts';

function lowerVariables(unit: UnitBuilder, node: NodeOf['VariableDeclaration'], inList: boolean): void {
  if (node.declare) return;
  const outer = unit.enterStatement(node, 'declaration', inList);
  declareVariables(unit, node);
  unit.leaveStatement(outer);
}

/** Also called for the head of a `for`, which is no statement of its own. */
export function declareVariables(unit: UnitBuilder, node: NodeOf['VariableDeclaration']): void {
  const binding = bindingOf(node);
  for (const { id, init } of node.declarations as readonly { id: SyntaxNode; init: SyntaxNode | null }[]) {
    if (init) bind(unit, id, unit.expression(init, givenName(id, init)), binding);
  }
}

export function bindingOf(node: NodeOf['VariableDeclaration']): { declares: true; using?: 'sync' | 'async' } {
  if (!isUsing(node)) return { declares: true };
  return { declares: true, using: node.kind === 'using' ? 'sync' : 'async' };
}

function lowerIf(unit: UnitBuilder, node: NodeOf['IfStatement'], inList: boolean): void {
  const outer = unit.enterStatement(node, 'control', inList);
  const test = unit.expression(node.test);
  const then = lowerInto(unit, node.consequent);
  const otherwise = node.alternate ? lowerInto(unit, node.alternate) : [];
  unit.branch(node, 'if', test, then, otherwise);
  unit.leaveStatement(outer);
}

function lowerInto(unit: UnitBuilder, node: SyntaxNode): Block {
  const outer = unit.enterBlock();
  lowerBranch(unit, node);
  return unit.leaveBlock(outer);
}

function lowerSwitch(unit: UnitBuilder, node: NodeOf['SwitchStatement'], inList: boolean): void {
  unit.inStatement(node, 'control', inList, () => {
    const on = unit.expression(node.discriminant);
    const declarations = node.cases.flatMap((each) => each.consequent).filter(isUsing);
    const lowerIt = () => {
      const cases = node.cases.map((each) => lowerCase(unit, each));
      unit.add({ op: 'switch', span: spanOf(node), statement: unit.statementAt(node), on, cases });
    };
    if (declarations.length > 0) inUsingRegion(unit, node, declarations, lowerIt);
    else lowerIt();
  });
}

function lowerCase(unit: UnitBuilder, node: NodeOf['SwitchCase']): SwitchCase {
  const outer = unit.enterBlock();
  const test = node.test ? unit.expression(node.test) : undefined;
  const header = unit.leaveBlock(outer);
  const body = unit.inBlock(() => {
    for (const each of node.consequent) unit.statement(each, true);
  });
  return { header, test, body, span: spanOf(node) };
}

function lowerTry(unit: UnitBuilder, node: NodeOf['TryStatement'], inList: boolean): void {
  const { handler, finalizer } = node;
  unit.inStatement(node, 'control', inList, () => {
    const block = unit.inBlock(() => lowerList(unit, node.block, node.block.body));
    const parameter = handler?.param ? unit.module.newValue() : undefined;
    const caught = handler ? unit.inBlock(() => lowerHandler(unit, handler, parameter)) : undefined;
    const last = finalizer ? unit.inBlock(() => lowerList(unit, finalizer, finalizer.body)) : undefined;
    unit.add({
      op: 'try',
      span: spanOf(node),
      statement: unit.statementAt(node),
      block,
      blockSpan: spanOf(node.block),
      parameter,
      handler: caught,
      finalizer: last,
      finalizerSpan: finalizer ? spanOf(finalizer) : undefined,
    });
  });
}

function lowerHandler(unit: UnitBuilder, node: NodeOf['CatchClause'], parameter: ValueId | undefined): void {
  if (node.param && parameter !== undefined) bind(unit, node.param, parameter, { declares: true });
  lowerList(unit, node.body, node.body.body);
}

function lowerReturn(unit: UnitBuilder, node: NodeOf['ReturnStatement'], inList: boolean): void {
  const outer = unit.enterStatement(node, 'return', inList);
  const value = node.argument ? unit.expression(node.argument) : undefined;
  unit.add({ op: 'return', span: spanOf(node), statement: unit.statementAt(node), value });
  unit.leaveStatement(outer);
}

function lowerJump(unit: UnitBuilder, node: NodeOf['BreakStatement'] | NodeOf['ContinueStatement'], inList: boolean): void {
  const op = node.type === 'BreakStatement' ? 'break' : 'continue';
  const label = node.label ? (unit.labels.get(node.label.name) ?? node.label.name) : undefined;
  const outer = unit.enterStatement(node, 'other', inList);
  unit.add({ op, span: spanOf(node), statement: unit.statementAt(node), label });
  unit.leaveStatement(outer);
}

export const basicStatements: StatementTable = {
  ExpressionStatement: (unit, node, inList) => {
    const outer = unit.enterStatement(node, 'expression', inList);
    unit.effect(node.expression);
    unit.leaveStatement(outer);
  },
  VariableDeclaration: lowerVariables,
  IfStatement: lowerIf,
  SwitchStatement: lowerSwitch,
  TryStatement: lowerTry,
  ReturnStatement: lowerReturn,
  ThrowStatement: (unit, node, inList) => {
    const outer = unit.enterStatement(node, 'other', inList);
    const value = unit.expression(node.argument);
    unit.add({ op: 'throw', span: spanOf(node), statement: unit.statementAt(node), value });
    unit.leaveStatement(outer);
  },
  BreakStatement: lowerJump,
  ContinueStatement: lowerJump,
  BlockStatement: (unit, node, inList) => unit.inStatement(node, 'control', inList, () => lowerList(unit, node, node.body)),
  WithStatement: (unit, node, inList) =>
    unit.inStatement(node, 'control', inList, () => {
      unit.opaque(node.object, node.type, [unit.expression(node.object)]);
      lowerBranch(unit, node.body);
    }),
  EmptyStatement: () => undefined,
};
