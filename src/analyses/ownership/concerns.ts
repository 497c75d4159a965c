import type { Behaviour } from '../../base/behaviour.ts';
import type { CallInstruction, Instruction, Module, Unit } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { TextUses } from '../pairs/text-uses.ts';
import { type CallEffects, soundsLikeRelease } from './call-effects.ts';
import type { World } from './context.ts';
import type { Instances } from './instances.ts';
import { emptiesField, isField } from './emptying.ts';
import { isRunInPlace } from './run-in-place.ts';

/** What tells what code does to handles. */
interface ConcernFacts extends Pick<World, 'knowledge'> {
  readonly meanings: Meanings;
  readonly texts: TextUses;
  readonly effects: CallEffects;
  readonly instances: Instances;
}

/** What a unit may do to handles, as bits. */
const none = 0;
const makes = 1;
const other = 2;

/** What a unit, or one that runs as part of it, may do to handles, itself or through a function that it calls; told from its code alone. */
export class Concerns {
  readonly #world: ConcernFacts;
  readonly #known = new Map<Unit, number>();

  constructor(world: ConcernFacts) {
    this.#world = world;
  }

  /** It makes, releases or takes over handles. */
  any(unit: Unit): boolean {
    return this.#of(unit) !== none;
  }

  /** It makes handles. */
  making(unit: Unit): boolean {
    return (this.#of(unit) & makes) !== 0;
  }

  #of(unit: Unit): number {
    let bits = this.#known.get(unit);
    if (bits === undefined) {
      this.#known.set(unit, none);
      bits = none;
      for (const node of instructionsOf(unit.body)) if ((bits & makes) === 0) bits |= this.#ofInstruction(unit, node);
      this.#known.set(unit, bits);
    }
    return bits;
  }

  #ofInstruction(unit: Unit, node: Instruction): number {
    switch (node.op) {
      case 'closure': {
        const inner = unit.module.units[node.unit];
        return inner && isRunInPlace(unit, node) ? this.#of(inner) : none;
      }
      case 'get':
        return this.#acquires(unit.module, node) ? makes : none;
      case 'call':
        return this.#ofCall(unit, node);
      case 'remove':
        return isField(unit.module, node.object) ? other : none;
      case 'set':
        return emptiesField(unit, node) ? other : none;
      default:
        return none;
    }
  }

  #ofCall(unit: Unit, call: CallInstruction): number {
    const uses = this.#world.texts.effectsOf(unit.module, call);
    if (this.#world.instances.madeBy(unit.module, call)) return makes;
    if (uses.length > 0) return uses.some(({ does }) => does === 'make') ? makes : other;
    const effect = this.#world.effects.effectOf(unit.module, call);
    if (effect.kind === 'known')
      return (
        this.#ofBehaviour(effect.behaviour) |
        this.#ofFunctionsGiven(unit.module, call, effect.behaviour) |
        (forgetsElements(unit.module, call, effect.behaviour) ? other : none)
      );
    const called = effect.kind === 'unit' ? this.#of(effect.unit) | (effect.pair ? this.#ofBehaviour(effect.pair) | other : none) : none;
    return called === none && unit.kind !== 'module' && soundsLikeRelease(unit.module, call) ? other : called;
  }

  #ofBehaviour({ result, releases, takes }: Behaviour): number {
    if (result !== undefined && this.#world.effects.makesResource(result)) return makes;
    return releases !== undefined || takes !== undefined ? other : none;
  }

  /** A function that makes or releases handles is handed over by name: `rows.map(tf.tensor)`. */
  #ofFunctionsGiven(module: Module, call: CallInstruction, { runs }: Behaviour): number {
    let bits = none;
    for (const { argument } of runs ?? []) {
      const item = call.arguments[argument];
      if (item?.kind !== 'value') continue;
      const behaviour = this.#world.effects.behaviourOfFunction(module, item.value);
      if (behaviour) bits |= this.#ofBehaviour(behaviour);
      else for (const each of this.#world.meanings.unitsOf(module, item.value)) bits |= this.#of(each);
    }
    return bits;
  }

  #acquires(module: Module, { object, key }: Instruction & { op: 'get' }): boolean {
    if (!('name' in key) || !this.#world.knowledge.isTellingProperty(key.name)) return false;
    return this.#world.meanings.kindsOf(module, object).some((kind) => {
      const shape = this.#world.knowledge.propertyOf(kind, key.name);
      return shape !== undefined && this.#world.effects.makesResource(shape);
    });
  }
}

/** Elements go that a field of the receiver holds: handles may be among them. */
function forgetsElements(module: Module, { callee }: CallInstruction, { size }: Behaviour): boolean {
  return (size === 'clears' || size === 'shrinks') && callee.kind === 'method' && isField(module, callee.object);
}
