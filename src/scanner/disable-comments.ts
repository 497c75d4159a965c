import { ConfigCommentParser, type DirectiveType } from '@eslint/plugin-kit';
import type { LineIndex, Position } from '../base/line-index.ts';
import type { Span } from '../base/span.ts';

/** A comment of the source; `value` is the text without the marks around it. */
export interface SourceComment {
  readonly type: 'Line' | 'Block';
  readonly value: string;
  readonly range: readonly [number, number];
}

interface Directive {
  readonly type: DirectiveType | 'off';
  readonly justification: string;
  /** Ids as written; none stands for every rule. */
  readonly rules: readonly string[];
  readonly start: Position;
  readonly end: Position;
}

const types: Readonly<Record<string, DirectiveType>> = {
  'eslint-disable': 'disable',
  'eslint-enable': 'enable',
  'eslint-disable-line': 'disable-line',
  'eslint-disable-next-line': 'disable-next-line',
};
const parser = new ConfigCommentParser();

/**
 * What the comments of one file turn off, by the rules of ESLint: `eslint-disable` in its forms, and `eslint rule: "off"`. Ids may stand with the
 * name that a configuration gives to the plugin, or without.
 */
export class DisableComments {
  readonly #index: LineIndex;
  readonly #directives: readonly Directive[];

  constructor(comments: readonly SourceComment[], index: LineIndex) {
    this.#index = index;
    this.#directives = comments.flatMap((comment) => readDirective(comment, index) ?? []);
  }

  /** Why a comment turns a rule off at the start of a span: the reason it gives, which may be empty; undefined when the rule is on there. */
  findReason(ruleId: string, span: Span): string | undefined {
    if (this.#directives.length === 0) return undefined;
    const { start } = this.#index.rangeOf(span);
    const own = this.#directives.filter(
      ({ rules }) => rules.length === 0 || rules.some((name) => name === ruleId || name.endsWith(`/${ruleId}`)),
    );
    const always = own.find((directive) => directive.type === 'off' || lineOf(directive) === start.line);
    const last = own.findLast(({ type, start: at }) => (type === 'disable' || type === 'enable') && isBefore(at, start));
    return (always ?? (last?.type === 'disable' ? last : undefined))?.justification;
  }
}

function readDirective({ type: form, value, range }: SourceComment, index: LineIndex): Directive | undefined {
  if (!value.includes('eslint')) return undefined;
  const found = parser.parseDirective(value);
  if (found?.label === 'eslint' && form === 'Block') return readLevels(found.value, found.justification);
  const type = found && types[found.label];
  if (!found || !type) return undefined;
  const { start, end } = index.rangeOf({ start: range[0], end: range[1] });
  const isForLine = type === 'disable-line' || type === 'disable-next-line';
  if (!isForLine && form === 'Line') return undefined;
  if (type === 'disable-line' && start.line !== end.line) return undefined;
  return { type, justification: found.justification, rules: Object.keys(parser.parseListConfig(found.value)), start, end };
}

/** The rules that a comment turns off for the whole file. Other levels and options are for ESLint alone. */
function readLevels(value: string, justification: string): Directive | undefined {
  const parsed = parser.parseJSONLikeConfig(value);
  if (!parsed.ok) return undefined;
  const rules = Object.entries(parsed.config).flatMap(([rule, entry]) =>
    ['off', 0].includes([entry].flat()[0] as string | number) ? [rule] : [],
  );
  const start = { line: 1, column: 1 };
  return rules.length === 0 ? undefined : { type: 'off', justification, rules, start, end: start };
}

/** The line that a directive for one line is about. */
function lineOf({ type, start, end }: Directive): number | undefined {
  if (type === 'disable-line') return start.line;
  return type === 'disable-next-line' ? end.line + 1 : undefined;
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.column <= b.column);
}
