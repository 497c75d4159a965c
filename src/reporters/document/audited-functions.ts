import type { CallVerdict } from '../../analyses/callers/caller-audit.ts';
import type { Span } from '../../base/span.ts';
import type { Audit } from '../../engine/audit.ts';
import { dutyText, noteText } from '../callers-text.ts';
import { Places, relativePath } from '../places.ts';
import type { AuditedFunction, Place } from './audit-document.ts';

const worstFirst: readonly CallVerdict[] = ['unsafe', 'unknown', 'safe'];

/** The caller audit of a document. */
export function auditedFunctions(audit: Audit, folder: string): readonly AuditedFunction[] {
  const places = new Places(audit);
  const placeOf = (path: string, span: Span): Place => ({ path: relativePath(folder, path), ...places.rangeOf(path, span).start });
  const byVerdict = (a: { verdict: CallVerdict }, b: { verdict: CallVerdict }) =>
    worstFirst.indexOf(a.verdict) - worstFirst.indexOf(b.verdict);
  return audit
    .callers()
    .toSorted(byVerdict)
    .map((each) => ({
      name: each.name,
      place: placeOf(each.path, each.span),
      verdict: each.verdict,
      duty: dutyText(each),
      note: noteText(each),
      calls: each.calls
        .toSorted(byVerdict)
        .map(({ path, span, caller = '', verdict, reason }) => ({ caller, place: placeOf(path, span), verdict, reason })),
    }));
}
