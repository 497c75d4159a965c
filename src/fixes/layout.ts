import type { TextEdit } from '../base/finding.ts';
import type { Span } from '../base/span.ts';
import type { Module } from '../ir/model.ts';
import { nodesOf } from '../ir/walk.ts';

/** Puts a text at a place. */
export function insert(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}

/** How the file ends its lines. */
export function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The white space at the beginning of the line that an offset stands on. */
export function indentationAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(startOfLine(text, offset)))?.[0] ?? '';
}

/** What one level of indentation adds, by the first line that is indented deeper than a line before it which opens a block. */
export function indentStepOf(text: string): string {
  const found = /^([ \t]*)[^\r\n]*[{([]\r?\n\1([ \t]+)\S/m.exec(text);
  return found?.[2] ?? '  ';
}

/** `;`, unless the file leaves it out after the statement. */
export function terminatorOf(text: string, statement: Span): string {
  return text[endOf(text, statement) - 1] === ';' ? ';' : '';
}

/** Where a statement ends as people see it: a semicolon at the head of a later line belongs to what follows it there. */
export function endOf(text: string, { start, end }: Span): number {
  const late = /\s*\n\s*;$/.exec(text.slice(start, end));
  return late ? start + late.index : end;
}

/** Adds lines after a statement of a list, behind a comment that ends its line. */
export function linesAfter(text: string, statement: Span, lines: readonly string[]): TextEdit {
  const end = endOf(text, statement);
  const rest = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*)?(?=\r?\n|$)/.exec(text.slice(end));
  if (!rest) return insert(end, lines.map((line) => ` ${line}`).join(''));
  const indentation = indentationAt(text, statement.start);
  const added = lines.map((line) => newlineOf(text) + (line === '' ? '' : indentation) + line).join('');
  const at = end + rest[0].trimEnd().length;
  return insert(at, added + separatorBefore(text, at, added));
}

/** Without semicolons, a next line that begins with a bracket or an operator would go on with the added one. */
function separatorBefore(text: string, at: number, added: string): string {
  return !/[;{}]$/.test(added) && /^\s*(?!\/[/*])[([`+\-/]/.test(text.slice(at)) ? ';' : '';
}

/** Adds lines before a statement of a list. */
export function linesBefore(text: string, statement: Span, lines: readonly string[]): TextEdit {
  const start = startOfLine(text, statement.start);
  const isFirst = text.slice(start, statement.start).trim() === '';
  const between = isFirst ? newlineOf(text) + text.slice(start, statement.start) : ' ';
  return insert(statement.start, lines.map((line) => line + between).join(''));
}

/** Indents the lines that begin within a span one level deeper, apart from those within a text and those in `except`. */
export function indentLines(module: Module, span: Span, except: readonly Span[] = []): TextEdit[] {
  const { text } = module;
  const step = indentStepOf(text);
  const untouchable = [...textsWithin(module, span), ...except];
  const edits: TextEdit[] = [];
  for (let at = text.indexOf('\n', span.start - 1) + 1; at > 0 && at < span.end; at = text.indexOf('\n', at) + 1) {
    const isBlank = /^[ \t]*\r?\n/.test(text.slice(at, at + 200));
    if (!isBlank && !untouchable.some(({ start, end }) => start < at + 1 && at < end)) edits.push(insert(at, step));
  }
  return edits;
}

/** Texts of several lines, in which white space counts. */
function textsWithin(module: Module, span: Span): Span[] {
  const found: Span[] = [];
  for (const unit of module.units) {
    if (unit.span.end < span.start || unit.span.start > span.end) continue;
    for (const node of nodesOf(unit.body)) {
      const isText =
        node.op === 'constant' || (node.op === 'operate' && node.operator === 'template') || (node.op === 'call' && node.form !== 'call');
      if (isText && module.text.slice(node.span.start, node.span.end).includes('`'))
        found.push({ start: node.span.start + 1, end: node.span.end });
    }
  }
  return found;
}

/** Where the line of an offset begins. */
function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Takes a statement away, with its line if nothing else stands on it. */
export function removeStatement(text: string, statement: Span): TextEdit {
  const start = startOfLine(text, statement.start);
  const end = endOf(text, statement);
  const rest = /^[ \t]*(\r?\n|$)/.exec(text.slice(end));
  if (rest && text.slice(start, statement.start).trim() === '') return { span: { start, end: end + rest[0].length }, text: '' };
  return { span: { start: statement.start, end }, text: '' };
}
