import type { CallInstruction, Module, Node, Unit, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { behavioursOf } from '../code/behaviours.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { placeKey } from '../code/place-key.ts';
import { copiedInto, extendedIn } from './copied.ts';
import { flowsInto } from './flows.ts';
import { type Level, levelOfCallback, levelsAround, type NestFacts } from './levels.ts';
import { asking, isBounded, isMethodOn, isText } from './places.ts';

/** A function that calls itself for each next step and puts a copy of the way so far into a collection, for each of the ways there are. */
export interface Enumeration {
  /** What puts the copy into the collection. */
  readonly node: Node;
  /** The function that calls itself, and where it does. */
  readonly unit: Unit;
  readonly call: CallInstruction;
  /** The collection, as it is written. */
  readonly name: string;
  /** `graph`: the next steps hang on the last one, and a way may cross another. `choices`: each step chooses among the same. */
  readonly over: 'graph' | 'choices';
  /** What was gone through is only kept apart within one way, so that each other way may go through it again. */
  readonly isRepeated: boolean;
}

/** The functions of a module that collect all ways, without a test that could end it at a depth or a number. */
export function findEnumerations(facts: NestFacts, module: Module): readonly Enumeration[] {
  return module.units.flatMap((unit) => {
    if (unit.kind === 'module' || unit.isGenerator || unit.isAsync) return [];
    const calls = facts.meanings
      .callersOf(unit)
      .flatMap(({ module: from, call }) => (from === module && isWithin(module, codeOf(module).unitOf(call), unit) ? [call] : []));
    return calls.length === 0 ? [] : new Recursion(facts, unit, calls).find();
  });
}

class Recursion {
  readonly #facts: NestFacts;
  readonly #code: ModuleCode;
  readonly #unit: Unit;
  readonly #calls: readonly CallInstruction[];
  /** The nodes of the function and of those that it runs at once for each element. */
  readonly #nodes: readonly Node[];

  constructor(facts: NestFacts, unit: Unit, calls: readonly CallInstruction[]) {
    this.#facts = facts;
    this.#code = codeOf(unit.module);
    this.#unit = unit;
    this.#calls = calls;
    this.#nodes = unit.module.units.filter((each) => isWithin(unit.module, each, unit)).flatMap((each) => nodesOf(each.body));
  }

  find(): readonly Enumeration[] {
    const call = this.#calls.find((each) => this.#isRepeated(each));
    if (!call || isBounded(this.#code, this.#nodes)) return [];
    const form = this.#formOf(call);
    const found = this.#nodes.flatMap((node): Enumeration[] => {
      const name = this.#collectsInto(node);
      const copied = name === undefined || node.op !== 'call' ? [] : copiedInto(this.#code, node);
      const way = copied.find((value) => this.#grows(value, call));
      if (name === undefined || way === undefined || this.#isOwnPlace(node, way)) return [];
      const isRepeated = this.#isKeptApart(way);
      // A text that grows by the name of a part is the address of that part, as in a folder: each is there once.
      if (!isRepeated && this.#isAddress(way, call)) return [];
      // Parts of parts are a tree, which has as many ways as leaves; what looks out for where it has been is none.
      return form === 'parts' && !isRepeated
        ? []
        : [{ node, unit: this.#unit, call, name, over: form === 'choices' ? form : 'graph', isRepeated }];
    });
    // One fix for all places that add to a collection.
    return found.filter(({ name }, index) => found.findIndex((each) => each.name === name) === index);
  }

  /** In a loop or for each element of a list. */
  #isRepeated(call: CallInstruction): boolean {
    const unit = this.#code.unitOf(call);
    return this.#code.loopsAround(call).length > 0 || (unit !== this.#unit && levelOfCallback(this.#facts, this.#code, unit) !== undefined);
  }

  /** The name of a collection that was there before the function was called, if the node adds to one. */
  #collectsInto(node: Node): string | undefined {
    if (node.op !== 'call' || node.callee.kind !== 'method') return undefined;
    const { object } = node.callee;
    const grows = behavioursOf(this.#facts, this.#code.module, node).some(({ size }) => size === 'grows');
    const made = this.#code.definitionOf(originOf(this.#code, object));
    const isOwn =
      made !== undefined &&
      (made.op === 'array' || made.op === 'call' || made.op === 'object') &&
      isWithin(this.#code.module, this.#code.unitOf(made), this.#unit);
    const named = this.#code.definitionOf(object);
    return grows && !isOwn && named ? this.#code.module.text.slice(named.span.start, named.span.end) : undefined;
  }

  /** The way itself gets a further step. */
  #isOwnPlace(node: Node, way: ValueId): boolean {
    if (node.op !== 'call' || node.callee.kind !== 'method') return false;
    return placeKey(this.#code, node.callee.object) === placeKey(this.#code, way);
  }

  /** The value holds the way so far: it gets longer from call to call. */
  #grows(value: ValueId, call: CallInstruction): boolean {
    const code = this.#code;
    const place = placeKey(code, value);
    if (place === undefined) return false;
    const isPutOn = (name: RegExp): boolean => this.#nodes.some((node) => isMethodOn(code, node, place, name));
    const isGiven = (lists: readonly ValueId[]): boolean => lists.some((each) => placeKey(code, each) === place);
    const isAddedTo = isPutOn(/^(push|unshift|add)$/);
    if (isAddedTo && (isPutOn(/^(pop|shift|delete)$/) || isGiven(copiedInto(code, call)))) return true;
    return call.arguments.some((item) => item.kind === 'value' && isGiven(extendedIn(code, item.value)));
  }

  /**
   * How the steps hang together: what the call is made for hangs on what the function was given, `parts` where it is a part of it and nothing is looked up on the way.
   * `graph` where the list that is gone through is looked up, or the next step, or an equality picks from the list.
   */
  #formOf(call: CallInstruction): 'graph' | 'parts' | 'choices' {
    const code = this.#code;
    const [level] = levelsAround(this.#facts, code, call, undefined);
    if (level?.list === undefined) return 'choices';
    const self: Level = { node: call, unit: this.#unit, extent: { key: '', text: '' } };
    const flow = flowsInto(code, level.list, [self]).get(self);
    if (flow === undefined) return this.#isPickedBy(level, self) ? 'graph' : 'choices';
    const next = call.arguments.flatMap((item) => (item.kind === 'value' ? [flowsInto(code, item.value, [level]).get(level)] : []));
    return flow === 'whole' && next.includes('whole') ? 'parts' : 'graph';
  }

  /** An equality compares an element with what the function was given. */
  #isPickedBy(level: Level, self: Level): boolean {
    return this.#nodes.some((node) => {
      if (node.op !== 'operate' || !/^[!=]==?$/.test(node.operator)) return false;
      const flows = node.operands.map((each) => flowsInto(this.#code, each, [level, self]));
      return flows.some((each) => each.has(level)) && flows.some((each) => each.has(self) && !each.has(level));
    });
  }

  #isAddress(way: ValueId, call: CallInstruction): boolean {
    const place = placeKey(this.#code, way);
    return call.arguments.some(
      (item) =>
        item.kind === 'value' &&
        isText(this.#code, item.value) &&
        extendedIn(this.#code, item.value).some((each) => placeKey(this.#code, each) === place),
    );
  }

  /** A test looks at the way itself, or what was marked on the way in is unmarked on the way out. */
  #isKeptApart(way: ValueId): boolean {
    const code = this.#code;
    const place = placeKey(code, way);
    const asks = this.#nodes.some((node) => place !== undefined && (isMethodOn(code, node, place, asking) || this.#isAskedOf(node, place)));
    return asks || this.#marks('delete') || this.#marks('set');
  }

  /** `if (isOn(way, node))`: a function of the program tells. */
  #isAskedOf(node: Node, place: string): boolean {
    if (node.op !== 'call' || this.#calls.includes(node)) return false;
    const isGiven = node.arguments.some((item) => item.kind === 'value' && placeKey(this.#code, item.value) === place);
    return (
      isGiven && this.#code.usersOf(node.result).some((user) => user.op === 'branch' || (user.op === 'operate' && user.operator === '!'))
    );
  }

  /** `visited.add(node)` and `visited.delete(node)`, or `visited[node] = true` and `= false`. */
  #marks(by: 'delete' | 'set'): boolean {
    const code = this.#code;
    if (by === 'set') {
      const written = this.#nodes.flatMap((node) => (node.op === 'set' && 'value' in node.key ? [node] : []));
      const places = (to: boolean): ReadonlySet<string | undefined> =>
        new Set(written.flatMap(({ object, value }) => (isConstant(code, value, to) ? [placeKey(code, object)] : [])));
      const unmarked = places(false);
      return [...places(true)].some((place) => place !== undefined && unmarked.has(place));
    }
    return this.#nodes.some((node) => {
      if (node.op !== 'call' || node.callee.kind !== 'method' || !('name' in node.callee.key) || node.callee.key.name !== 'delete')
        return false;
      const place = placeKey(code, node.callee.object);
      return place !== undefined && this.#nodes.some((each) => isMethodOn(code, each, place, /^(add|set)$/));
    });
  }
}

function isConstant(code: ModuleCode, value: ValueId, wanted: boolean): boolean {
  const made = code.definitionOf(value);
  return made?.op === 'constant' && (made.value === wanted || made.value === Number(wanted));
}

function isWithin(module: Module, unit: Unit, outer: Unit): boolean {
  for (let at: Unit | undefined = unit; at; at = at.parent === undefined ? undefined : module.units[at.parent])
    if (at === outer) return true;
  return false;
}
