import type { TextEdit } from '../base/finding.ts';
import { isWithin } from '../base/span.ts';
import type { Span } from '../base/span.ts';
import type { Instruction, Module, Unit } from '../ir/model.ts';
import { nodesOf } from '../ir/walk.ts';
import { type Handle, type Holder, findHolder } from './handle.ts';
import { indentationAt, indentStepOf, insert, linesBefore, newlineOf, terminatorOf } from './layout.ts';
import { listFrom } from './lists.ts';

/** Releases a handle before each `return`, `break` or `continue` on which it is lost. Undefined where a returned expression still uses it, or its variable is out of reach. */
export function releaseBeforeExits(handle: Handle, exits: readonly Span[]): readonly TextEdit[] | undefined {
  const { module } = handle;
  const holder = findHolder(handle);
  const list = holder && listFrom(module, holder.unit, holder.statementId);
  const end = list?.statements.at(-1)?.span.end;
  if (!holder || end === undefined || exits.length === 0) return undefined;
  const reach = { start: holder.statement.span.end, end };
  const edits: TextEdit[] = [];
  for (const exit of exits) {
    const added = isWithin(exit, reach) && !usesHandle(holder.unit, holder, exit) ? before(module, holder, exit) : undefined;
    if (!added) return undefined;
    edits.push(...added);
  }
  return edits;
}

/** The returned expression reads the variable, or what is read there may be called by it. */
function usesHandle(unit: Unit, { variable }: Holder, exit: Span): boolean {
  return [...nodesOf(unit.body)].some(
    (node) =>
      isWithin(node.span, exit) && ((node.op === 'load' && node.variable === variable.id) || captures(unit.module, node, variable.id)),
  );
}

function captures(module: Module, node: { readonly op: string }, variable: number): boolean {
  const closure = node as Instruction;
  return closure.op === 'closure' && module.units[closure.unit]?.captures.some((each) => each === variable) === true;
}

function before(module: Module, holder: Holder, exit: Span): readonly TextEdit[] | undefined {
  const { text } = module;
  const release = holder.release + terminatorOf(text, holder.statement.span);
  const node = [...nodesOf(holder.unit.body)].find(
    (each) => ['return', 'break', 'continue'].includes(each.op) && each.span.start === exit.start && each.span.end === exit.end,
  );
  const statement = node && module.statements[node.statement];
  if (!statement || statement.span.start !== exit.start) return undefined;
  if (statement.inList) return [linesBefore(text, statement.span, [release])];
  const newline = newlineOf(text) + indentationAt(text, exit.start);
  const inside = newline + indentStepOf(text);
  return [insert(exit.start, `{${inside}${release}${inside}`), insert(exit.end, `${newline}}`)];
}
