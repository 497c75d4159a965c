import type { TextEdit } from '../base/finding.ts';
import { isWithin } from '../base/span.ts';
import type { Span } from '../base/span.ts';
import type { Instruction, Module, Statement, StatementId, Unit, Variable } from '../ir/model.ts';
import { instructionsOf } from '../ir/walk.ts';
import { endOf, indentationAt, indentLines, indentStepOf, insert, newlineOf, terminatorOf } from './layout.ts';
import { leavesList, listFrom, type StatementList } from './lists.ts';
import { producerOf } from './producers.ts';
import { isSynchronous, type ScopeRules } from './scope-rules.ts';
import { isCaptured, loadsOf } from './uses.ts';

/** Statements put into a scope, and the variable that takes what they give, if they give something. */
export interface WrappedRun {
  readonly edits: readonly TextEdit[];
  readonly span: Span;
  readonly result?: Variable;
  /** What computes the result. */
  readonly value?: Instruction;
}

/** Statements one after another that may move into a scope together. */
interface Run {
  readonly unit: Unit;
  readonly statements: readonly Statement[];
  readonly span: Span;
  /** The declaration at the end whose variable is used after the run. */
  readonly result?: { readonly variable: Variable; readonly value: Instruction };
}

/**
 * Puts the longest run of synchronous statements from `first` on that holds all `handles` into a scope. Of the variables declared in it only
 * that of its last statement may be used after it: it becomes the scope's result.
 */
export function wrapRun(
  unit: Unit,
  first: StatementId,
  handles: readonly Instruction[],
  scope: string,
  rules: ScopeRules,
): WrappedRun | undefined {
  const list = listFrom(unit.module, unit, first);
  if (!list) return undefined;
  for (let count = list.statements.length; count > 1; count -= 1) {
    const run = runOf(unit, list, count);
    if (!run || !handles.every((each) => isWithin(each.span, run.span))) continue;
    if (!canMove(run, list, rules)) continue;
    const edits = edit(run, scope);
    return edits && { edits, span: run.span, ...(run.result && { result: run.result.variable, value: run.result.value }) };
  }
  return undefined;
}

/** The first statements of a list, if at most the last of them declares something that is used after them. */
function runOf(unit: Unit, list: StatementList, count: number): Run | undefined {
  const { module } = unit;
  const statements = list.statements.slice(0, count);
  const [first] = statements;
  const last = statements.at(-1);
  if (!first || !last) return undefined;
  const span = { start: first.span.start, end: last.span.end };
  const used = module.variables.filter((variable) => isWithin(variable.span, span) && isUsedOutside(module, variable, span));
  const [variable] = used;
  if (!variable) return { unit, statements, span };
  const store = [...instructionsOf(unit.body)].find((node) => node.op === 'store' && node.variable === variable.id);
  const value = store?.op === 'store' ? producerOf(module, store.value) : undefined;
  const isLast = store !== undefined && module.statements[store.statement] === last && variable.storeCount === 1;
  return used.length === 1 && value && isLast && !isCaptured(module, variable)
    ? { unit, statements, span, result: { variable, value } }
    : undefined;
}

function isUsedOutside(module: Module, variable: Variable, span: Span): boolean {
  return loadsOf(module, variable).some(({ load }) => !isWithin(load.span, span));
}

function canMove({ unit, statements, span, result }: Run, list: StatementList, rules: ScopeRules): boolean {
  const { module } = unit;
  // What is put into a variable from outside would be freed with the rest.
  const assigns = module.units.some((each) =>
    [...instructionsOf(each.body)].some((node) => {
      const variable = node.op === 'store' ? module.variables[node.variable] : undefined;
      return variable !== undefined && variable.kind !== 'synthetic' && isWithin(node.span, span) && !isWithin(variable.span, span);
    }),
  );
  const isDone = !result || !('result' in result.value) || !rules.mayBePromise(result.value.result);
  return (
    !assigns &&
    isDone &&
    !leavesList(module, list, statements) &&
    isSynchronous(unit, span, rules) &&
    !rules.mayOutlive(span, result ? [result.value] : [])
  );
}

function edit({ unit, statements, span, result }: Run, scope: string): readonly TextEdit[] | undefined {
  const { module } = unit;
  const { text } = module;
  const last = statements.at(-1);
  if (!last) return undefined;
  const newline = newlineOf(text) + indentationAt(text, span.start);
  const headSpan = result && { start: last.span.start, end: result.value.span.start };
  const head = headSpan ? text.slice(headSpan.start, headSpan.end) : '';
  if (result && !/^(?:const|let)\s+[\w$]+\s*(?::[^=]+)?=\s*$/.test(head)) return undefined;
  return [
    insert(span.start, `${head}${scope}(() => {${newline}${indentStepOf(text)}`),
    ...indentLines(module, span),
    ...(headSpan ? [{ span: headSpan, text: 'return ' }] : []),
    insert(endOf(text, span), `${newline}})${terminatorOf(text, last.span)}`),
  ];
}
