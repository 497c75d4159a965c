import type { Key, Node, ValueId } from '../../ir/model.ts';
import { keyOf } from './keys.ts';
import type { NodeOf, SyntaxNode } from './syntax.ts';
import { spanOf } from './syntax.ts';
import type { EffectTable, ExpressionTable, UnitBuilder } from './unit-builder.ts';

type Link = NodeOf['MemberExpression'] | NodeOf['CallExpression'] | NodeOf['TSNonNullExpression'];

/** What a prefix of the chain stands for: a value, or a member that the next link reads, calls or deletes. */
export type Reached =
  { readonly value: ValueId } | { readonly object: ValueId; readonly key: Key; readonly at: SyntaxNode; readonly isSuper: boolean };

/** Lowers `a.b`, `a.b(c)` and longer chains link by link, so that each `?.` guards all that follows it. */
export class ChainLowering {
  readonly #unit: UnitBuilder;
  /** The blocks around each `?.` passed so far, with the value it tests. */
  readonly #guards: { readonly at: SyntaxNode; readonly test: ValueId; readonly outer: Node[] }[] = [];

  constructor(unit: UnitBuilder) {
    this.#unit = unit;
  }

  /** What the chain reaches. Until `close` is called, everything lowered runs only when no `?.` stopped. */
  reach(node: SyntaxNode): Reached {
    const links: Link[] = [];
    let base: SyntaxNode = node.type === 'ChainExpression' ? node.expression : node;
    while (isLink(base)) {
      links.push(base);
      base = base.type === 'MemberExpression' ? base.object : base.type === 'CallExpression' ? base.callee : base.expression;
    }
    let reached = this.#start(base, links);
    while (links.length > 0) reached = this.#follow(reached, links.pop() as Link, links.at(-1));
    return reached;
  }

