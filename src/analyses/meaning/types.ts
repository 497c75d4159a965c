import type { Module, TypeRef } from '../../ir/model.ts';
import type { TypeInModule } from './exported-types.ts';
import { type PlaceGraph, structureKinds } from './graph.ts';
import type { Cell } from './meaning.ts';

const arrayTypes = new Set(['Array', 'ReadonlyArray', 'Iterable', 'IterableIterator', 'Set', 'ReadonlySet']);
const recordTypes = new Set(['Record', 'Map', 'ReadonlyMap']);
const transparentTypes = new Set(['Partial', 'Required', 'Readonly', 'NonNullable', 'Awaited', 'MutableRefObject', 'RefObject']);

/** Whether a declared type may say anything of what a value means: numbers, texts and functions mean nothing by their type. */
export function tellsMeaning(type: TypeRef | undefined): type is TypeRef {
  if (!type || type.kind === 'primitive' || type.kind === 'function' || type.kind === 'other') return false;
  return type.kind !== 'union' || type.members.some(tellsMeaning);
}

/** The function type that a declared type is, or that one of its alternatives is. */
export function functionIn(type: TypeRef | undefined): (TypeRef & { kind: 'function' }) | undefined {
  if (type?.kind === 'union') return functionIn(type.members.find(({ kind }) => kind === 'function'));
  return type?.kind === 'function' ? type : undefined;
}

/** Adds to `target` what a declared type says a value is. */
export function pourType(graph: PlaceGraph, module: Module, type: TypeRef, target: Cell): void {
  switch (type.kind) {
    case 'array': {
      const box = graph.array();
      if (tellsMeaning(type.element)) pourType(graph, module, type.element, box.rest);
      target.add(box);
      return;
    }
    case 'tuple': {
      const box = graph.array();
      type.elements.forEach((element, index) => {
        if (tellsMeaning(element)) pourType(graph, module, element, box.field(String(index)));
      });
      target.add(box);
      return;
    }
    case 'union':
      for (const member of type.members) pourType(graph, module, member, target);
      return;
    case 'object': {
      const box = graph.box('object', undefined);
      for (const [name, member] of Object.entries(type.members)) if (tellsMeaning(member)) pourType(graph, module, member, box.field(name));
      target.add(box);
      for (const base of type.bases ?? []) pourType(graph, module, base, target);
      for (const implementer of graph.implementersOf(type)) target.add(graph.intern.ofType('object', implementer));
      return;
    }
    case 'named':
      pourNamed(graph, module, type, target);
      return;
    case 'function':
    case 'primitive':
    case 'other':
      return;
  }
}

/** Everything that a value of the type holds is primitive, `any`, or of a named type that is so. */
export function isMadeOf(type: TypeRef, isSo: (type: TypeRef & { kind: 'named' }) => boolean): boolean {
  const all = (types: readonly TypeRef[]): boolean => types.every((each) => isMadeOf(each, isSo));
  switch (type.kind) {
    case 'primitive':
      return true;
    case 'array':
      return isMadeOf(type.element, isSo);
    case 'tuple':
      return all(type.elements);
    case 'union':
      return all(type.members);
    case 'object':
      return all(Object.values(type.members)) && all(type.bases ?? []);
    case 'named':
      return (isStructure(type) || isSo(type)) && all(type.typeArguments);
    case 'function':
    case 'other':
      return false;
  }
}

/** Told by its type arguments alone: `Promise<Thing>`, `Map<string, Thing>`. */
function isStructure({ path, variable, typeArguments }: TypeRef & { kind: 'named' }): boolean {
  const [name = ''] = path;
  if (variable !== undefined || path.length > 1 || typeArguments.length === 0) return false;
  return name === 'Promise' || arrayTypes.has(name) || recordTypes.has(name) || transparentTypes.has(name);
}

function pourNamed(graph: PlaceGraph, module: Module, type: TypeRef & { kind: 'named' }, target: Cell): void {
  if (type.variable !== undefined) pourBoundName(graph, module, type, type.variable, target);
  else pourGlobalName(graph, module, type, target);
}

