import type { ImportRef, Module } from '../../ir/model.ts';
import type { PlaceGraph } from './graph.ts';
import type { Cell } from './meaning.ts';

/** The name under which a frontend exports a value that stands for the whole module. */
const wholeModule = '*';

const exportCells = new WeakMap<PlaceGraph, Map<Module, Map<string, Cell>>>();

/** Adds to `target` what an import gives: from a module of the program, or from a library in the tables. */
export function pourImport(graph: PlaceGraph, from: Module, imported: ImportRef, target: Cell): void {
  const module = graph.program.resolve(from, imported.from);
  if (module) {
    if (imported.name === '*') target.add(graph.intern.module(module));
    else exportOf(graph, module, imported.name).flowTo(target);
    // `module.exports = x` and `export = x`: the module is the value, also to who imports its default.
    if (imported.name === '*' || imported.name === 'default') exportOf(graph, module, wholeModule).flowTo(target);
    // Declarations have no code to follow: what stands behind them a table may know.
    if (!isDeclaration(module)) return;
  }
  for (const library of graph.knowledge.librariesOfModule(imported.from)) libraryExport(graph, library, imported.name, target);
}

/** Adds what a dotted name below a library's namespace means, if the tables know it. */
export function libraryExport(graph: PlaceGraph, library: string, path: string, target: Cell): void {
  const parts = path.split('.');
  // `default` and namespace exports are the namespace over again: `import tf from`, `(await import('x')).default`.
  const below = parts.filter((part) => part !== '*' && !graph.knowledge.isNamespaceExport(library, part));
  const other = below[0] === undefined ? undefined : graph.knowledge.namespaceAt(library, below[0]);
  if (other === undefined) target.add(graph.intern.library(library, below.join('.')));
  else libraryExport(graph, other, below.slice(1).join('.'), target);
}

/** What a module exports under a name, through re-exports. */
export function exportOf(graph: PlaceGraph, module: Module, name: string): Cell {
  let byModule = exportCells.get(graph);
  if (!byModule) exportCells.set(graph, (byModule = new Map()));
  let byName = byModule.get(module);
  if (!byName) byModule.set(module, (byName = new Map()));
  let cell = byName.get(name);
  if (cell) return cell;
  byName.set(name, (cell = graph.newCell()));
  for (const each of module.exports) linkExport(graph, module, each, name, cell);
  return cell;
}

function linkExport(graph: PlaceGraph, module: Module, each: Module['exports'][number], name: string, cell: Cell): void {
  if (each.kind === 'all') {
    if (name !== 'default') pourImport(graph, module, { from: each.from, name, typeOnly: false }, cell);
  } else if (each.name !== name) return;
  else if (each.kind === 'variable') graph.variable(module, each.variable).flowTo(cell);
  else if (each.kind === 'value') graph.value(module, each.value).flowTo(cell);
  else pourImport(graph, module, { from: each.from, name: each.imported, typeOnly: false }, cell);
}

function isDeclaration(module: Module): boolean {
  return /\.d\.[cm]?ts$/.test(module.path);
}
