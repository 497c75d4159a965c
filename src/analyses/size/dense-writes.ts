import type { Span } from '../../base/span.ts';
import type { Behaviour } from '../../base/behaviour.ts';
import type { CallInstruction, Module, ValueId } from '../../ir/model.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import { codeOf } from '../code/module-code.ts';
import { statedCalls } from '../code/stated-calls.ts';
import { originOf } from '../code/origins.ts';
import type { Facts } from '../facts.ts';
import type { Heat } from '../heat/heat.ts';
import { fillingOf } from './adjacency.ts';
import type { Sizes } from './sizes.ts';
import { findSquareTables } from './square-tables.ts';

/** A place that writes something sparse out in full. */
export interface DenseWrite {
  /** `conversion`: a call that a table says expands a sparse value; `adjacency`: a square table, made by hand, for a list of pairs. */
  readonly kind: 'conversion' | 'adjacency';
  readonly span: Span;
  readonly heat: Heat;
  /** What is written: the call or the variable, as in the source. */
  readonly name: string;
  /** `1000 × 1000`, `|nodes| × |nodes|`, `rows × columns`. */
  readonly extent: string;
  readonly bytesPerElement: number;
  /** All bytes, where both sides are known. */
  readonly bytes?: number;
  /** What to do instead, from the table. */
  readonly instead?: string;
  /** The write that shows what the table is for. */
  readonly filledAt?: Span;
  /** The pairs come one by one from callers, so that nobody sees how many there are. */
  readonly isOpen: boolean;
}

/** The places of a module that write something sparse out in full. */
export function findDenseWrites(facts: Facts, module: Module): readonly DenseWrite[] {
  const conversions = codeOf(module).all.calls.flatMap((call) => conversionBy(facts, module, call) ?? []);
  const tables = findSquareTables(facts.sizes, module).flatMap((table): DenseWrite[] => {
    const filling = fillingOf(table, module);
    if (!filling) return [];
    const { side, bytesPerElement, node } = table;
    const { text, length } = side;
    return [
      {
        kind: 'adjacency',
        span: node.span,
        heat: facts.heats.of(module, node),
        name: nameOf(module, table.value),
        extent: `${text} × ${text}`,
        bytesPerElement,
        filledAt: filling.write.span,
        isOpen: !filling.isFromList,
        ...(length !== undefined && { bytes: length * length * bytesPerElement }),
      },
    ];
  });
  return [...conversions, ...tables].sort((a, b) => a.span.start - b.span.start);
}

/** How many calls of a module may write something sparse out, and how many square tables it makes. */
export function countDenseCandidates(facts: Facts, module: Module): number {
  return statedCalls(facts, module, 'densifies').length + findSquareTables(facts.sizes, module).length;
}

function conversionBy(facts: Facts, module: Module, call: CallInstruction): DenseWrite | undefined {
  for (const { densifies } of behavioursOf(facts, module, call)) {
    const value = densifies && portOf(call, densifies.port);
    if (value === undefined || !densifies || !isSparse(facts, module, value, densifies)) continue;
    const sides = sidesOf(facts.sizes, module, value) ?? sidesOfCall(facts.sizes, module, call);
    const { bytesPerElement, instead } = densifies;
    const bytes = sides && sides[0] * sides[1] * bytesPerElement;
    return {
      kind: 'conversion',
      span: { start: call.span.start, end: call.calleeSpan.end },
      heat: facts.heats.of(module, call),
      name: module.text.slice(call.calleeSpan.start, call.calleeSpan.end),
      extent: sides ? `${sides[0]} × ${sides[1]}` : 'rows × columns',
      bytesPerElement,
      instead,
      isOpen: false,
      ...(bytes !== undefined && { bytes }),
    };
  }
  return undefined;
}

function portOf(call: CallInstruction, port: number | 'this'): ValueId | undefined {
  if (port === 'this') return call.callee.kind === 'method' ? call.callee.object : undefined;
  const item = call.arguments[port];
  return item?.kind === 'value' ? item.value : undefined;
}

/** The tables know the value as sparse, or the call takes nothing else. */
function isSparse(
  { knowledge, meanings }: CallFacts,
  module: Module,
  value: ValueId,
  densifies: NonNullable<Behaviour['densifies']>,
): boolean {
  return densifies.always === true || meanings.kindsOf(module, value).some((kind) => knowledge.kind(kind)?.sort === 'sparse');
}

/** Rows and columns of a matrix by the constants with which it is made. */
function sidesOf(sizes: Sizes, module: Module, value: ValueId): readonly [number, number] | undefined {
  const code = codeOf(module);
  const made = code.definitionOf(originOf(code, value));
  return made?.op === 'call' ? sidesOfCall(sizes, module, made) : undefined;
}

function sidesOfCall(sizes: Sizes, module: Module, call: CallInstruction): readonly [number, number] | undefined {
  const items = call.arguments.flatMap((item) => (item.kind === 'value' ? [item.value] : []));
  const numbers = items.map((item) => sizes.numberOf(module, item)).filter((each) => each !== undefined);
  const [rows, columns = rows] = numbers;
  if (rows !== undefined && columns !== undefined) return [rows, columns];
  return items.map((item) => sidesOfList(sizes, module, item)).find((sides) => sides !== undefined);
}

/** `[rows, columns]`, or a literal of rows. */
function sidesOfList(sizes: Sizes, module: Module, value: ValueId): readonly [number, number] | undefined {
  const code = codeOf(module);
  const made = code.definitionOf(originOf(code, value));
  if (made?.op !== 'array') return undefined;
  const items = made.items.flatMap((item) => (item.kind === 'value' ? [item.value] : []));
  const [first, second] = items;
  if (first === undefined || items.length !== made.items.length) return undefined;
  const columns = sizes.lengthOf(module, first);
  if (columns !== undefined) return [items.length, columns];
  const sides = [sizes.numberOf(module, first), second === undefined ? undefined : sizes.numberOf(module, second)];
  const [rows, across] = sides;
  return items.length === 2 && rows !== undefined && across !== undefined ? [rows, across] : undefined;
}

/** The variable or field that a value is first put into. */
function nameOf(module: Module, value: ValueId): string {
  const code = codeOf(module);
  for (const user of code.usersOf(value)) {
    if (user.op === 'store') return module.variables[user.variable]?.name ?? 'the table';
    if (user.op === 'set' && user.value === value && 'name' in user.key) return user.key.name;
    if (user.op === 'return' && code.unitOf(user).kind === 'initializer') return code.unitOf(user).name ?? 'the table';
  }
  return 'the table';
}
