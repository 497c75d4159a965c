import type { TextEdit } from '../base/finding.ts';
import type { Module, Statement } from '../ir/model.ts';
import { type GuardRules, isConfined } from './confined.ts';
import { type Handle, type Holder, findHolder } from './handle.ts';
import { endOf, indentationAt, indentLines, indentStepOf, insert, linesAfter, newlineOf, removeStatement, terminatorOf } from './layout.ts';
import { leavesList, listFrom } from './lists.ts';
import { findOwnReleases } from './own-releases.ts';

/**
 * Releases handles, declared one after another in one list of statements, in a `finally`: what follows the last declaration goes into the
 * `try`. Releases that are there already are taken away; `areReleased` says that there are some for each handle. Undefined where a use would
 * lie outside of the `try`, or a release stays that cannot be taken away.
 */
export function releaseInFinally(handles: readonly Handle[], areReleased: boolean, rules: GuardRules): readonly TextEdit[] | undefined {
  const holders = holdersOf(handles);
  const [first] = holders;
  const last = holders.at(-1);
  if (!first || !last) return undefined;
  const { module } = first.handle;
  const whole = listFrom(module, first.unit, first.statementId);
  const list = listFrom(module, last.unit, last.statementId);
  const rest = list?.statements.slice(1);
  if (!whole || !list || !rest || rest.length === 0 || whole.block !== list.block) return undefined;
  if (leavesList(module, whole, whole.statements.filter((each) => each.span.start <= last.statement.span.start).slice(1))) return undefined;
  if (!holders.every((holder) => isConfined(module, holder, list, rest, rules))) return undefined;
  const removed = holders.map((holder) => findOwnReleases(module, holder, rest));
  if (removed.some((each) => !each || (areReleased && each.length === 0))) return undefined;
  return guard(
    module,
    last,
    rest,
    holders,
    removed.flatMap((each) => each ?? []),
  );
}

type Held = Holder & { readonly handle: Handle };

/** The holders of all handles, in the order of the source; none when one is missing. */
function holdersOf(handles: readonly Handle[]): readonly Held[] {
  const holders: Held[] = [];
  for (const handle of handles) {
    const holder = findHolder(handle);
    if (!holder) return [];
    holders.push({ ...holder, handle });
  }
  return holders.sort((left, right) => left.statement.span.start - right.statement.span.start);
}

function guard(
  module: Module,
  last: Held,
  rest: readonly Statement[],
  holders: readonly Held[],
  removed: readonly Statement[],
): readonly TextEdit[] | undefined {
  const { text } = module;
  const end = rest.findLast((each) => !removed.includes(each))?.span;
  if (!end) return undefined;
  const indentation = indentationAt(text, last.statement.span.start);
  const terminator = terminatorOf(text, last.statement.span);
  const deletions = removed.map((statement) => removeStatement(text, statement.span));
  const moved = { start: last.statement.span.end, end: end.end };
  return [
    linesAfter(text, last.statement.span, ['try {']),
    ...indentLines(
      module,
      moved,
      deletions.map(({ span }) => span),
    ),
    ...deletions,
    closing(
      text,
      end,
      indentation,
      holders.map(({ release }) => indentStepOf(text) + release + terminator),
    ),
  ];
}

/** The end of the `try` and the `finally`, after the last statement and a comment behind it. */
function closing(text: string, end: Statement['span'], indentation: string, releases: readonly string[]): TextEdit {
  const newline = newlineOf(text);
  const at = endOf(text, end);
  const rest = /^[ \t]*(?:\/\/[^\r\n]*)?(?=\r?\n|$)/.exec(text.slice(at))?.[0].trimEnd() ?? '';
  const lines = ['} finally {', ...releases, '}'].map((line) => newline + indentation + line).join('');
  return insert(at + rest.length, lines);
}
