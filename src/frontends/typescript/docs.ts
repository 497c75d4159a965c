import type { TypeRef } from '../../ir/model.ts';
import type { DocNames } from './doc-types.ts';
import { docType } from './doc-types.ts';
import type { DocComments, DocTags } from './jsdoc.ts';

/** The types that comments give to what stands behind them. */
export class Docs {
  readonly #comments: DocComments;
  readonly #names: DocNames;

  constructor(comments: DocComments, names: DocNames) {
    this.#comments = comments;
    this.#names = names;
  }

  /** From `@type {X}` right before an offset. */
  typeAt(offset: number): TypeRef | undefined {
    return this.#typeOf(this.#comments.before(offset)?.type, offset);
  }

  /** The tags of a function, which may stand before it, before its name, or before the statement that gives it its name. */
  functionAt(offsets: readonly (number | undefined)[]): DocTags | undefined {
    for (const offset of offsets) {
      const tags = offset === undefined ? undefined : this.#comments.before(offset);
      if (tags && (tags.parameters.size > 0 || tags.returns !== undefined)) return tags;
    }
    return undefined;
  }

  /** Of the parameter at a position; a destructured one has no name of its own, and any name may stand for it. */
  parameterType(tags: DocTags | undefined, name: string | undefined, index: number, offset: number): TypeRef | undefined {
    const text = name === undefined ? [...(tags?.parameters.values() ?? [])][index] : tags?.parameters.get(name);
    return this.typeAt(offset) ?? this.#typeOf(text, offset);
  }

  returnType(tags: DocTags | undefined, offset: number): TypeRef | undefined {
    return this.#typeOf(tags?.returns, offset);
  }

  #typeOf(text: string | undefined, offset: number): TypeRef | undefined {
    const type = text === undefined ? undefined : docType(this.#names, text, { start: offset, end: offset });
    return type?.kind === 'other' ? undefined : type;
  }
}
