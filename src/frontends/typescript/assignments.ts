import type { Block, Key, ValueId } from '../../ir/model.ts';
import { recordCommonJs } from './commonjs.ts';
import { keyOf } from './keys.ts';
import { bind, givenName, storeName } from './patterns.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import type { EffectTable, ExpressionTable, UnitBuilder } from './unit-builder.ts';

/** A place that is read and then written: a name, or a member whose object and key are evaluated once. */
type Target =
  | { readonly kind: 'name'; readonly node: NodeOf['Identifier'] }
  | { readonly kind: 'member'; readonly node: SyntaxNode; readonly object: ValueId; readonly key: Key }
  | { readonly kind: 'other'; readonly node: SyntaxNode };

function targetOf(unit: UnitBuilder, node: SyntaxNode): Target {
  switch (node.type) {
    case 'Identifier':
      return { kind: 'name', node };
    case 'MemberExpression':
      return { kind: 'member', node, object: unit.expression(node.object), key: keyOf(unit, node.property, node.computed) };
    case 'TSAsExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return targetOf(unit, node.expression);
    default:
      return { kind: 'other', node };
  }
}

function read(unit: UnitBuilder, target: Target): ValueId {
  return target.kind === 'member' ? unit.get(target.node, target.object, target.key) : unit.expression(target.node);
}

function write(unit: UnitBuilder, target: Target, value: ValueId): void {
  if (target.kind === 'name') storeName(unit, target.node, value, { declares: false });
  else if (target.kind === 'member') unit.set(target.node, target.object, target.key, value);
  else unit.opaque(target.node, target.node.type, [value]);
}

function lowerAssignment(unit: UnitBuilder, node: NodeOf['AssignmentExpression']): ValueId {
  if (node.operator === '=') return lowerPlain(unit, node);
  const target = targetOf(unit, node.left);
  const before = read(unit, target);
  if (isLogical(node)) return lowerLogical(unit, node, target, before);
  const operator = node.operator.slice(0, -1);
  const value = unit.operate(node, operator, [before, unit.expression(node.right)]);
  write(unit, target, value);
  return value;
}

function lowerPlain(unit: UnitBuilder, node: NodeOf['AssignmentExpression']): ValueId {
  if (node.left.type === 'ObjectPattern' || node.left.type === 'ArrayPattern') {
    const value = unit.expression(node.right);
    bind(unit, node.left, value, { declares: false });
    return value;
  }
  const target = targetOf(unit, node.left);
  const value = documented(unit, node, unit.expression(node.right, givenName(node.left, node.right)));
  write(unit, placed(target, node), value);
  recordCommonJs(unit, node, value);
  return value;
}

/** A comment `@type {X}` before `this.name = value` in plain JavaScript declares the type of a field. */
function documented(unit: UnitBuilder, node: NodeOf['AssignmentExpression'], value: ValueId): ValueId {
  const type = unit.names.docs?.typeAt(node.range[0]);
  return type && type.kind !== 'primitive' ? unit.cast(node, value, type) : value;
}

/** The write of a member spans the whole assignment. */
function placed(target: Target, node: NodeOf['AssignmentExpression']): Target {
  return target.kind === 'member' ? { ...target, node } : target;
}

function dropAssignment(unit: UnitBuilder, node: NodeOf['AssignmentExpression']): void {
  const target = isLogical(node) ? targetOf(unit, node.left) : undefined;
  if (!target) return void lowerAssignment(unit, node);
  const before = read(unit, target);
  const written = unit.inBlock(() => void writeRight(unit, node, target));
  addLogical(unit, node, before, [], written);
}

function isLogical(node: NodeOf['AssignmentExpression']): boolean {
  return node.operator === '&&=' || node.operator === '||=' || node.operator === '??=';
}

function writeRight(unit: UnitBuilder, node: NodeOf['AssignmentExpression'], target: Target): ValueId {
  const value = unit.expression(node.right, givenName(node.left, node.right));
  write(unit, target, value);
  return value;
}

function lowerLogical(unit: UnitBuilder, node: NodeOf['AssignmentExpression'], target: Target, before: ValueId): ValueId {
  const variable = unit.synthetic(node, 'logical');
  const kept = unit.inBlock(() => unit.store(node, variable, before, true));
  const written = unit.inBlock(() => unit.store(node, variable, writeRight(unit, node, target), true));
  addLogical(unit, node, before, kept, written);
  return unit.load(node, variable);
}

/** `&&=` writes when there is a value, `||=` and `??=` when there is none. */
function addLogical(unit: UnitBuilder, node: NodeOf['AssignmentExpression'], test: ValueId, kept: Block, written: Block): void {
  const [then, otherwise] = node.operator === '&&=' ? [written, kept] : [kept, written];
  unit.branch(node, 'logical', test, then, otherwise);
}

function lowerUpdate(unit: UnitBuilder, node: NodeOf['UpdateExpression']): ValueId {
  const target = targetOf(unit, node.argument);
  const before = read(unit, target);
  const after = unit.operate(node, node.operator, [before]);
  write(unit, target, after);
  return node.prefix ? after : before;
}

export const assignmentExpressions: ExpressionTable = {
  AssignmentExpression: lowerAssignment,
  UpdateExpression: lowerUpdate,
};

export const assignmentEffects: EffectTable = { AssignmentExpression: dropAssignment };
