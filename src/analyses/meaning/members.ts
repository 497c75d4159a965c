import type { PlaceGraph } from './graph.ts';
import type { Cell, Meaning, ProjectType } from './meaning.ts';
import { exportOf, libraryExport } from './modules.ts';
import { pour } from './shapes.ts';
import { pourType } from './types.ts';

/** Adds to `target` what reading a property of something with the meaning gives; without a name, any property that is not known by name. */
export function readMember(graph: PlaceGraph, owner: Meaning, name: string | undefined, target: Cell): void {
  switch (owner.is) {
    case 'library':
      if (name !== undefined) libraryExport(graph, owner.library, owner.path === '' ? name : `${owner.path}.${name}`, target);
      return;
    case 'global':
      if (name !== undefined) target.add(graph.intern.global(`${owner.path}.${name}`));
      return;
    case 'value':
      if (name !== undefined) readOfKind(graph, owner.kind, name, owner, target);
      return;
    case 'module':
      if (name !== undefined) exportOf(graph, owner.module, name).flowTo(target);
      return;
    case 'box':
      readOfBox(graph, owner, name, target);
      return;
    case 'object':
      if (name !== undefined) memberOf(graph, owner.type, name).flowTo(target);
      return;
    case 'class':
      if (name === 'prototype') target.add(graph.intern.ofType('prototype', owner.type));
      else if (name !== undefined) staticOf(graph, owner.type, name).flowTo(target);
      return;
    case 'unit':
      if (name === 'prototype') target.add(graph.intern.ofType('prototype', graph.typeOfFunction(owner.unit)));
      else if (name === 'call' || name === 'apply' || name === 'bind') readOfKind(graph, 'javascript.Function', name, owner, target);
      else if (name !== undefined) staticOf(graph, graph.typeOfFunction(owner.unit), name).flowTo(target);
      return;
    case 'prototype':
    case 'behaviour':
      return;
  }
}

/** Records that a value with the meanings of `value` is put into a property of something with the meaning. */
export function writeMember(graph: PlaceGraph, owner: Meaning, name: string | undefined, value: Cell): void {
  switch (owner.is) {
    case 'box':
      value.flowTo(name === undefined ? owner.box.rest : owner.box.field(name));
      return;
    case 'object':
      if (name !== undefined) value.flowTo(memberOf(graph, owner.type, name));
      return;
    case 'class':
      if (name !== undefined) value.flowTo(staticOf(graph, owner.type, name));
      return;
    case 'unit':
      // `Foo.prototype = { … }` makes Foo a class whose methods are in the literal.
      if (name === 'prototype') adoptLiteral(graph, graph.typeOfFunction(owner.unit), value);
      else if (name !== undefined) value.flowTo(staticOf(graph, graph.typeOfFunction(owner.unit), name));
      return;
    case 'prototype':
      if (name !== undefined) adoptMethod(graph, owner.type, name, value);
      return;
    default:
      return;
  }
}

/** The place of an instance member, with what the class declares and what it inherits. */
export function memberOf(graph: PlaceGraph, type: ProjectType, name: string): Cell {
  let cell = type.members.get(name);
  if (cell) return cell;
  type.members.set(name, (cell = graph.newCell()));
  declareMembers(graph, type, name, false, cell);
  const target = cell;
  type.superclass?.listen((meaning) => {
    if (meaning.is === 'class') memberOf(graph, meaning.type, name).flowTo(target);
    else if (meaning.is === 'unit') memberOf(graph, graph.typeOfFunction(meaning.unit), name).flowTo(target);
    else if (meaning.is === 'library') {
      const kind = graph.knowledge.kindOfType(meaning.library, meaning.path);
      if (kind !== undefined) readOfKind(graph, kind, name, graph.intern.value(kind), target);
    }
  });
  return cell;
}

/** The place of a static member. */
function staticOf(graph: PlaceGraph, type: ProjectType, name: string): Cell {
  let cell = type.statics.get(name);
  if (cell) return cell;
  type.statics.set(name, (cell = graph.newCell()));
  declareMembers(graph, type, name, true, cell);
  const target = cell;
  type.superclass?.listen((meaning) => {
    if (meaning.is === 'class') staticOf(graph, meaning.type, name).flowTo(target);
  });
  return cell;
}

function declareMembers(graph: PlaceGraph, type: ProjectType, name: string, isStatic: boolean, cell: Cell): void {
  for (const member of type.class?.members ?? []) {
    if (member.name !== name || member.isStatic !== isStatic) continue;
    const unit = member.unit === undefined ? undefined : type.module.units[member.unit];
    if (unit && member.kind === 'method') cell.add(graph.intern.unit(unit));
    else if (unit && (member.kind === 'getter' || member.kind === 'field')) graph.result(unit).flowTo(cell);
    if (member.type) pourType(graph, type.module, member.type, cell);
  }
}

function readOfKind(graph: PlaceGraph, kind: string, name: string, owner: Meaning, target: Cell): void {
  const property = graph.knowledge.propertyOf(kind, name);
  if (property) {
    const self = graph.newCell();
    self.add(owner);
    pour(graph, property, target, { at: (port) => (port === 'this' ? self : undefined) });
  }
  const method = graph.knowledge.methodOf(kind, name);
  if (method) target.add(graph.intern.behaviour(method, name, kind));
}

function readOfBox(graph: PlaceGraph, owner: Meaning & { is: 'box' }, name: string | undefined, target: Cell): void {
  const { box } = owner;
  if (name !== undefined && box.kind !== undefined) readOfKind(graph, box.kind, name, owner, target);
  if (box.form === 'promise') return;
  if (name !== undefined && box.holds !== undefined && graph.knowledge.isPlainProperty(box.holds, name)) return;
  if (name !== undefined) {
    // Elements of arrays have no names of their own, unless their position is one.
    if (box.form !== 'array' || /^\d+$/.test(name)) box.field(name).flowTo(target);
    return;
  }
  box.all.flowTo(target);
}

function adoptMethod(graph: PlaceGraph, type: ProjectType, name: string, value: Cell): void {
  value.flowTo(memberOf(graph, type, name));
  value.listen((meaning) => {
    if (meaning.is === 'unit' && meaning.unit.kind !== 'arrow') graph.adopt(type, meaning.unit);
  });
}

function adoptLiteral(graph: PlaceGraph, type: ProjectType, value: Cell): void {
  value.listen((meaning) => {
    if (meaning.is === 'box') for (const [name, field] of meaning.box.fields) adoptMethod(graph, type, name, field);
  });
}
