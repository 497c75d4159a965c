import type { Project } from './load-project.ts';

/** The files of an island by path, in the order of the project. */
export type Island = readonly string[];

/**
 * Parts of a project that have nothing to do with each other: no file of one imports a file of another, be it only a type. Scripts, which neither import
 * nor export, meet in the names that are global, so all of them are one island; and files that use the same property of a global belong together when one of
 * them writes it. What is said of a file depends on its island alone.
 */
export function findIslands(project: Pick<Project, 'modules' | 'pathOf'>): readonly Island[] {
  const groups = new Groups();
  let script: string | undefined;
  const writers = writersOfGlobals(project);
  for (const [file, { links, isScript, globals }] of project.modules) {
    if (isScript) groups.join(file, (script ??= file));
    for (const { name } of globals) groups.join(file, writers.get(name) ?? file);
    for (const link of links) groups.join(file, project.pathOf(file, link) ?? file);
  }
  return groups.of(project.modules.keys());
}

/** By name, one of the files that write a property of a global. */
function writersOfGlobals({ modules }: Pick<Project, 'modules'>): ReadonlyMap<string, string> {
  const writers = new Map<string, string>();
  for (const [file, { globals }] of modules) for (const { name, isWritten } of globals) if (isWritten) writers.set(name, file);
  return writers;
}

/** Disjoint sets: each member points to another of its set, in the end to the one that stands for the set. */
class Groups {
  readonly #towards = new Map<string, string>();

  join(a: string, b: string): void {
    const [one, other] = [this.#standIn(a), this.#standIn(b)];
    if (one !== other) this.#towards.set(one, other);
  }

  of(members: Iterable<string>): string[][] {
    const sets = new Map<string, string[]>();
    for (const member of members) {
      const standIn = this.#standIn(member);
      const set = sets.get(standIn);
      if (set) set.push(member);
      else sets.set(standIn, [member]);
    }
    return [...sets.values()];
  }

  #standIn(member: string): string {
    let at = member;
    for (let next = this.#towards.get(at); next !== undefined; next = this.#towards.get(at)) {
      // Halves the way for whoever comes next.
      const afterNext = this.#towards.get(next);
      if (afterNext !== undefined) this.#towards.set(at, afterNext);
      at = next;
    }
    return at;
  }
}
