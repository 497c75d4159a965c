import type { Module } from '../../ir/model.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';

/** Fewer functions of a library than this that are called on the name may have their names by chance. */
const fewestFunctions = 2;

const known = new WeakMap<Module, Map<string, string | undefined>>();

/**
 * The library that a parameter stands for, by its name and by what the module calls on it: `(cv) => { const grey = new cv.Mat(); cv.cvtColor(…); }`, as of a library that is
 * loaded when it is needed. Undefined for other parameters.
 */
export function libraryNamed(knowledge: Knowledge, module: Module, name: string): string | undefined {
  const library = knowledge.libraryOfGlobal(name);
  if (library === undefined) return undefined;
  let names = known.get(module);
  if (!names) known.set(module, (names = new Map()));
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
