import type { LosingCall } from '../analyses/callers/losing-calls.ts';
import type { Facts } from '../analyses/facts.ts';
import type { Resource } from '../knowledge/table.ts';
import type { Suggestion, TextEdit } from '../base/finding.ts';
import { isWithin } from '../base/span.ts';
import { isSynchronous } from '../fixes/scope-rules.ts';
import { wrapText } from '../fixes/wrap-body.ts';
import { FixFacts } from './fix-facts.ts';

/** A scope around each of the calls, where all of them can have one: none waits, keeps what it makes, or gives a promise. */
export function suggestScopedCalls(
  facts: Facts,
  calls: readonly LosingCall[],
  library: string,
  { scope }: Resource,
): readonly Suggestion[] {
  if (scope === undefined) return [];
  const outermost = calls.filter(({ call }) => !calls.some((other) => other.call !== call && isWithin(call.span, other.call.span)));
  const parts = outermost.map((call) => wrapCall(facts, call, library, scope));
  const edits = parts.flatMap((part) => part?.edits ?? []);
  const [name] = parts.flatMap((part) => part?.name ?? []);
  return name === undefined || parts.includes(undefined) ? [] : [{ messageId: 'useScope', data: { scope: name }, edits }];
}

function wrapCall(
  facts: Facts,
  { module, call, from }: LosingCall,
  library: string,
  scope: string,
): { readonly name: string; readonly edits: readonly TextEdit[] } | undefined {
  const rules = new FixFacts(facts, from);
  const name = rules.scopeNameAt(library, scope, call.span);
  const canMove = isSynchronous(from, call.span, rules) && !rules.mayBePromise(call.result) && !rules.mayOutlive(call.span, [call]);
  return name !== undefined && canMove ? { name, edits: wrapText(module.text, call.span, name) } : undefined;
}
