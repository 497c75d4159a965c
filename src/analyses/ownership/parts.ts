import type { CallInstruction, Instruction, Module, ValueId } from '../../ir/model.ts';
import { operandsOf } from '../../ir/operands.ts';
import { soundsLikeRelease } from './call-effects.ts';
import { type Carriers, carries, holdsHandles } from './carriers.ts';
import type { World } from './context.ts';
import type { RememberedTests } from './remembered-tests.ts';

/**
 * What an instruction is to a run: it changes a state (`run`), it gives a value that is wanted only if something else reads it (`value`), it
 * may throw and does nothing else (`throw`), or it does nothing at all.
 */
export type Part = 'run' | 'value' | 'throw' | 'nothing';

/** Tells what the instructions of one unit, and of those inside it, are to a run of it. */
export class Parts {
  readonly #world: World;
  readonly #module: Module;
  readonly #carriers: Carriers;
  readonly #tests: RememberedTests;

  constructor(world: World, module: Module, carriers: Carriers, tests: RememberedTests) {
    this.#world = world;
    this.#module = module;
    this.#carriers = carriers;
    this.#tests = tests;
  }

  of(node: Instruction): Part {
    switch (node.op) {
      case 'call':
        return this.#ofCall(node);
      case 'await':
      case 'closure':
        return 'run';
      case 'store':
        return this.#isFollowed(node) ? 'run' : 'nothing';
      case 'set':
        return this.#ofSet(node);
      case 'remove':
      case 'yield':
      case 'opaque':
        return this.#holdAny(operandsOf(node)) ? 'run' : 'nothing';
      case 'constant':
      case 'global':
      case 'load':
      case 'cast':
      case 'this':
        return this.#carriers.of(node.result) === 0 ? 'nothing' : 'value';
      default:
        return this.#carriers.of(node.result) === 0 ? 'nothing' : 'run';
    }
  }

  #isFollowed({ variable, using }: Instruction & { op: 'store' }): boolean {
    const bits = this.#carriers.variables[variable] ?? 0;
    if (using !== undefined || holdsHandles(bits) || this.#tests.mentionVariable(variable)) return true;
    return bits !== 0 && this.#tests.askForValue(variable);
  }

  #holdAny(values: readonly ValueId[]): boolean {
    return values.some((value) => holdsHandles(this.#carriers.of(value)));
  }

  /** What is put into something that belongs to somebody else matters only if it is a handle. */
  #ofSet({ object, key, value }: Instruction & { op: 'set' }): Part {
    if ((this.#carriers.of(object) & carries.holder) !== 0 || holdsHandles(this.#carriers.of(value))) return 'run';
    if ('value' in key && holdsHandles(this.#carriers.of(key.value))) return 'run';
    return this.#tests.mentionProperty('name' in key ? key.name : undefined) ? 'run' : 'nothing';
  }

  #ofCall(call: CallInstruction): Part {
    const callee = this.#carriers.ofCallee(call);
    const isGivenHandles = holdsHandles(this.#carriers.ofItems(call.arguments));
    if (isGivenHandles || this.#carriers.of(call.result) !== 0 || this.#world.texts.effectsOf(this.#module, call).length > 0) return 'run';
    // A receiver that is released, or whose fields are, or that owns handles and may be given away.
    if ((callee & (carries.holder | carries.instance)) !== 0 || (holdsHandles(callee) && soundsLikeRelease(this.#module, call)))
      return 'run';
    const effect = this.#world.effects.effectOf(this.#module, call);
    switch (effect.kind) {
      case 'known':
        if (holdsHandles(callee) || effect.behaviour.runs || effect.behaviour.region) return 'run';
        return effect.behaviour.releases ? 'nothing' : 'throw';
      case 'unit':
        if (effect.pair || this.#world.concernsHandles(effect.unit)) return 'run';
        return this.#world.showing.isUnit(effect.unit) ? 'nothing' : 'throw';
      case 'unknown':
        return soundsLikeRelease(this.#module, call) || this.#world.showing.isCall(this.#module, call) ? 'nothing' : 'throw';
    }
  }
}
