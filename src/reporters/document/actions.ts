import type { Action, Issue } from './audit-document.ts';
import { compareTallies, tallyOf } from './tally.ts';

/** What to do, the most pressing first: one thing for all that a rule found in a service. */
export function actionsOf(issues: readonly Issue[]): readonly Action[] {
  const groups = new Map<string, [Issue, ...Issue[]]>();
  for (const issue of issues) {
    const key = JSON.stringify([issue.rule, issue.service]);
    const group = groups.get(key);
    if (group) group.push(issue);
    else groups.set(key, [issue]);
  }
  return [...groups.values()]
    .map((group) => ({ group, tally: tallyOf(group) }))
    .toSorted((a, b) => compareTallies(a.tally, b.tally))
    .map(({ group }) => actionOf(group));
}

/** The issues are in the order of the document, so the first is the gravest. */
function actionOf(group: readonly [Issue, ...Issue[]]): Action {
  const [{ severity, rule, service, advice, problem }] = group;
  return { severity, rule, service, advice: advice || problem, issues: group.map(({ number }) => number) };
}
