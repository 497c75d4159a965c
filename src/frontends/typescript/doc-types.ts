import type { Span } from '../../base/span.ts';
import type { ImportRef, TypeRef, VariableId } from '../../ir/model.ts';
import type { DocTypedef } from './jsdoc.ts';

/** What names in comments refer to. */
export interface DocNames {
  topLevel(name: string): VariableId | undefined;
  typedef(name: string): DocTypedef | undefined;
  importedType(imported: ImportRef, span: Span): VariableId;
}

const other: TypeRef = { kind: 'other' };
const primitives = new Set(['number', 'string', 'boolean', 'bigint', 'symbol', 'null', 'undefined', 'void', 'never']);
const token = /\s*(?:([\p{ID_Start}$_][\p{ID_Continue}$]*)|("[^"]*"|'[^']*'|`[^`]*`|\d+)|(\[\]|=>|\.{3}|[^\s]))/uy;

/** The type that the text of a comment writes, with the place it is written at; `other` for what is not understood. */
export function docType(names: DocNames, text: string, span: Span, depth = 0): TypeRef {
  const reader = new TypeReader(names, text, span, depth);
  const type = depth > 4 ? other : reader.union();
  return reader.isAtEnd ? type : other;
}

/** Reads one type from left to right. */
class TypeReader {
  readonly #names: DocNames;
  readonly #span: Span;
  readonly #depth: number;
  readonly #tokens: string[] = [];
  #at = 0;

  constructor(names: DocNames, text: string, span: Span, depth: number) {
    this.#names = names;
    this.#span = span;
    this.#depth = depth;
    token.lastIndex = 0;
    for (let match = token.exec(text); match; match = token.exec(text)) this.#tokens.push(match[0].trim());
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  #take(wanted: string): boolean {
    const isThere = this.#tokens[this.#at] === wanted;
    if (isThere) this.#at++;
    return isThere;
  }

  /** `A | B`, each with `?`, `!` or `...` before and `=` or `[]` behind. */
  union(): TypeRef {
    this.#take('|');
    const members = [this.#postfix()];
    while (this.#take('|')) members.push(this.#postfix());
    const [first = other] = members;
    return members.length === 1 ? first : { kind: 'union', members };
  }

  #postfix(): TypeRef {
    const isRest = this.#take('...');
    while (this.#take('?') || this.#take('!'));
    const element = this.#primary();
    let type: TypeRef = isRest ? { kind: 'array', element } : element;
    for (;;) {
      if (this.#take('[]')) type = { kind: 'array', element: type };
      else if (!this.#take('=') && !this.#take('!')) return type;
    }
  }

  #primary(): TypeRef {
    const next = this.#tokens[this.#at++] ?? '';
    if (next === '(') return this.#closed(this.union(), ')');
    if (next === '{') return this.#object();
    if (next === 'import') return this.#import();
    if (/^["'`]/.test(next)) return { kind: 'primitive', name: 'string' };
    if (/^\d/.test(next)) return { kind: 'primitive', name: 'number' };
    return /^[\p{ID_Start}$_]/u.test(next) ? this.#named(next) : other;
  }

  /** Leaves the rest unread when the bracket is missing, which makes the whole type `other`. */
  #closed(type: TypeRef, bracket: string): TypeRef {
    if (!this.#take(bracket)) this.#tokens.push(bracket);
    return type;
  }

  #object(): TypeRef {
    const members: [string, TypeRef][] = [];
    while (!this.isAtEnd && !this.#take('}')) {
      const name = (this.#tokens[this.#at++] ?? '').replaceAll(/^["']|["']$/g, '');
      this.#take('?');
      members.push([name, this.#take(':') ? this.union() : other]);
      if (!this.#take(',')) this.#take(';');
    }
    return { kind: 'object', members: Object.fromEntries(members) };
  }

  #path(first: string): string[] {
    const path = [first];
    while (this.#tokens[this.#at] === '.' && this.#tokens[this.#at + 1] !== '<') {
      path.push(this.#tokens[this.#at + 1] ?? '');
      this.#at += 2;
    }
    return path;
  }

  #arguments(): TypeRef[] {
    this.#take('.');
    if (!this.#take('<')) return [];
    const found = [this.union()];
    while (this.#take(',')) found.push(this.union());
    this.#closed(other, '>');
    return found;
  }

  /** `import('module').Name`. */
  #import(): TypeRef {
    this.#take('(');
    const from = (this.#tokens[this.#at++] ?? '').slice(1, -1);
    this.#take(')');
    const [, name, ...inner] = this.#path('');
    if (name === undefined) return other;
    const variable = this.#names.importedType({ from, name, typeOnly: true }, this.#span);
    return { kind: 'named', path: [name, ...inner], variable, typeArguments: this.#arguments() };
  }

  #named(first: string): TypeRef {
    const path = this.#path(first);
    const typeArguments = this.#arguments();
    if (path.length === 1 && primitives.has(first.toLowerCase())) return { kind: 'primitive', name: first.toLowerCase() };
    if (path.length === 1 && (first === 'any' || first === 'unknown' || first.toLowerCase() === 'object')) return other;
    const [element] = typeArguments;
    if (element && (first === 'Array' || first === 'ReadonlyArray')) return { kind: 'array', element };
    const variable = this.#names.topLevel(first);
    if (variable !== undefined) return { kind: 'named', path, variable, typeArguments };
    const typedef = path.length === 1 ? this.#names.typedef(first) : undefined;
    return typedef ? this.#defined(typedef) : { kind: 'named', path, typeArguments };
  }

  #defined({ type, properties }: DocTypedef): TypeRef {
    if (properties.size === 0) return docType(this.#names, type, this.#span, this.#depth + 1);
    const members = [...properties].map(([name, text]) => [name, docType(this.#names, text, this.#span, this.#depth + 1)] as const);
    return { kind: 'object', members: Object.fromEntries(members) };
  }
}