  #start(base: SyntaxNode, links: Link[]): Reached {
    if (base.type !== 'Super') return { value: this.#unit.expression(base) };
    const link = links.pop();
    if (link?.type === 'CallExpression') return { value: this.#superCall(base, link) };
    const object = this.#unit.this(base);
    if (link?.type !== 'MemberExpression') return { value: object };
    return { object, key: keyOf(this.#unit, link.property, link.computed), at: link, isSuper: true };
  }

  #superCall(base: SyntaxNode, call: NodeOf['CallExpression']): ValueId {
    const value = this.#unit.opaque(base, 'super', []);
    const items = this.#unit.items(call.arguments);
    const callee = { kind: 'value', value } as const;
    return this.#unit.call(call, 'super', callee, spanOf(base), items);
  }

  #follow(reached: Reached, link: Link, next: Link | undefined): Reached {
    if (link.type === 'CallExpression') return { value: this.#call(reached, link) };
    if (link.type === 'TSNonNullExpression') {
      if ('object' in reached && next?.type === 'CallExpression') return reached;
      return { value: this.#unit.cast(link, this.read(reached)) };
    }
    const object = this.read(reached);
    if (link.optional) this.#guard(link, object);
    return { object, key: keyOf(this.#unit, link.property, link.computed), at: link, isSuper: false };
  }

  #call(reached: Reached, call: NodeOf['CallExpression']): ValueId {
    const value = 'value' in reached || call.optional ? this.read(reached) : undefined;
    if (call.optional && value !== undefined) this.#guard(call, value);
    const items = this.#unit.items(call.arguments);
    return this.#unit.call(call, 'call', calleeOf(reached), calleeSpanOf(call.callee), items);
  }

  #guard(at: SyntaxNode, test: ValueId): void {
    this.#guards.push({ at, test, outer: this.#unit.enterBlock() });
  }

  read(reached: Reached): ValueId {
    return 'value' in reached ? reached.value : this.#unit.get(reached.at, reached.object, reached.key);
  }

  /** Ends the guarded part; gives the value, which is undefined where a `?.` stopped. */
  close(at: SyntaxNode, value: ValueId): ValueId {
    if (this.#guards.length === 0) return value;
    const unit = this.#unit;
    const variable = unit.synthetic(at, 'optional');
    unit.store(at, variable, value, true);
    this.#leave(() => unit.store(at, variable, unit.constant(at, undefined), true));
    return unit.load(at, variable);
  }

  /** Ends the guarded part when nobody reads the value. */
  drop(): void {
    this.#leave(() => undefined);
  }

  #leave(otherwise: () => void): void {
    for (let guard = this.#guards.pop(); guard; guard = this.#guards.pop()) {
      const then = this.#unit.leaveBlock(guard.outer);
      this.#unit.branch(guard.at, 'optional', guard.test, then, this.#unit.inBlock(otherwise));
    }
  }
}

function isLink(node: SyntaxNode): node is Link {
  return node.type === 'MemberExpression' || node.type === 'CallExpression' || node.type === 'TSNonNullExpression';
}

export function calleeOf(
  reached: Reached,
): { kind: 'value'; value: ValueId } | { kind: 'method'; object: ValueId; key: Key; isSuper: boolean } {
  if ('value' in reached) return { kind: 'value', value: reached.value };
  return { kind: 'method', object: reached.object, key: reached.key, isSuper: reached.isSuper };
}

/** Where the name of a callee stands: the property of a method. */
export function calleeSpanOf(callee: SyntaxNode): { start: number; end: number } {
  if (callee.type === 'TSNonNullExpression') return calleeSpanOf(callee.expression);
  return spanOf(callee.type === 'MemberExpression' ? callee.property : callee);
}

/** `a.b`, without the bookkeeping that longer chains need. */
function lowerMember(unit: UnitBuilder, node: NodeOf['MemberExpression']): ValueId {
  if (!isPlainMember(node)) return lowerChain(unit, node);
  const object = unit.expression(node.object);
  return unit.get(node, object, keyOf(unit, node.property, node.computed));
}

/** `a(c)` and `a.b(c)` likewise. */
function lowerCall(unit: UnitBuilder, node: NodeOf['CallExpression']): ValueId {
  const { callee } = node;
  if (node.optional) return lowerChain(unit, node);
  if (callee.type === 'Identifier') {
    const value = unit.expression(callee);
    return unit.call(node, 'call', { kind: 'value', value }, spanOf(callee), unit.items(node.arguments));
  }
  if (callee.type !== 'MemberExpression' || !isPlainMember(callee)) return lowerChain(unit, node);
  const object = unit.expression(callee.object);
  const key = keyOf(unit, callee.property, callee.computed);
  const items = unit.items(node.arguments);
  return unit.call(node, 'call', { kind: 'method', object, key, isSuper: false }, spanOf(callee.property), items);
}

function isPlainMember({ object, optional }: NodeOf['MemberExpression']): boolean {
  return !optional && !isLink(object) && object.type !== 'Super';
}

function lowerChain(unit: UnitBuilder, node: SyntaxNode): ValueId {
  const chain = new ChainLowering(unit);
  return chain.close(node, chain.read(chain.reach(node)));
}

function dropChain(unit: UnitBuilder, node: SyntaxNode): void {
  const chain = new ChainLowering(unit);
  chain.read(chain.reach(node));
  chain.drop();
}

/** `delete a.b` and `delete a?.b`. */
export function lowerDelete(unit: UnitBuilder, node: NodeOf['UnaryExpression']): ValueId {
  const chain = new ChainLowering(unit);
  return chain.close(node, remove(unit, node, chain.reach(node.argument)));
}

export function dropDelete(unit: UnitBuilder, node: NodeOf['UnaryExpression']): void {
  const chain = new ChainLowering(unit);
  remove(unit, node, chain.reach(node.argument));
  chain.drop();
}

function remove(unit: UnitBuilder, node: NodeOf['UnaryExpression'], reached: Reached): ValueId {
  if ('value' in reached) return unit.operate(node, 'delete', [reached.value]);
  const { object, key } = reached;
  return unit.compute({ op: 'remove', span: spanOf(node), statement: unit.statementAt(node), result: unit.newValue(), object, key });
}

export const chainExpressions: ExpressionTable = {
  MemberExpression: lowerMember,
  CallExpression: lowerCall,
  ChainExpression: lowerChain,
  TSNonNullExpression: lowerChain,
};

export const chainEffects: EffectTable = { ChainExpression: dropChain };
