import type { Module, Node } from '../../ir/model.ts';
import type { CallFacts } from '../code/behaviours.ts';
import { codeOf } from '../code/module-code.ts';
import { ChangeFinder } from './change-finder.ts';
import type { Change } from './change.ts';
import type { Container } from './container.ts';
import type { Containers } from './containers.ts';
import { LastingRoots } from './lasting-roots.ts';

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>;

/**
 * Everything that happens to the containers of a program that may outlive a call, by container. What adds to them is looked for first; where nothing does, nothing
 * else is looked for.
 */
export class Changes {
  readonly #changes = new Map<Container, Change[]>();

  constructor(facts: CallFacts, containers: Containers, modules: readonly Module[]) {
    const roots = new LastingRoots();
    let grows = false;
    const finder = new ChangeFinder(facts, containers, roots, (container, change) => {
      grows ||= change.kind === 'adds';
      const list = this.#changes.get(container);
      if (list) list.push(change);
      else this.#changes.set(container, [change]);
    });
    for (const module of modules) this.#visit(finder, module, mayAdd);
    if (grows) for (const module of modules) this.#visit(finder, module, (node) => !mayAdd(node));
  }

  /** The containers to which something happens. */
  all(): Iterable<Container> {
    return this.#changes.keys();
  }

  of<Kind extends Change['kind']>(container: Container, kind: Kind): readonly ChangeOf<Kind>[] {
    return (this.#changes.get(container) ?? []).filter((change): change is ChangeOf<Kind> => change.kind === kind);
  }

  #visit(finder: ChangeFinder, module: Module, isOfInterest: (node: Node) => boolean): void {
    const code = codeOf(module);
    for (const node of code.nodes()) if (isOfInterest(node)) finder.visit(code, node);
  }
}

/** Calls and writes: nothing else adds. */
function mayAdd({ op }: Node): boolean {
  return op === 'call' || op === 'set' || op === 'store';
}
