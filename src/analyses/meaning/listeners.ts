import type { Listener } from './cell.ts';
import type { PlaceGraph } from './graph.ts';
import type { Box, Cell, Meaning } from './meaning.ts';
import { readMember, writeMember } from './members.ts';

/** Reads a member of whatever an object is; without a name, any that is not known by name. */
export class MemberRead implements Listener<Meaning> {
  readonly graph: PlaceGraph;
  readonly name: string | undefined;
  readonly target: Cell;

  constructor(graph: PlaceGraph, name: string | undefined, target: Cell) {
    this.graph = graph;
    this.name = name;
    this.target = target;
  }

  hear(owner: Meaning): void {
    readMember(this.graph, owner, this.name, this.target);
  }
}

/** Puts a value into a member of whatever an object is. */
export class MemberWrite implements Listener<Meaning> {
  readonly graph: PlaceGraph;
  readonly name: string | undefined;
  readonly value: Cell;

  constructor(graph: PlaceGraph, name: string | undefined, value: Cell) {
    this.graph = graph;
    this.name = name;
    this.value = value;
  }

  hear(owner: Meaning): void {
    writeMember(this.graph, owner, this.name, this.value);
  }
}

/** Functions that are members of an object literal have it as their `this`. */
export class ReceiverOf implements Listener<Meaning> {
  readonly graph: PlaceGraph;
  readonly box: Box;

  constructor(graph: PlaceGraph, box: Box) {
    this.graph = graph;
    this.box = box;
  }

  hear(member: Meaning): void {
    if (member.is === 'unit' && member.unit.kind !== 'arrow' && member.unit.classId === undefined)
      this.graph.receiver(member.unit).add(this.box);
  }
}
