import type { Module } from '../../ir/model.ts';
import type { CallFacts } from '../code/behaviours.ts';
import { codeOf } from '../code/module-code.ts';
import { ChangeFinder } from './change-finder.ts';
import type { Change } from './change.ts';
import type { Container } from './container.ts';
import type { Containers } from './containers.ts';
import type { RootSet } from './roots.ts';

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;

/** Everything that happens to the containers of a program whose roots are asked about, by container. */
export class Changes {
  readonly #changes = new Map<Container, Change[]>();

  constructor(facts: CallFacts, containers: Containers, roots: RootSet, modules: readonly Module[]) {
    if (roots.size === 0) return;
    const finder = new ChangeFinder(facts, containers, roots, (container, change) => {
      const list = this.#changes.get(container);
      if (list) list.push(change);
      else this.#changes.set(container, [change]);
    });
    for (const module of modules) {
      const code = codeOf(module);
      for (const node of code.nodes()) finder.visit(code, node);
    }
  }

  /** The containers to which something happens. */
  all(): Iterable<Container> {
    return this.#changes.keys();
  }

  of<Kind extends Change['kind']>(container: Container, kind: Kind): readonly ChangeOf<Kind>[] {
    return (this.#changes.get(container) ?? []).filter((change): change is ChangeOf<Kind> => change.kind === kind);
  }
}
