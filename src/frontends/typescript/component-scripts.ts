import type { Span } from '../../base/span.ts';

/** The scripts of a Vue or Svelte component. */
export interface ComponentScripts {
  /** As long as the component, with blanks in place of all that is not in a script, so that every offset stays. */
  readonly text: string;
  readonly language: 'ts' | 'tsx' | 'jsx';
  /** What runs anew for each instance: `<script setup>` of Vue, and a script of Svelte that is not its module's. */
  readonly instance: Span | undefined;
  /** All that is in no script. */
  readonly markup: string;
}

/** A comment, which may hold anything, or a script element with its attributes and its content. */
const commentOrScript = /<!--[^]*?-->|<script\b((?:"[^"]*"|'[^']*'|[^"'>])*)>([^]*?)<\/script\s*>/gi;
/** A name, perhaps with a value in quotes or without. */
const attribute = /([^\s"'=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;
const languages = new Set(['', 'js', 'javascript', 'jsx', 'ts', 'typescript', 'tsx', 'module', 'text/javascript', 'text/typescript']);

/** Finds the scripts of a component. Scripts in other languages, and those that only name another file, count as markup. */
export function scriptsOf(path: string, text: string): ComponentScripts {
  const isVue = path.endsWith('.vue');
  const scripts: Span[] = [];
  let instance: Span | undefined;
  let language: ComponentScripts['language'] = 'jsx';
  for (const match of text.matchAll(commentOrScript)) {
    const [whole, written, content] = match;
    if (content === undefined) continue;
    const attributes = attributesOf(written ?? '');
    const lang = attributes.get('lang') ?? attributes.get('type') ?? '';
    if (!languages.has(lang.toLowerCase()) || attributes.has('src')) continue;
    const start = match.index + whole.indexOf('>', '<script'.length + (written?.length ?? 0)) + 1;
    const script = { start, end: start + content.length };
    scripts.push(script);
    if (isVue ? attributes.has('setup') : !attributes.has('module') && attributes.get('context') !== 'module') instance ??= script;
    if (/ts|typescript/i.test(lang)) language = /tsx/i.test(lang) ? 'tsx' : 'ts';
  }
  return { text: keepOnly(text, scripts), language, instance, markup: outside(text, scripts) };
}

function attributesOf(written: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', ...values] of written.matchAll(attribute))
    found.set(name.toLowerCase(), values.find((each) => each !== undefined) ?? '');
  return found;
}

function keepOnly(text: string, scripts: readonly Span[]): string {
  let kept = '';
  for (const { start, end } of scripts) kept += blank(text.slice(kept.length, start)) + text.slice(start, end);
  return kept + blank(text.slice(kept.length));
}

/** Lines stay where they are. */
function blank(text: string): string {
  return text.replace(/[^\n\r\u2028\u2029]/g, ' ');
}

function outside(text: string, scripts: readonly Span[]): string {
  let left = '';
  let at = 0;
  for (const { start, end } of scripts) {
    left += text.slice(at, start);
    at = end;
  }
  return left + text.slice(at);
}
