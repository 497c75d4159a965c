import type { Control, ValueId } from '../../ir/model.ts';
import { inUsingRegion, isUsing, lowerBranch } from './blocks.ts';
import { bind } from './patterns.ts';
import { bindingOf, declareVariables } from './statements.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import { spanOf } from './syntax.ts';
import type { StatementTable, UnitBuilder } from './unit-builder.ts';

const isLoop = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);
/** The label of each loop that has one, until the loop is lowered. */
const labelOf = new WeakMap<SyntaxNode, string>();

type Loop = Extract<Control, { op: 'loop' }>;

/** Adds a loop. */
function addLoop(
  unit: UnitBuilder,
  node: LoopNode,
  parts: Pick<Loop, 'form' | 'header' | 'test' | 'iterable' | 'element' | 'body' | 'update'>,
): void {
  const isAwait = node.type === 'ForOfStatement' && node.await;
  const { form, header, test, iterable, element, body, update } = parts;
  const [span, label, bodySpan] = [spanOf(node), labelOf.get(node), spanOf(node.body)];
  const statement = unit.statementAt(node);
  unit.add({ op: 'loop', span, statement, form, label, header, test, iterable, element, isAwait, body, update, bodySpan });
}

/** The block that computes a test, and the test. */
function headerOf(unit: UnitBuilder, node: SyntaxNode | null): Pick<Loop, 'header' | 'test'> {
  const outer = unit.enterBlock();
  const test = node ? unit.expression(node) : undefined;
  return { header: unit.leaveBlock(outer), test };
}

function lowerWhile(unit: UnitBuilder, node: NodeOf['WhileStatement'] | NodeOf['DoWhileStatement'], inList: boolean): void {
  const form = node.type === 'WhileStatement' ? 'while' : 'do';
  unit.inStatement(node, 'control', inList, () => {
    const { header, test } = headerOf(unit, node.test);
    const body = unit.inBlock(() => lowerBranch(unit, node.body));
    addLoop(unit, node, { form, header, test, body, update: [] });
  });
}

function lowerFor(unit: UnitBuilder, node: NodeOf['ForStatement'], inList: boolean): void {
  unit.inStatement(node, 'control', inList, () => {
    const { init } = node;
    const lowerIt = () => {
      if (init?.type === 'VariableDeclaration') declareVariables(unit, init);
      else if (init) unit.effect(init);
      lowerRounds(unit, node);
    };
    if (init && isUsing(init)) inUsingRegion(unit, node, [init], lowerIt);
    else lowerIt();
  });
}

function lowerRounds(unit: UnitBuilder, node: NodeOf['ForStatement']): void {
  const { header, test } = headerOf(unit, node.test);
  const body = unit.inBlock(() => lowerBranch(unit, node.body));
  const update = unit.inBlock(() => node.update && unit.effect(node.update));
  addLoop(unit, node, { form: 'for', header, test, body, update });
}

type Walk = NodeOf['ForOfStatement'] | NodeOf['ForInStatement'];
type LoopNode = Walk | NodeOf['ForStatement'] | NodeOf['WhileStatement'] | NodeOf['DoWhileStatement'];

function lowerWalk(unit: UnitBuilder, node: Walk, inList: boolean): void {
  unit.inStatement(node, 'control', inList, () => {
    const iterable = unit.expression(node.right);
    const element = unit.module.newValue();
    const body = unit.inBlock(() => lowerRound(unit, node, element));
    addLoop(unit, node, { form: node.type === 'ForOfStatement' ? 'for-of' : 'for-in', header: [], iterable, element, body, update: [] });
  });
}

function lowerRound(unit: UnitBuilder, node: Walk, element: ValueId): void {
  const { left } = node;
  const lowerIt = () => {
    if (left.type === 'VariableDeclaration') bind(unit, left.declarations[0].id, element, bindingOf(left));
    else bind(unit, left, element, { declares: false });
    lowerBranch(unit, node.body);
  };
  if (isUsing(left)) inUsingRegion(unit, node.body, [left], lowerIt);
  else lowerIt();
}

/** A loop keeps its innermost label; the label of anything else becomes a region that `break` leaves. */
function lowerLabelled(unit: UnitBuilder, node: NodeOf['LabeledStatement'], inList: boolean): void {
  const names = [node.label.name];
  let inner: SyntaxNode = node.body;
  for (; inner.type === 'LabeledStatement'; inner = inner.body) names.push(inner.label.name);
  const label = names.at(-1) ?? node.label.name;
  for (const name of names) unit.labels.set(name, label);
  unit.inStatement(node, 'control', inList, () => {
    if (isLoop.has(inner.type)) {
      labelOf.set(inner, label);
      return unit.statement(inner, false);
    }
    const body = unit.inBlock(() => lowerBranch(unit, inner));
    unit.add({ op: 'region', span: spanOf(node), statement: unit.statementAt(node), label, using: [], body });
  });
}

export const loopStatements: StatementTable = {
  WhileStatement: lowerWhile,
  DoWhileStatement: lowerWhile,
  ForStatement: lowerFor,
  ForOfStatement: lowerWalk,
  ForInStatement: lowerWalk,
  LabeledStatement: lowerLabelled,
};
