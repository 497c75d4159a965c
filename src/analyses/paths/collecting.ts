import type { CallInstruction, Module, Node, Unit, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { behavioursOf } from '../code/behaviours.ts';
import { callsByName } from '../code/called-names.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { isText } from './places.ts';
import { type Level, levelOfCallback, levelsAround, type NestFacts } from './levels.ts';

/** A place that puts one thing after another into a collection, on each round of several levels. */
export interface Collecting {
  readonly node: Node;
  /** What tells one entry from another: the key where there is one, otherwise what is put in. */
  readonly values: readonly ValueId[];
  /** The levels between the place and the outermost collection that keeps what is put in, the innermost first. */
  readonly levels: readonly Level[];
  /** The outermost collection, as it is written; undefined where it has no name. */
  readonly name?: string;
}

/** Collections in collections are followed so far. */
const mostCollections = 6;

/** The places of a module that collect something on each round of at least two levels. */
export function findCollectings(facts: NestFacts, module: Module): readonly Collecting[] {
  const code = codeOf(module);
  const search = new Search(facts, code);
  const sites = [...search.additions(), ...search.keyed(), ...search.mapped()];
  return sites.filter(({ levels }) => levels.length > 1);
}

class Search {
  readonly #facts: NestFacts;
  readonly #code: ModuleCode;

  constructor(facts: NestFacts, code: ModuleCode) {
    this.#facts = facts;
    this.#code = code;
  }

  /** `list.push(value)`, `map.set(key, value)`. */
  *additions(): Iterable<Collecting> {
    const byName = callsByName(this.#code.module);
    for (const name of this.#facts.knowledge.namesWith('stores'))
      for (const call of byName.get(name) ?? []) {
        const { callee } = call;
        if (callee.kind !== 'method' || !isNested(this.#code, call)) continue;
        const values = this.#addedBy(call);
        if (values.length > 0) yield this.#collecting(call, values, callee.object);
      }
  }

  /** `record[`${a} ${b}`] = value`. Numbers as keys are places in a table, which is another matter. */
  *keyed(): Iterable<Collecting> {
    for (const set of this.#code.all.sets) {
      if ('name' in set.key || !isText(this.#code, set.key.value) || !isNested(this.#code, set)) continue;
      yield this.#collecting(set, [set.key.value], set.object);
    }
  }

  /** What a function gives for each element: `list.map((a) => others.map((b) => [a, b]))`. */
  *mapped(): Iterable<Collecting> {
    for (const { unit: id } of this.#code.all.closures) {
      const unit = this.#code.module.units[id];
      if (!unit || unit.parent === undefined || !isNested(this.#code, firstOf(unit))) continue;
      const level = this.#listOf(unit);
      if (!level || level.node.op !== 'call') continue;
      for (const node of nodesOf(unit.body)) {
        if (node.op !== 'return' || node.value === undefined || this.#isCollected(node.value)) continue;
        const inner = this.#code.loopsAround(node).length > 0 ? [] : [level];
        const { levels, name } = this.#keptBy(level.node.result, 0);
        if (inner.length > 0) yield { node, values: [node.value], levels: [...inner, ...levels], ...(name !== undefined && { name }) };
      }
    }
  }

  #addedBy(call: CallInstruction): readonly ValueId[] {
    const at = (port: number): readonly ValueId[] => {
      const item = call.arguments[port];
      return item?.kind === 'value' ? [item.value] : [];
    };
    for (const { size, stores = [] } of behavioursOf(this.#facts, this.#code.module, call))
      for (const { what, into, key } of size === 'grows' ? stores : []) {
        if (into !== 'this') continue;
        if (typeof key === 'number') return at(key);
        if (typeof what === 'number') return at(what);
        if (what === 'rest') return call.arguments.flatMap((item) => (item.kind === 'value' ? [item.value] : []));
      }
    return [];
  }

  #collecting(node: Node, values: readonly ValueId[], collection: ValueId): Collecting {
    const { levels, name } = this.#putInto(node, collection, 0);
    // The list under a key: which one it is tells entries apart as well.
    const receiver = this.#code.definitionOf(originOf(this.#code, collection));
    const isPart = receiver?.op === 'get' || receiver?.op === 'call';
    return { node, values: isPart ? [...values, collection] : values, levels, ...(name !== undefined && { name }) };
  }

  /** The levels on whose rounds a node puts something into a collection, and those on whose rounds that one is kept in turn. */
  #putInto(node: Node, collection: ValueId, depth: number): Pick<Collecting, 'levels' | 'name'> {
    const code = this.#code;
    const origin = originOf(code, collection);
    const made = code.definitionOf(origin);
    const isHere = made?.op === 'array' || made?.op === 'object' || (made?.op === 'call' && made.form === 'new');
    const levels = levelsAround(this.#facts, code, node, isHere ? made : undefined);
    const outer = isHere ? this.#keptBy(origin, depth + 1) : { levels: [] };
    const name = outer.name ?? nameOf(code, collection);
    return { levels: [...levels, ...outer.levels], ...(name !== undefined && { name }) };
  }

  /** The levels on whose rounds a collection is put into another one. */
  #keptBy(collection: ValueId, depth: number): Pick<Collecting, 'levels' | 'name'> {
    if (depth > mostCollections) return { levels: [] };
    let name: string | undefined;
    for (const user of this.#usersOf(collection)) {
      if (user.op === 'store') name ??= this.#code.module.variables[user.variable]?.name;
      const kept = this.#keptAt(user, collection, depth);
      if (kept && kept.levels.length > 0) return kept;
    }
    return { levels: [], ...(name !== undefined && { name }) };
  }

  #keptAt(user: Node, collection: ValueId, depth: number): Pick<Collecting, 'levels' | 'name'> | undefined {
    switch (user.op) {
      case 'array':
      case 'object':
      case 'cast':
        return this.#keptBy(user.result, depth + 1);
      case 'return': {
        const level = this.#listOf(this.#code.unitOf(user));
        if (level?.node.op !== 'call') return undefined;
        const outer = this.#keptBy(level.node.result, depth + 1);
        return { ...outer, levels: [level, ...outer.levels] };
      }
      case 'call': {
        const { callee } = user;
        const behaviours = behavioursOf(this.#facts, this.#code.module, user);
        if (callee.kind !== 'method') return undefined;
        if (this.#code.definitionOf(callee.object)?.op !== 'global' && this.#isReceiver(user, collection))
          return behaviours.some(({ result }) => result !== undefined && 'each' in result && 'elementsOf' in result.each)
            ? this.#keptBy(user.result, depth + 1)
            : undefined;
        const isPut = behaviours.some(({ size, stores }) => size === 'grows' && stores?.some(({ into }) => into === 'this'));
        return isPut ? this.#putInto(user, callee.object, depth + 1) : undefined;
      }
      default:
        return undefined;
    }
  }

  #isReceiver({ callee }: CallInstruction, value: ValueId): boolean {
    return callee.kind === 'method' && originOf(this.#code, callee.object) === originOf(this.#code, value);
  }

  /** The nodes that use a value, also under the name of a variable. */
  #usersOf(value: ValueId): readonly Node[] {
    const code = this.#code;
    const direct = code.usersOf(value);
    return direct.flatMap((user) =>
      user.op === 'store' ? [user, ...code.loadsOf(user.variable).flatMap((load) => code.usersOf(load.result))] : [user],
    );
  }

  /** The level of a function whose results make up the list that the call gives which runs it. */
  #listOf(unit: Unit): Level | undefined {
    const level = levelOfCallback(this.#facts, this.#code, unit);
    if (level?.node.op !== 'call') return undefined;
    const gives = behavioursOf(this.#facts, this.#code.module, level.node).some(
      ({ result }) => result !== undefined && 'each' in result && JSON.stringify(result.each).includes('resultOf'),
    );
    return gives ? level : undefined;
  }

  /** The value is itself a list that is told of where its elements are put in. */
  #isCollected(value: ValueId): boolean {
    const made = this.#code.definitionOf(originOf(this.#code, value));
    if (made?.op !== 'call') return made?.op === 'array' && made.items.length === 0;
    return made.arguments.some((item) => item.kind === 'value' && this.#code.definitionOf(item.value)?.op === 'closure');
  }
}

/** Some loops or functions stand around the node: asked before anything is worked out. */
function isNested(code: ModuleCode, node: Node | undefined): boolean {
  if (!node) return false;
  let depth = code.loopsAround(node).length;
  for (let unit: Unit | undefined = code.unitOf(node); unit?.parent !== undefined; unit = code.module.units[unit.parent])
    if (unit.kind === 'arrow' || unit.kind === 'function') depth += 1;
  return depth > 1;
}

function firstOf(unit: Unit): Node | undefined {
  return unit.body[0];
}

function nameOf(code: ModuleCode, value: ValueId): string | undefined {
  const made = code.definitionOf(value);
  if (made?.op === 'load') return code.module.variables[made.variable]?.name;
  const text = made?.op === 'get' ? code.module.text.slice(made.span.start, made.span.end) : '';
  return text !== '' && text.length <= 40 && !text.includes('\n') ? text : undefined;
}