function pourBoundName(graph: PlaceGraph, module: Module, type: TypeRef & { kind: 'named' }, variable: number, target: Cell): void {
  const declared = module.variables[variable];
  if (!declared) return;
  const exported = graph.exportedTypes.behind(module, type);
  if (exported) return pourShared(graph, exported, target);
  const rest = type.path.slice(1).join('.');
  graph.variable(module, declared.id).listen((meaning) => {
    if (meaning.is === 'library') {
      const name = [meaning.path, rest].filter((part) => part !== '').join('.');
      // What a module exports by default is a class by itself, or named by whoever imports it as the library does: `import Graph from 'graphology'`.
      const byDefault = () => kindOfClass(graph, meaning.library) ?? graph.knowledge.kindOfType(meaning.library, declared.name);
      const kind = name === '' ? byDefault() : graph.knowledge.kindOfType(meaning.library, name);
      if (kind !== undefined) target.add(graph.intern.value(kind));
    } else if (meaning.is === 'class' && rest === '') target.add(graph.intern.ofType('object', meaning.type));
    else if (meaning.is === 'module') pourExportedType(graph, meaning.module, rest, target);
  });
}

/**
 * Adds to `target` what a type says that many places have from one declaration: all share one structure. Types lead to types, round in circles too, and one
 * structure for each use would be many.
 */
export function pourShared(graph: PlaceGraph, { module, type }: TypeInModule, target: Cell): void {
  const { cell, isNew } = graph.cellOfType(type);
  if (isNew) pourType(graph, module, type, cell);
  cell.flowTo(target);
}

/** The kind of what `new` gives where a library is a class by itself: `import Graph from 'graphology'`. */
function kindOfClass({ knowledge }: PlaceGraph, library: string): string | undefined {
  const result = knowledge.functionOf(library, '', true)?.result;
  return result !== undefined && 'kind' in result ? result.kind : undefined;
}

/** A type reached through a local module that re-exports a library, as `export * from '@tensorflow/tfjs'` does. */
function pourExportedType(graph: PlaceGraph, module: Module, name: string, target: Cell): void {
  for (const each of module.exports) {
    if (each.kind !== 'all') continue;
    for (const library of graph.knowledge.librariesOfModule(each.from)) {
      const kind = graph.knowledge.kindOfType(library, name);
      if (kind !== undefined) target.add(graph.intern.value(kind));
    }
  }
}

function pourGlobalName(graph: PlaceGraph, module: Module, type: TypeRef & { kind: 'named' }, target: Cell): void {
  const [first = ''] = type.path;
  const [argument] = type.typeArguments;
  if (type.path.length > 1) {
    const library = graph.knowledge.libraryOfGlobal(first);
    const kind = library === undefined ? undefined : graph.knowledge.kindOfType(library, type.path.slice(1).join('.'));
    if (kind !== undefined) target.add(graph.intern.value(kind));
    return;
  }
  if (transparentTypes.has(first) && argument) pourType(graph, module, argument, target);
  else if (first === 'Promise' && argument) {
    const box = graph.promise();
    pourType(graph, module, argument, box.rest);
    target.add(box);
  } else if (arrayTypes.has(first) || recordTypes.has(first)) pourStructure(graph, module, first, type, target);
  else {
    const kind = graph.knowledge.globalKindOfType(first);
    if (kind !== undefined) target.add(graph.intern.value(kind));
  }
}

function pourStructure(graph: PlaceGraph, module: Module, name: string, type: TypeRef & { kind: 'named' }, target: Cell): void {
  const element = type.typeArguments[recordTypes.has(name) ? 1 : 0];
  const kind = name.endsWith('Map')
    ? structureKinds.map
    : name.endsWith('Set')
      ? structureKinds.set
      : name === 'Record'
        ? undefined
        : structureKinds.array;
  const box = graph.box(kind === structureKinds.array ? 'array' : 'object', kind);
  if (tellsMeaning(element)) pourType(graph, module, element, box.rest);
  target.add(box);
}
