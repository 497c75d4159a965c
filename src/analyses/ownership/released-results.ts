import type { Instruction, Module } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { CallEffects } from './call-effects.ts';

/** Which calls of a module release the result of another call under a name that holds nothing else. */
export class ReleasedResults {
  readonly #effects: CallEffects;
  readonly #known = new Map<Module, Map<string, readonly Instruction[]>>();

  constructor(effects: CallEffects) {
    this.#effects = effects;
  }

  /** The calls whose results are released by functions of the name (`revokeObjectURL`), one for each such release. */
  of(module: Module, name: string): readonly Instruction[] {
    let names = this.#known.get(module);
    if (!names) this.#known.set(module, (names = new Map()));
    let released = names.get(name);
    if (!released) names.set(name, (released = this.#find(module, name)));
    return released;
  }

  #find(module: Module, name: string): readonly Instruction[] {
    const code = codeOf(module);
    return code.all.calls.flatMap((call) => {
      const [first] = call.arguments;
      if (first?.kind !== 'value' || !module.text.slice(call.calleeSpan.start, call.calleeSpan.end).endsWith(name)) return [];
      const effect = this.#effects.effectOf(module, call);
      if (effect.kind !== 'known' || !effect.behaviour.releases?.includes(0)) return [];
      const origin = code.definitionOf(originOf(code, first.value));
      return origin?.op === 'call' && this.#makes(module, origin) ? [origin] : [];
    });
  }

  #makes(module: Module, call: Instruction & { op: 'call' }): boolean {
    const effect = this.#effects.effectOf(module, call);
    return effect.kind === 'known' && effect.behaviour.result !== undefined && this.#effects.makesResource(effect.behaviour.result);
  }
}
