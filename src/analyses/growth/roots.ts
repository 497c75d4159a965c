import type { Module, VariableId } from '../../ir/model.ts';
import type { Container, Root } from './container.ts';

/** Containers that are asked about, told by their roots. */
export interface Roots {
  includes(container: Container): boolean;
  includesVariable(module: Module, id: VariableId): boolean;
}

/** A collection of roots. */
export class RootSet implements Roots {
  readonly #roots = new Set<Root>();
  readonly #variables = new Map<Module, Set<VariableId>>();

  get size(): number {
    return this.#roots.size;
  }

  add(root: Root): void {
    this.#roots.add(root);
    if (root.in !== 'variable') return;
    const variables = this.#variables.get(root.module);
    if (variables) variables.add(root.variable);
    else this.#variables.set(root.module, new Set([root.variable]));
  }

  includes({ root }: Container): boolean {
    return this.#roots.has(root);
  }

  includesVariable(module: Module, id: VariableId): boolean {
    return this.#variables.get(module)?.has(id) === true;
  }
}
