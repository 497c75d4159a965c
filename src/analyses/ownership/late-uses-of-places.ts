import type { Port } from '../../base/behaviour.ts';
import type { Block, CallInstruction, Control, Instruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { childBlocks, instructionsOf, isControl, nodesOf } from '../../ir/walk.ts';
import { codeOf } from '../code/module-code.ts';
import type { World } from './context.ts';
import { isAskedIn, isReleaseBy, type LateUse, releasableKind } from './late-use.ts';
import { failsInPeace } from './leads-to.ts';
import { ValueNames } from './value-names.ts';

/** What is released on the way here, by its name, and the call that did it. */
type Released = Map<string, CallInstruction>;

/**
 * Uses of handles that nobody is seen to make: in fields, in members under computed keys, in variables of others. The functions are gone through in the order in
 * which they stand; what is released counts until something may have put another handle in its place.
 */
export function lateUsesOfPlaces(world: World, module: Module): readonly LateUse[] {
  return module.units.flatMap((unit) => (mayRelease(world, unit) ? new Walk(world, unit).found() : []));
}

function mayRelease(world: World, { module, body }: Unit): boolean {
  for (const node of instructionsOf(body))
    if (node.op === 'call') {
      const effect = world.effects.effectOf(module, node);
      if (effect.kind === 'unit' ? world.surelyReleasedBy(effect.unit).size > 0 : effect.kind === 'known' && effect.behaviour.releases)
        return true;
    }
  return false;
}

class Walk {
  readonly #world: World;
  readonly #unit: Unit;
  readonly #names: ValueNames;
  readonly #found: LateUse[] = [];

  constructor(world: World, unit: Unit) {
    this.#world = world;
    this.#unit = unit;
    this.#names = new ValueNames(world, unit);
  }

  found(): readonly LateUse[] {
    this.#walk(this.#unit.body, new Map());
    const code = codeOf(this.#unit.module);
    return this.#found.filter(
      ({ call, kind, isRelease }) => !isAskedIn(this.#world, this.#unit.module.units, kind) && !(isRelease && failsInPeace(code, call)),
    );
  }

  /** What is released at the end of a block; undefined where control does not get there. */
  #walk(block: Block, released: Released): Released | undefined {
    let now: Released | undefined = released;
    for (const node of block) {
      if (!now) return undefined;
      if (isControl(node)) now = this.#control(node, now);
      else this.#instruction(node, now);
    }
    return now;
  }

  #instruction(node: Instruction, released: Released): void {
    if (node.op === 'call') this.#call(node, released);
    else if (node.op === 'await' || node.op === 'yield') this.#names.forget();
    this.#names.pass(node);
  }

  #control(node: Control, released: Released): Released | undefined {
    switch (node.op) {
      case 'return':
      case 'throw':
      case 'break':
      case 'continue':
        return undefined;
      case 'region':
        return this.#walk(node.body, released);
      case 'branch':
        return this.#branch(node, released);
      default:
        return this.#others(node, released);
    }
  }

  #branch(node: Control & { op: 'branch' }, released: Released): Released | undefined {
    const ends = [node.then, node.otherwise].map((arm) => this.#walk(arm, new Map(released)));
    this.#names.forgetStores(nodesOf(node.then).concat(nodesOf(node.otherwise)));
    const [then, otherwise] = ends;
    if (!then || !otherwise) return then ?? otherwise;
    return new Map([...then].filter(([name, call]) => otherwise.get(name) === call));
  }

  /** A loop, a `switch` or a `try`: what one of its blocks releases is only sure inside that block. */
  #others(node: Control, released: Released): Released {
    const inside = nodesOf([node]);
    for (const block of childBlocks(node)) {
      this.#names.forgetStores(inside);
      if (node.op === 'loop' && node.element !== undefined) this.#names.renew(node.element);
      this.#walk(block, new Map(released));
    }
    this.#names.forgetStores(inside);
    return released;
  }

  #call(call: CallInstruction, released: Released): void {
    for (const [port, value] of portsOf(call)) this.#look(call, port, value, released);
    const effect = this.#world.effects.effectOf(this.#unit.module, call);
    const isPlain = effect.kind === 'known' && !effect.behaviour.runs && !effect.behaviour.size && !effect.behaviour.stores;
    if (!isPlain) this.#names.forget();
  }

  #look(call: CallInstruction, port: Port, value: ValueId, released: Released): void {
    const name = this.#names.of(value);
    const before = released.get(name);
    const { module } = this.#unit;
    const known = releasableKind(this.#world, module, value);
    if (!known) return;
    const { kind, after } = known;
    const isRelease = isReleaseBy(this.#world, module, call, port, kind);
    const consequence = isRelease ? after.release : after.use;
    if (before && isRelease !== undefined && consequence !== undefined) {
      this.#found.push({ call, value, kind, isRelease, releasedAt: before.span, isPaused: false, sureness: 'certain', consequence });
      released.delete(name);
    } else if (isRelease && !before && !givesBack(this.#world, module, call)) released.set(name, call);
  }
}

/** It lets what it releases be used for a while, as `deleteLater`. */
function givesBack(world: World, module: Module, call: CallInstruction): boolean {
  const effect = world.effects.effectOf(module, call);
  return effect.kind === 'known' && effect.behaviour.result !== undefined && 'same' in effect.behaviour.result;
}

function portsOf({ callee, arguments: given }: CallInstruction): readonly (readonly [Port, ValueId])[] {
  const values = given.flatMap((item, index) => (item.kind === 'value' ? [[index, item.value] as const] : []));
  return callee.kind === 'method' ? [['this', callee.object], ...values] : values;
}
