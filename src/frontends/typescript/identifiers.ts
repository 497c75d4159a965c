import type { Scope, Scopes, ScopeVariable } from './scopes.ts';
import { nodeOf } from './scopes.ts';

/** Which variable each identifier declares or refers to, by where the identifier starts. */
export class Identifiers {
  /** Every variable that something in the file defines. The first place is empty. */
  readonly variables: (ScopeVariable | undefined)[] = [undefined];
  /** For each offset of the text the place in `variables`, or 0. */
  readonly #places: Uint32Array;
  /** The places of identifiers that do not stand in the source and so have no width. */
  readonly #unwritten = new Map<object, number>();

  constructor(scopes: Scopes, textLength: number) {
    this.#places = new Uint32Array(textLength + 1);
    const classes = new Map<ScopeVariable, number>();
    for (const scope of scopes.scopes) this.#addScope(scope, classes);
    this.#addGlobals(scopes.scopes[0]);
  }

  /** The place in `variables` of what an identifier declares or refers to; 0 for names that nothing in the file defines. */
  placeOf(identifier: object): number {
    const [start, end] = nodeOf(identifier).range;
    return (start === end ? this.#unwritten.get(identifier) : this.#places[start]) ?? 0;
  }

  /** The body of a class declaration and of an enum sees a second variable of the same name; it is one place here. */
  #addScope(scope: Scope, outer: Map<ScopeVariable, number>): void {
    const isEnum = scope.type === 'tsEnum';
    const isClass = scope.type === 'class' && scope.block.type === 'ClassDeclaration';
    for (const variable of scope.variables) {
      const [definition] = variable.defs;
      if (!definition) continue;
      const isInner = isClass || (isEnum && definition.type === 'TSEnumName');
      const own = isInner ? scope.upper?.set.get(variable.name) : undefined;
      const place = (own && outer.get(own)) ?? this.variables.push(own ?? variable) - 1;
      if (definition.type === 'ClassName' || definition.type === 'TSEnumName') outer.set(variable, place);
      this.#add(variable, place);
    }
  }

  #add({ identifiers, references }: ScopeVariable, place: number): void {
    for (const identifier of identifiers) this.#note(identifier, place);
    for (const { identifier } of references) this.#note(identifier, place);
  }

  #note(identifier: object, place: number): void {
    const [start, end] = nodeOf(identifier).range;
    if (start === end) this.#unwritten.set(identifier, place);
    else this.#places[start] = place;
  }

  /** Scope analysis leaves references to top-level `var` and functions of scripts open; they are resolved by name here. */
  #addGlobals(global: Scope | undefined): void {
    for (const { identifier } of global?.through ?? []) {
      if (!('name' in identifier) || typeof identifier.name !== 'string' || this.placeOf(identifier) !== 0) continue;
      const variable = global?.set.get(identifier.name);
      const place = variable && variable.defs.length > 0 ? this.variables.indexOf(variable) : 0;
      if (place > 0) this.#note(identifier, place);
    }
  }
}
