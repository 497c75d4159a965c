import type { Mismatch } from '../analyses/listeners/mismatches.ts';
import type { FindingData, Suggestion, TextEdit } from '../base/finding.ts';
import type { Item, Module } from '../ir/model.ts';

/** The change that makes a removal match the listener that was added, where it is one of words only. */
export function suggestMatch(module: Module, mismatch: Mismatch, data: FindingData): readonly Suggestion[] {
  const edit = mismatch.kind === 'capture' ? captureEdit(mismatch) : mismatch.kind === 'target' ? targetEdit(module, mismatch) : undefined;
  const messageId = mismatch.kind === 'capture' ? 'useSameCapture' : 'useSameTarget';
  return edit ? [{ messageId, data, edits: [edit] }] : [];
}

const options = 2;

/** The third argument of the addition in place of that of the removal. */
function captureEdit({ removal, addition }: Mismatch): TextEdit | undefined {
  const handler = spanOf(removal.call.arguments[options - 1]);
  const present = spanOf(removal.call.arguments[options]);
  if (!handler || !addition) return undefined;
  if (present) return { span: present, text: String(addition.capture === true) };
  return addition.capture === true ? { span: { start: handler.end, end: handler.end }, text: ', true' } : undefined;
}

function targetEdit({ text }: Module, { removal, addition }: Mismatch): TextEdit | undefined {
  if (removal.call.callee.kind !== 'method' || addition?.call.callee.kind !== 'method') return undefined;
  const [old, wanted] = [removal.call, addition.call].map(({ span, calleeSpan }) => ({ start: span.start, end: calleeSpan.end }));
  if (!old || !wanted) return undefined;
  const target = text.slice(wanted.start, wanted.end).replace(/\??\.\s*\w+$/, '');
  const length = text.slice(old.start, old.end).replace(/\??\.\s*\w+$/, '').length;
  return { span: { start: old.start, end: old.start + length }, text: target };
}

function spanOf(item: Item | undefined): { readonly start: number; readonly end: number } | undefined {
  return item && item.kind !== 'hole' ? item.span : undefined;
}
