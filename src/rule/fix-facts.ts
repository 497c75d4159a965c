import { codeOf } from '../analyses/code/module-code.ts';
import type { Facts } from '../analyses/facts.ts';
import type { KindId, Shape } from '../base/behaviour.ts';
import { isWithin } from '../base/span.ts';
import type { Span } from '../base/span.ts';
import type { CallInstruction, Instruction, Module, Unit, ValueId } from '../ir/model.ts';
import { instructionsOf } from '../ir/walk.ts';
import type { GuardRules } from '../fixes/confined.ts';
import { isMadeOf } from '../fixes/producers.ts';
import { ScopeNames } from '../fixes/scope-name.ts';
import type { ScopeRules } from '../fixes/scope-rules.ts';
import { leavesHandles } from './leaves-handles.ts';

/** By library and file. */
const scopeNames = new WeakMap<Facts, Map<string, ScopeNames>>();
const keptIn = new WeakMap<Facts, ReadonlyMap<Module, readonly ValueId[]>>();

/** What the edits ask of a program, answered by the analyses, for one unit that loses handles. */
export class FixFacts implements ScopeRules, GuardRules {
  readonly #facts: Facts;
  readonly #unit: Unit;

  constructor(facts: Facts, unit: Unit) {
    this.#facts = facts;
    this.#unit = unit;
  }

  /** How a scope of a library is called at a place of the module; undefined where no name for it is known. */
  scopeNameAt(library: string, scope: string, at: Span): string | undefined {
    const { module } = this.#unit;
    let ofProgram = scopeNames.get(this.#facts);
    if (!ofProgram) scopeNames.set(this.#facts, (ofProgram = new Map()));
    const key = `${library} ${module.path}`;
    let names = ofProgram.get(key);
    if (!names) ofProgram.set(key, (names = new ScopeNames(module, (value) => this.#pathIn(library, value))));
    return names.nameAt(scope, at);
  }

  /** The dotted path below the namespace of a library that a value is; undefined for other values. */
  #pathIn(library: string, value: ValueId): string | undefined {
    for (const meaning of this.#facts.meanings.of(this.#unit.module, value))
      if (meaning.is === 'library' && meaning.library === library) return meaning.path;
    return undefined;
  }

  readonly mayGiveBack = (call: CallInstruction): boolean => {
    const effect = this.#facts.ownership.effects.effectOf(this.#unit.module, call);
    if (effect.kind === 'unknown') return codeOf(this.#unit.module).usersOf(call.result).length > 0;
    const behaviour =
      effect.kind === 'known' ? effect.behaviour : effect.kind === 'unit' ? this.#facts.ownership.summaryOf(effect.unit) : undefined;
    return behaviour?.result !== undefined && givesBack(behaviour.result);
  };

  /** The instruction makes one handle of the kind, which nobody else owns. */
  givesOwn(instruction: Instruction, kind: KindId): boolean {
    if (instruction.op !== 'call') return false;
    const effect = this.#facts.ownership.effects.effectOf(this.#unit.module, instruction);
    const result = effect.kind === 'known' ? effect.behaviour.result : undefined;
    const given = result && 'promise' in result ? result.promise : result;
    return given !== undefined && 'kind' in given && given.kind === kind && given.own !== 'borrowed';
  }

  /** The handle is taken out of its scope, so that no scope frees it. */
  isKept(instruction: Instruction): boolean {
    return this.#keptValues().some((value) => isMadeOf(this.#unit.module, value, instruction, this.mayGiveBack));
  }

  /** What the module hands to calls that keep it; found once. */
  #keptValues(): readonly ValueId[] {
    const { module } = this.#unit;
    let values = keptIn.get(this.#facts)?.get(module);
    if (!values) {
      values = module.units.flatMap((unit) =>
        [...instructionsOf(unit.body)].flatMap((node) => (node.op === 'call' ? this.#keeps(node) : [])),
      );
      keptIn.set(this.#facts, new Map([...(keptIn.get(this.#facts) ?? []), [module, values]]));
    }
    return values;
  }

  #keeps(call: CallInstruction): ValueId[] {
    const effect = this.#facts.ownership.effects.effectOf(this.#unit.module, call);
    const ports = effect.kind === 'known' ? (effect.behaviour.keeps ?? []) : [];
    return ports.flatMap((port) => {
      const item = port === 'this' ? undefined : call.arguments[port];
      return item?.kind === 'value' ? [item.value] : [];
    });
  }

  onlyHolds(value: ValueId): boolean {
    const { knowledge, meanings } = this.#facts;
    return meanings.kindsOf(this.#unit.module, value).some((kind) => knowledge.kind(kind)?.sort === 'container');
  }

  mayBePromise(value: ValueId): boolean {
    for (const meaning of this.#facts.meanings.of(this.#unit.module, value))
      if (meaning.is === 'box' && meaning.box.form === 'promise') return true;
    return false;
  }

  runsLater(unit: Unit): boolean {
    const invocations = this.#facts.ownership.scopes.invocationsOf(unit);
    return invocations.length === 0 || invocations.some(({ run }) => run !== undefined && run.mode !== 'now' && run.mode !== 'each');
  }

  mayOutlive(span: Span, except: readonly Instruction[]): boolean {
    for (const instruction of this.#facts.ownership.outlivingOf(this.#unit))
      if (isWithin(instruction.span, span) && !except.includes(instruction)) return true;
    return leavesHandles(this.#facts, this.#unit.module, span);
  }
}

/** The result is, or holds, something that went in. */
function givesBack(shape: Shape): boolean {
  if ('same' in shape || 'elementsOf' in shape || 'resultOf' in shape) return true;
  if ('promise' in shape) return givesBack(shape.promise);
  if ('each' in shape) return givesBack(shape.each);
  if ('tuple' in shape) return shape.tuple.some(givesBack);
  if ('fields' in shape) return Object.values(shape.fields).some(givesBack);
  if ('record' in shape) return givesBack(shape.record);
  if ('awaited' in shape) return givesBack(shape.awaited);
  return 'anyOf' in shape && shape.anyOf.some(givesBack);
}
