import type { TextEdit } from '../base/finding.ts';

/** Several edits of one text as a single replacement, from the first place that changes to the last. An empty list changes nothing at the start. */
export function mergeEdits(text: string, edits: readonly TextEdit[]): TextEdit {
  const inOrder = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const start = inOrder[0]?.span.start ?? 0;
  let end = start;
  let merged = '';
  for (const { span, text: replacement } of inOrder) {
    merged += text.slice(end, span.start) + replacement;
    end = Math.max(end, span.end);
  }
  return { span: { start, end }, text: merged };
}
