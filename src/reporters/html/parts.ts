import type { Severity } from '../../base/finding.ts';
import type { Place } from '../document/audit-document.ts';
import { inlineParts } from '../inline-parts.ts';
import { html, type Html } from './tag.ts';

/** A message in which backticks mark code. */
export function prose(text: string): Html {
  return html`${inlineParts(text).map((part) => (part.isCode ? html`<code>${part.text}</code>` : html`${part.text}`))}`;
}

/** The name of a severity, colored. */
export function badge(severity: Severity | 'none'): Html {
  return html`<span class="badge ${severity}">${severity === 'none' ? 'clean' : severity}</span>`;
}

export function placeText({ path, line, column }: Place): Html {
  return html`<code class="place">${path}:${line}:${column}</code>`;
}

/** A link to an issue of the document. */
export function issueLink(number: number): Html {
  return html`<a href="#issue-${number}">${number}</a>`;
}

/** `1 file`, `2,000 files`. */
export function count(amount: number, noun: string): string {
  return `${amount.toLocaleString('en-US')} ${noun}${amount === 1 ? '' : 's'}`;
}
