import type { Port, Shape } from '../../base/behaviour.ts';
import type { Unit } from '../../ir/model.ts';
import { type PlaceGraph, structureKinds } from './graph.ts';
import type { Cell } from './meaning.ts';

/** Where the ports of one call are. A missing place says that nothing came in there. */
export interface Ports {
  at(port: Port): Cell | undefined;
}

/** Adds to `target` all that a value of the shape means. */
export function pour(graph: PlaceGraph, shape: Shape, target: Cell, ports: Ports): void {
  if ('kind' in shape) pourKind(graph, shape.kind, target);
  else if ('each' in shape) {
    const box = graph.array();
    if (!('plain' in shape.each)) pour(graph, shape.each, box.rest, ports);
    target.add(box);
  } else if ('tuple' in shape) {
    const box = graph.array();
    shape.tuple.forEach((element, index) => pour(graph, element, box.field(String(index)), ports));
    target.add(box);
  } else if ('promise' in shape) {
    const box = graph.promise();
    if (!('plain' in shape.promise)) {
      // A promise of a promise is the inner promise, as in the language.
      const inner = graph.newCell();
      pour(graph, shape.promise, inner, ports);
      unwrap(graph, inner, box.rest);
    }
    target.add(box);
  } else if ('fields' in shape) {
    const box = graph.box('object', undefined);
    for (const [name, member] of Object.entries(shape.fields)) pour(graph, member, box.field(name), ports);
    target.add(box);
  } else if ('record' in shape) {
    const box = graph.box('object', undefined);
    if ('kind' in shape.record) box.holds = shape.record.kind;
    pour(graph, shape.record, box.rest, ports);
    target.add(box);
  } else if ('anyOf' in shape) for (const alternative of shape.anyOf) pour(graph, alternative, target, ports);
  else if ('same' in shape) ports.at(shape.same)?.flowTo(target);
  else if ('elementsOf' in shape) elementsInto(ports.at(shape.elementsOf), target);
  else if ('resultOf' in shape) {
    ports.at(shape.resultOf)?.listen((meaning) => {
      if (meaning.is === 'unit') callResult(graph, meaning.unit).flowTo(target);
    });
  } else if ('awaited' in shape) {
    const inner = graph.newCell();
    pour(graph, shape.awaited, inner, ports);
    pourAwaited(graph, inner, target);
  } else if ('when' in shape) {
    const { argument, kind } = shape.when;
    ports.at(argument)?.listen((meaning) => {
      if (meaning.is === 'value' && graph.knowledge.isA(meaning.kind, kind)) pour(graph, shape.then, target, ports);
    });
  } else if ('namespace' in shape) target.add(graph.intern.library(shape.namespace, ''));
  else if ('function' in shape) target.add(graph.intern.behaviour(shape.function, 'result'));
}

function pourKind(graph: PlaceGraph, kind: string, target: Cell): void {
  if (graph.knowledge.kind(kind)?.sort === 'container') target.add(graph.box('object', kind));
  else target.add(graph.intern.value(kind));
}

/** What `await` makes of the cell's meanings. A promise that is found in itself is looked into once. */
export function unwrap(graph: PlaceGraph, from: Cell, target: Cell, opened = new Set<Cell>()): void {
  from.listen((meaning) => {
    if (meaning.is !== 'box' || meaning.box.form !== 'promise') target.add(meaning);
    else if (!opened.has(meaning.box.rest)) {
      opened.add(meaning.box.rest);
      unwrap(graph, meaning.box.rest, target, opened);
    }
  });
}

/** Unwraps promises also where they stand in arrays and records: what `Promise.all` gives. */
function pourAwaited(graph: PlaceGraph, from: Cell, target: Cell): void {
  from.listen((meaning) => {
    if (meaning.is !== 'box' || meaning.box.form === 'promise') {
      if (meaning.is === 'box') unwrap(graph, meaning.box.rest, target);
      else target.add(meaning);
      return;
    }
    const box = graph.box(meaning.box.form, meaning.box.kind);
    unwrap(graph, meaning.box.rest, box.rest);
    for (const [name, field] of meaning.box.fields) unwrap(graph, field, box.field(name));
    target.add(box);
  });
}

/** The elements of arrays, values of records and maps. */
export function elementsInto(from: Cell | undefined, target: Cell): void {
  from?.listen((meaning) => {
    if (meaning.is === 'box') meaning.box.all.flowTo(target);
  });
}

const results = new WeakMap<PlaceGraph, Map<object, Cell>>();

/** What a call of the unit gives: a promise if it is async, an iterable if it is a generator. */
export function callResult(graph: PlaceGraph, unit: Unit): Cell {
  const plain = graph.result(unit);
  if (!unit.isAsync && !unit.isGenerator) return plain;
  let known = results.get(graph);
  if (!known) results.set(graph, (known = new Map()));
  let wrapped = known.get(unit);
  if (!wrapped) {
    known.set(unit, (wrapped = graph.newCell()));
    const box = unit.isGenerator ? graph.box('array', structureKinds.array) : graph.promise();
    if (unit.isGenerator) plain.flowTo(box.rest);
    else unwrap(graph, plain, box.rest);
    wrapped.add(box);
  }
  return wrapped;
}
