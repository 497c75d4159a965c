import type { Module, Node, Unit } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import type { Meaning, ProjectType } from '../meaning/meaning.ts';

/**
 * Units that code outside the program may run: what modules export, with the public members of exported classes and objects; and functions that are put where
 * nobody can follow them. In a whole program a unit with callers of its own is not among them only for being exported.
 */
export function outsideUnits(facts: CallFacts, modules: readonly Module[]): ReadonlySet<Unit> {
  const reach = new Reach();
  for (const module of modules) {
    const code = codeOf(module);
    for (const each of module.exports) {
      if (each.kind === 'value') reach.addAll(facts.meanings.of(module, each.value));
      else if (each.kind === 'variable')
        for (const store of code.storesOf(each.variable)) reach.addAll(facts.meanings.of(module, store.value));
    }
    for (const closure of code.all.closures) reach.addEscaping(facts, module, closure);
  }
  return reach.units;
}

class Reach {
  readonly units = new Set<Unit>();
  readonly #seen = new Set<object>();

  addAll(meanings: Iterable<Meaning>): void {
    for (const meaning of meanings) this.#add(meaning);
  }

  #add(meaning: Meaning): void {
    if (this.#seen.has(meaning)) return;
    this.#seen.add(meaning);
    if (meaning.is === 'unit') this.units.add(meaning.unit);
    else if (meaning.is === 'class' || meaning.is === 'object') this.#addType(meaning.type);
    else if (meaning.is === 'box') {
      for (const field of meaning.box.fields.values()) this.addAll(field.facts);
      this.addAll(meaning.box.rest.facts);
    }
  }

  #addType(type: ProjectType): void {
    if (this.#seen.has(type)) return;
    this.#seen.add(type);
    for (const unit of type.units) if (unit.name?.startsWith('#') !== true && unit.kind !== 'initializer') this.units.add(unit);
    if (type.constructorUnit) this.units.add(type.constructorUnit);
    for (const members of [type.members, type.statics])
      for (const [name, cell] of members)
        if (!name.startsWith('#')) for (const member of cell.facts) if (member.is === 'unit') this.units.add(member.unit);
    this.addAll(type.superclass?.facts ?? []);
  }

  /** A function that is handed to code that nobody knows, or returned. */
  addEscaping(facts: CallFacts, module: Module, closure: Node & { op: 'closure' }): void {
    const unit = module.units[closure.unit];
    const code = codeOf(module);
    if (!unit || this.units.has(unit)) return;
    const readers = [...code.usersOf(closure.result)];
    for (const reader of [...readers])
      if (reader.op === 'store') for (const load of code.loadsOf(reader.variable)) readers.push(...code.usersOf(load.result));
    if (readers.some((reader) => isEscape(facts, module, reader))) this.units.add(unit);
  }
}

function isEscape(facts: CallFacts, module: Module, reader: Node): boolean {
  switch (reader.op) {
    case 'return':
    case 'yield':
    case 'throw':
    case 'opaque':
    case 'object':
    case 'array':
      return true;
    case 'set':
      return !isHandlerOfPage(facts, module, reader);
    case 'call':
      return facts.meanings.calleesOf(reader).length === 0 && behavioursOf(facts, module, reader).length === 0;
    default:
      return false;
  }
}

/** `window.onload = () => { … }`: the page runs it when that comes, and nobody else does. */
function isHandlerOfPage({ knowledge }: CallFacts, module: Module, { object, key }: Node & { op: 'set' }): boolean {
  return 'name' in key && knowledge.handlerOfUnknown(key.name) === 'later' && codeOf(module).definitionOf(object)?.op === 'global';
}
