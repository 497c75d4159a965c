/** The types that one comment states, as written between braces. */
export interface DocTags {
  readonly type?: string;
  readonly returns?: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** A name that a comment defines for a type. */
export interface DocTypedef {
  readonly type: string;
  /** From `@property {type} name`. */
  readonly properties: ReadonlyMap<string, string>;
}

/** A comment of the source, without its marks. */
export interface DocComment {
  readonly type: string;
  readonly value: string;
  readonly range: readonly [number, number];
}

const none: ReadonlyMap<string, string> = new Map();
const space = /\s*/y;
/** What may stand between a comment and the name it speaks of. */
const wordBefore = /(?:export|default|const|let|var|static|async|get|set)\b/y;

/** The types that JSDoc comments of plain JavaScript state, found by the place of what follows them. */
export class DocComments {
  readonly typedefs = new Map<string, DocTypedef>();
  readonly #byOffset = new Map<number, DocTags>();

  constructor(text: string, comments: readonly DocComment[]) {
    for (const comment of comments) {
      if (comment.type !== 'Block' || !comment.value.startsWith('*') || !comment.value.includes('@')) continue;
      const tags = [...tagsOf(comment.value)];
      const typedef = typedefOf(tags);
      if (typedef) this.typedefs.set(...typedef);
      else if (tags.length > 0) this.#place(text, comment.range[1], summary(tags));
    }
  }

  /** What the comment right before an offset states. Words such as `export const` may stand between. */
  before(offset: number): DocTags | undefined {
    return this.#byOffset.get(offset);
  }

  #place(text: string, from: number, tags: DocTags): void {
    for (let at = from; ; at = wordBefore.lastIndex) {
      space.lastIndex = at;
      space.test(text);
      this.#byOffset.set(space.lastIndex, tags);
      wordBefore.lastIndex = space.lastIndex;
      if (!wordBefore.test(text)) return;
    }
  }
}

type Tag = { readonly tag: string; readonly type: string; readonly name: string };

/** Tags with a type in braces, which may hold braces itself: `@param {{ a: B }} name`. */
function* tagsOf(comment: string): Generator<Tag> {
  const start = /@(type|param|arg|argument|returns?|typedef|property|prop)\s*\{/g;
  for (let match = start.exec(comment); match; match = start.exec(comment)) {
    const end = closingBrace(comment, start.lastIndex);
    if (end === undefined) return;
    const type = comment
      .slice(start.lastIndex, end)
      .replaceAll(/\n\s*\*/g, '\n')
      .trim();
    const name = /^\s*\[?\s*([\w$.]+)/.exec(comment.slice(end + 1, end + 200))?.[1] ?? '';
    yield { tag: match[1] ?? '', type, name };
    start.lastIndex = end;
  }
}

function closingBrace(text: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return undefined;
}

function typedefOf(tags: readonly Tag[]): [string, DocTypedef] | undefined {
  const found = tags.find(({ tag }) => tag === 'typedef');
  if (!found || found.name === '') return undefined;
  const properties = tags.filter(({ tag, name }) => tag.startsWith('prop') && !name.includes('.'));
  return [found.name, { type: found.type, properties: new Map(properties.map(({ name, type }) => [name, type])) }];
}

function summary(tags: readonly Tag[]): DocTags {
  const type = tags.find(({ tag }) => tag === 'type')?.type;
  const returns = tags.find(({ tag }) => tag.startsWith('return'))?.type;
  const named = tags.filter(({ tag, name }) => (tag === 'param' || tag.startsWith('arg')) && name !== '' && !name.includes('.'));
  const parameters = named.length > 0 ? new Map(named.map((each) => [each.name, each.type])) : none;
  return { parameters, ...(type !== undefined && { type }), ...(returns !== undefined && { returns }) };
}
