/**
 * Which names stand behind a module specifier. A pattern is a specifier in which `*` stands for any characters, so that `@tensorflow/tfjs-core/*`
 * covers sub-paths and `*-esm.js` copies of a library that a project ships itself.
 */
export class ModulePatterns {
  readonly #exact = new Map<string, string[]>();
  readonly #patterns: { readonly expression: RegExp; readonly name: string }[] = [];
  readonly #answers = new Map<string, readonly string[]>();

  add(pattern: string, name: string): void {
    if (pattern.includes('*')) this.#patterns.push({ expression: toExpression(pattern), name });
    else append(this.#exact, pattern, name);
  }

  /** The names added for the specifier, those of the exact specifier first. Each name once. */
  namesFor(specifier: string): readonly string[] {
    let answer = this.#answers.get(specifier);
    if (answer === undefined) {
      const matching = this.#patterns.filter(({ expression }) => expression.test(specifier)).map(({ name }) => name);
      answer = [...new Set([...(this.#exact.get(specifier) ?? []), ...matching])];
      this.#answers.set(specifier, answer);
    }
    return answer;
  }
}

/** The expression that a pattern, in which `*` stands for any characters, means. */
export function toExpression(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

/** Adds to the list at the key, which it makes when there is none. */
export function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
