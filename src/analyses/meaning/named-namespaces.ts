import type { Module } from '../../ir/model.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';

/** Fewer functions of a library than this that are called on the name may have their names by chance. */
const fewestFunctions = 2;

/** What is called depends on the tables, which another run of the same process may add to. */
const known = new WeakMap<Knowledge, WeakMap<Module, Map<string, string | undefined>>>();

/**
 * The library that a parameter stands for, by its name and by what the module calls on it: `(cv) => { const grey = new cv.Mat(); cv.cvtColor(…); }`, as of a library that is
 * loaded when it is needed. Undefined for other parameters.
 */
export function libraryNamed(knowledge: Knowledge, module: Module, name: string): string | undefined {
  const library = knowledge.libraryOfGlobal(name);
  if (library === undefined) return undefined;
  let modules = known.get(knowledge);
  if (!modules) known.set(knowledge, (modules = new WeakMap()));
  let names = modules.get(module);
  if (!names) modules.set(module, (names = new Map()));
  if (!names.has(name)) names.set(name, isCalledAs(knowledge, module, library, name) ? library : undefined);
  return names.get(name);
}

function isCalledAs(knowledge: Knowledge, { text }: Module, library: string, name: string): boolean {
  const called = new Set([...text.matchAll(/([$\w]+)\.([\w.]+)\(/g)].flatMap(([, owner, path]) => (owner === name && path ? [path] : [])));
  const stated = [...called].filter((path) =>
    [false, true].some((construct) => knowledge.functionOf(library, path, construct) !== undefined),
  );
  return stated.length >= fewestFunctions;
}
