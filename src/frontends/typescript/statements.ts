import { inUsingRegion, isUsing, lowerBranch, lowerList } from './blocks.ts';
import { bind, givenName } from './patterns.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import { spanOf } from './syntax.ts';
import type { StatementTable, UnitBuilder } from './unit-builder.ts';

function lowerVariables(unit: UnitBuilder, node: NodeOf['VariableDeclaration'], inList: boolean): void {
  if (node.declare) return;
  unit.inStatement(node, 'declaration', inList, () => declareVariables(unit, node));
}

/** Also called for the head of a `for`, which is no statement of its own. */
export function declareVariables(unit: UnitBuilder, node: NodeOf['VariableDeclaration']): void {
  const binding = bindingOf(node);
  for (const { id, init } of node.declarations as readonly { id: SyntaxNode; init: SyntaxNode | null }[]) {
    if (init) bind(unit, id, unit.expression(init, givenName(id)), binding);
  }
}

export function bindingOf(node: NodeOf['VariableDeclaration']): { declares: true; using?: 'sync' | 'async' } {
  if (!isUsing(node)) return { declares: true };
  return { declares: true, using: node.kind === 'using' ? 'sync' : 'async' };
}

function lowerIf(unit: UnitBuilder, node: NodeOf['IfStatement'], inList: boolean): void {
  unit.inStatement(node, 'control', inList, () => {
    const test = unit.expression(node.test);
    const then = unit.inBlock(() => lowerBranch(unit, node.consequent));
    const otherwise = unit.inBlock(() => node.alternate && lowerBranch(unit, node.alternate));
    unit.add(node, { op: 'branch', form: 'if', test, then, otherwise });
  });
}

function lowerSwitch(unit: UnitBuilder, node: NodeOf['SwitchStatement'], inList: boolean): void {
  unit.inStatement(node, 'control', inList, () => {
    const on = unit.expression(node.discriminant);
    const declarations = node.cases.flatMap((each) => each.consequent).filter(isUsing);
    const lowerIt = () => unit.add(node, { op: 'switch', on, cases: node.cases.map((each) => lowerCase(unit, each)) });
    if (declarations.length > 0) inUsingRegion(unit, node, declarations, lowerIt);
    else lowerIt();
  });
}

function lowerCase(unit: UnitBuilder, node: NodeOf['SwitchCase']) {
  const test = node.test;
  const outer = unit.enterBlock();
  const value = test ? unit.expression(test) : undefined;
  const header = unit.leaveBlock(outer);
  const body = unit.inBlock(() => {
    for (const each of node.consequent) unit.statement(each, true);
  });
  return { header, body, span: spanOf(node), ...(value !== undefined && { test: value }) };
}

function lowerTry(unit: UnitBuilder, node: NodeOf['TryStatement'], inList: boolean): void {
  const { handler, finalizer } = node;
  unit.inStatement(node, 'control', inList, () => {
    const block = unit.inBlock(() => lowerList(unit, node.block, node.block.body));
    const parameter = handler?.param ? unit.module.newValue() : undefined;
    const caught =
      handler &&
      unit.inBlock(() => {
        if (handler.param && parameter !== undefined) bind(unit, handler.param, parameter, { declares: true });
        lowerList(unit, handler.body, handler.body.body);
      });
    const last = finalizer && unit.inBlock(() => lowerList(unit, finalizer, finalizer.body));
    unit.add(node, {
      op: 'try',
      block,
      blockSpan: spanOf(node.block),
      ...(parameter !== undefined && { parameter }),
      ...(caught && { handler: caught }),
      ...(finalizer && last && { finalizer: last, finalizerSpan: spanOf(finalizer) }),
    });
  });
}

function lowerReturn(unit: UnitBuilder, node: NodeOf['ReturnStatement'], inList: boolean): void {
  unit.inStatement(node, 'return', inList, () => {
    if (node.argument) unit.add(node, { op: 'return', value: unit.expression(node.argument) });
    else unit.add(node, { op: 'return' });
  });
}

function lowerJump(unit: UnitBuilder, node: NodeOf['BreakStatement'] | NodeOf['ContinueStatement'], inList: boolean): void {
  const op = node.type === 'BreakStatement' ? 'break' : 'continue';
  const label = node.label && (unit.labels.get(node.label.name) ?? node.label.name);
  unit.inStatement(node, 'other', inList, () => unit.add(node, { op, ...(label && { label }) }));
}

export const basicStatements: StatementTable = {
  ExpressionStatement: (unit, node, inList) => unit.inStatement(node, 'expression', inList, () => unit.effect(node.expression)),
  VariableDeclaration: lowerVariables,
  IfStatement: lowerIf,
  SwitchStatement: lowerSwitch,
  TryStatement: lowerTry,
  ReturnStatement: lowerReturn,
  ThrowStatement: (unit, node, inList) =>
    unit.inStatement(node, 'other', inList, () => unit.add(node, { op: 'throw', value: unit.expression(node.argument) })),
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
