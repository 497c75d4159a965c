import type { TextEdit } from '../base/finding.ts';
import type { Unit, ValueId } from '../ir/model.ts';
import { returnedBy } from '../ir/returned-by.ts';
import { indentationAt, indentLines, indentStepOf, insert, newlineOf } from './layout.ts';
import { producerOf } from './producers.ts';
import { isSynchronous, type ScopeRules } from './scope-rules.ts';

/** Puts all that a function does into a scope, whose result it returns. Undefined where work would outlive the scope. */
export function wrapBody(unit: Unit, scope: string, rules: ScopeRules): readonly TextEdit[] | undefined {
  const { module, bodySpan } = unit;
  if (!isWrappable(unit) || !isSynchronous(unit, bodySpan, rules) || rules.mayOutlive(bodySpan, [])) return undefined;
  const returns = returnedBy(unit);
  if (returns.some((value) => givesWork(unit, value, rules))) return undefined;
  const { text } = module;
  if (unit.isExpressionBody) return wrapText(text, bodySpan, scope);
  const inside = { start: bodySpan.start + 1, end: bodySpan.end - 1 };
  const indentation = indentationAt(text, bodySpan.end);
  const newline = newlineOf(text);
  const isOneLine = !text.slice(inside.start, inside.end).includes('\n');
  const open = `${returns.length > 0 ? 'return ' : ''}${scope}(() => {`;
  if (isOneLine) return [insert(inside.start, ` ${open}`), insert(inside.end, '}); ')];
  const step = indentStepOf(text);
  return [
    insert(inside.start, `${newline}${indentation}${step}${open}`),
    ...indentLines(module, { start: inside.start, end: lastLineOf(text, inside.end) }),
    insert(lastLineOf(text, inside.end), `${indentation}${step}});${newline}`),
  ];
}

/** Where the line of the closing brace begins, or the brace itself when something stands before it. */
function lastLineOf(text: string, end: number): number {
  const start = text.lastIndexOf('\n', end - 1) + 1;
  return text.slice(start, end).trim() === '' ? start : end;
}

/** Puts an expression into a scope. */
export function wrapText(text: string, span: { readonly start: number; readonly end: number }, scope: string): readonly TextEdit[] {
  // Without the parentheses, braces would be the function's body.
  const isObject = text[span.start] === '{';
  return [insert(span.start, `${scope}(() => ${isObject ? '(' : ''}`), insert(span.end, isObject ? '))' : ')')];
}

/** An asynchronous function is left alone unless it awaits nothing and gives no call's result, which may be a promise. */
function givesWork(unit: Unit, value: ValueId, rules: ScopeRules): boolean {
  return rules.mayBePromise(value) || (unit.isAsync && producerOf(unit.module, value)?.op === 'call');
}

function isWrappable({ kind, isAsync, isGenerator, returnType }: Unit): boolean {
  if (isGenerator) return false;
  if (
    !isAsync &&
    returnType?.kind === 'named' &&
    /^(Promise|Generator|AsyncGenerator|Iterable|IterableIterator)$/.test(returnType.path.at(-1) ?? '')
  )
    return false;
  return kind === 'function' || kind === 'arrow' || kind === 'method' || kind === 'getter';
}
