import type { Module, Node, Unit } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { Flows, type Source } from './flows.ts';
import type { NamedCall } from './named-calls.ts';
import { isSameOwner } from './name-pair.ts';
import { isKeptOnPurpose } from './nouns.ts';
import { areCounterparts, readName, type VerbAndNoun } from './verbs.ts';

/** A call that undoes what another call of the program made. */
export interface Undoing {
  readonly undo: NamedCall;
  readonly make: NamedCall;
  readonly noun: string;
  readonly argument: number;
  readonly members: readonly string[];
}

const endings =
  /^(_|#)*(dispose|destroy|close|clean|clear|tear|unmount|stop|end|shut|reset|release|free|terminate|disconnect|detach|exit|finish|quit|unload|evict|invalidate|replace|rebuild|refresh|swap|drop|component(Will|Did)(Unmount|Update)|ng_?on_?destroy|on_?destroy|disconnectedCallback|\[Symbol\.(asyncD|d)ispose\])/i;

/** The calls of a program that release what it made before: not those that only take back something on failure, nor those that a person asks for. */
export function findUndoings(calls: readonly NamedCall[], flows: Flows): Undoing[] {
  const makers = new Map(calls.filter(({ name }) => says(name, 'make')).map((call) => [call.call, call]));
  const makersByNoun = new Set([...makers.values()].flatMap(({ name }) => readName(name).map(({ noun }) => noun)));
  const found: Undoing[] = [];
  for (const undo of calls) {
    const undoes = readName(undo.name).filter((each) => each.does === 'undo' && makersByNoun.has(each.noun) && !isKeptOnPurpose(each.noun));
    if (undoes.length === 0 || isOnFailure(undo.module, undo.call)) continue;
    undo.call.arguments.forEach((item, argument) => {
      if (item.kind !== 'value') return;
      const sources = flows.sourcesOf(undo.module, item.value, (call) => isMadeFor(makers.get(call), undoes));
      for (const source of sources) {
        const make = makers.get(source.call);
        if (make && isMeant(undo, make, source)) found.push({ undo, make, noun: undoes[0]?.noun ?? '', argument, members: source.members });
      }
    });
  }
  return found;
}

function says(name: string, does: VerbAndNoun['does']): boolean {
  return readName(name).some((each) => each.does === does);
}

function isMadeFor(maker: NamedCall | undefined, undoes: readonly VerbAndNoun[]): boolean {
  return maker !== undefined && readName(maker.name).some((make) => undoes.some((undo) => areCounterparts(make, undo)));
}

/** What only a name without a noun says must be called on the same thing; what is kept in a field must be released where its owner ends. */
function isMeant(undo: NamedCall, make: NamedCall, source: Source): boolean {
  const isNamed = readName(make.name).some(({ noun }) => noun !== '');
  if (!isNamed && !isSameOwner(undo.owners, make.owners)) return false;
  return isMeantToEnd(undo.unit, make.unit, source);
}

/** What is kept in a field is only meant to end where its owner ends, or where the next one is made. */
export function isMeantToEnd(undoing: Unit, making: Unit, { isKept }: Source): boolean {
  return !isKept || undoing === making || isEnding(undoing);
}

function isEnding(unit: Unit): boolean {
  if (unit.name !== undefined) return endings.test(unit.name);
  const parent = unit.parent === undefined ? undefined : unit.module.units[unit.parent];
  return parent !== undefined && parent.kind !== 'module' && isEnding(parent);
}

/** Whether a node stands where something has failed. */
export function isOnFailure(module: Module, node: Node): boolean {
  return codeOf(module)
    .surroundings(node)
    .some(({ control, block }) => control.op === 'try' && block === control.handler);
}
