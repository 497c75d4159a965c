import type { CallInstruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf, originsOf } from '../code/origins.ts';
import { type CallEffects, soundsLikeRelease } from './call-effects.ts';

/** For each parameter, by its index, the names of the members that are released, or `everyName`. */
export type Parts = ReadonlyMap<number, ReadonlySet<string>>;

/** A unit hands one of its parameters as it is to another unit. */
interface Passing {
  readonly index: number;
  readonly to: Unit;
  readonly as: number;
}

/** What the units of a module do with the members of their parameters. */
interface ModuleParts {
  readonly released: ReadonlyMap<Unit, Map<number, Set<string>>>;
  readonly passed: ReadonlyMap<Unit, readonly Passing[]>;
}

const none: Parts = new Map();

/** Stands for whatever a loop or a computed name leads to: `list[index].delete()`. */
export const everyName = '*';

/** Which members of what they are given functions release: `({ xs, ys }) => tf.dispose([xs, ys])`. Whether that is done on every way out is not asked. */
export class PartsReleased {
  readonly #effects: CallEffects;
  readonly #modules = new Map<Module, ModuleParts>();
  readonly #known = new Map<Unit, Parts>();

  constructor(effects: CallEffects) {
    this.#effects = effects;
  }

  of(unit: Unit): Parts {
    const known = this.#known.get(unit);
    if (known) return known;
    this.#known.set(unit, none);
    const { released, passed } = this.#partsIn(unit.module);
    const own = released.get(unit);
    const all = new Map([...(own ?? [])].map(([index, names]) => [index, new Set(names)]));
    for (const { index, to, as } of passed.get(unit) ?? [])
      for (const name of this.of(to).get(as) ?? []) all.set(index, (all.get(index) ?? new Set()).add(name));
    const parts = all.size === 0 ? none : all;
    this.#known.set(unit, parts);
    return parts;
  }

  #partsIn(module: Module): ModuleParts {
    let parts = this.#modules.get(module);
    if (!parts) this.#modules.set(module, (parts = this.#find(module)));
    return parts;
  }

  #find(module: Module): ModuleParts {
    const code = codeOf(module);
    const released = new Map<Unit, Map<number, Set<string>>>();
    const passed = new Map<Unit, Passing[]>();
    for (const call of code.all.calls) {
      for (const value of this.#releasedBy(module, call))
        for (const { unit, index, name } of membersOfParameters(code, value)) {
          const names = released.get(unit) ?? new Map<number, Set<string>>();
          released.set(unit, names.set(index, (names.get(index) ?? new Set()).add(name)));
        }
      for (const [unit, passing] of this.#passedBy(code, call)) passed.set(unit, [...(passed.get(unit) ?? []), passing]);
    }
    return { released, passed };
  }

  #releasedBy(module: Module, call: CallInstruction): readonly ValueId[] {
    const effect = this.#effects.effectOf(module, call);
    const given = call.arguments.flatMap((item) => (item.kind === 'value' ? [item.value] : []));
    const receiver = call.callee.kind === 'method' ? [call.callee.object] : [];
    if (effect.kind === 'unknown') return soundsLikeRelease(module, call) ? [...receiver, ...given] : [];
    const ports = effect.kind === 'known' ? (effect.behaviour.releases ?? []) : [];
    return ports.flatMap((port) => {
      const item = port === 'this' ? undefined : call.arguments[port];
      return port === 'this' ? receiver : item?.kind === 'value' ? [item.value] : [];
    });
  }

  #passedBy(code: ModuleCode, call: CallInstruction): readonly (readonly [Unit, Passing])[] {
    const effect = this.#effects.effectOf(code.module, call);
    if (effect.kind !== 'unit') return [];
    return call.arguments.flatMap((item, as) => {
      const parameter = item.kind === 'value' ? code.parameterOf(originOf(code, item.value)) : undefined;
      return parameter ? [[parameter.unit, { index: parameter.index, to: effect.unit, as }] as const] : [];
    });
  }
}

/** The members of parameters that a value is, or those in a list that is written out. */
function membersOfParameters(code: ModuleCode, value: ValueId): readonly { unit: Unit; index: number; name: string }[] {
  return originsOf(code, originOf(code, value)).flatMap((origin) => {
    const made = code.definitionOf(originOf(code, origin));
    if (made?.op === 'array') return made.items.flatMap((item) => (item.kind === 'value' ? membersOfParameters(code, item.value) : []));
    if (made?.op !== 'get') return [];
    const name = 'name' in made.key ? made.key.name : everyName;
    return originsOf(code, originOf(code, made.object)).flatMap((whole) => {
      const parameter = code.parameterOf(originOf(code, whole));
      return parameter ? [{ ...parameter, name }] : [];
    });
  });
}
