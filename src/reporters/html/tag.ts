import { escapeUTF8 } from 'entities';

/** Text that is HTML already. Only the tag `html` makes it, so that nothing gets into a page unescaped. */
export class Html {
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  /** HTML whose holes take text, which is escaped, or HTML, which is not. Lists are put in one after the other. The indentation of templates is left out. */
  static of(strings: TemplateStringsArray, ...holes: readonly Hole[]): Html {
    let raw = unindented.get(strings);
    if (!raw) unindented.set(strings, (raw = strings.map((string) => string.replaceAll(/\n\s*/g, '\n'))));
    return new Html(String.raw({ raw }, ...holes.map(fill)));
  }

  /** A script or style, in whose content nothing is escaped. @throws Error when it would end too early */
  static verbatim(name: 'script' | 'style', content: string): Html {
    if (/<\/(script|style)|<!--/i.test(content)) throw new Error(`a ${name} must not hold the end of itself`);
    return new Html(`<${name}${name === 'script' ? ' type="module"' : ''}>${content}</${name}>`);
  }
}

const unindented = new WeakMap<TemplateStringsArray, readonly string[]>();

type Hole = string | number | Html | readonly Html[];

export const html = Html.of;

/** Control characters, which HTML forbids or which could hide text, are shown as such. */
function fill(hole: Hole): string {
  if (hole instanceof Html) return hole.text;
  if (typeof hole === 'object') return hole.map(({ text }) => text).join('');
  // eslint-disable-next-line no-control-regex
  return escapeUTF8(String(hole).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd'));
}
