import { structuredPatch } from 'diff';
import type { TextEdit } from '../../base/finding.ts';
import { mergeEdits } from '../merge-edits.ts';
import type { ChangedLine } from './audit-document.ts';

const linesAround = 1;
const kinds: Readonly<Record<string, ChangedLine['kind']>> = { '-': 'old', '+': 'new', ' ': 'same' };

/** What edits change in a text, by lines; parts that stand far from each other are apart. */
export function changedLines(text: string, edits: readonly TextEdit[]): readonly (readonly ChangedLine[])[] {
  const { span, text: replacement } = mergeEdits(text, edits);
  const after = text.slice(0, span.start) + replacement + text.slice(span.end);
  const { hunks } = structuredPatch('', '', text, after, '', '', { context: linesAround });
  return hunks.map(({ lines }) =>
    lines.flatMap((line) => {
      const kind = kinds[line.slice(0, 1)];
      return kind ? { kind, text: line.slice(1).replace(/\r$/, '') } : [];
    }),
  );
}
