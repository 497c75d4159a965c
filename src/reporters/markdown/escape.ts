import { inlineParts } from '../inline-parts.ts';
import { printable } from '../places.ts';

/** Text that Markdown shows as it is, on one line: no markup, link, mention, table border or character of control in it has a meaning. */
export function plain(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]<>#|~&$@]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&')
    .replaceAll('://', '\\://');
}

/** Text as code within a line. A table row parts its cells at every `|`, also in code, so that one is written as its character reference. */
export function code(text: string): string {
  const shown = printable(text);
  if (shown.includes('|')) return `<code>${shown.replace(/[&<>|"'\\`*_[\]~$@]/g, (character) => `&#${character.charCodeAt(0)};`)}</code>`;
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return shown === '' ? '' : fence + pad + shown + pad + fence;
}

/** A message in which backticks mark code. */
export function prose(text: string): string {
  return inlineParts(text.replaceAll(/\s*\n\s*/g, ' '))
    .map((part) => (part.isCode ? code(part.text) : plain(part.text)))
    .join('');
}

/** Lines as a block of code, whatever stands in them. */
export function block(language: string, lines: readonly string[]): readonly string[] {
  const shown = lines.map((line) => printable(line));
  const fence = '`'.repeat(Math.max(2, longestRun(shown.join('\n'))) + 1);
  return [fence + language, ...shown, fence];
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
