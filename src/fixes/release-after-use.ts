import type { TextEdit } from '../base/finding.ts';
import type { Statement } from '../ir/model.ts';
import { type Handle, findHolder } from './handle.ts';
import { linesAfter, terminatorOf } from './layout.ts';
import type { MayGiveBack } from './producers.ts';
import { leavesList, listFrom, siblingOf } from './lists.ts';
import { isCaptured, isOnlyBorrowed, loadsOf } from './uses.ts';

/**
 * Releases a handle after the last statement that uses the variable that holds it. Undefined when the variable is used by other functions,
 * when something else may hold its value, or when a way out lies before that place.
 */
export function releaseAfterUse(handle: Handle, mayGiveBack: MayGiveBack): readonly TextEdit[] | undefined {
  const { module } = handle;
  const holder = findHolder(handle);
  const list = holder && listFrom(module, holder.unit, holder.statementId);
  if (!holder || !list || isCaptured(module, holder.variable) || !isOnlyBorrowed(holder.unit, holder.variable, mayGiveBack))
    return undefined;
  const users = loadsOf(module, holder.variable).map(({ load }) => siblingOf(module, load.statement, holder.statement));
  let last: Statement = holder.statement;
  for (const user of users) {
    if (!user || !list.statements.includes(user)) return undefined;
    if (user.span.start > last.span.start) last = user;
  }
  const before = list.statements.slice(1, list.statements.indexOf(last) + 1);
  if (leavesList(module, list, before)) return undefined;
  return [linesAfter(module.text, last.span, [holder.release + terminatorOf(module.text, holder.statement.span)])];
}
