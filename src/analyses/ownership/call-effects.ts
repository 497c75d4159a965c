import type { Behaviour, Shape } from '../../base/behaviour.ts';
import type { CallInstruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { isOnlyCases } from '../../knowledge/cases.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { definitionOf } from '../definitions.ts';
import { behaviourInCall } from '../code/behaviour-in-call.ts';
import type { Callee } from '../meaning/calls.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { NamePairs } from '../pairs/name-pairs.ts';

/** What a call does as far as it is known, and whether that is all it may do. */
export type Effect<Called = Unit> =
  | { readonly kind: 'known'; readonly behaviour: Behaviour; readonly name: string }
  /** Runs one function of the program; `pair` is what its name says, where its code says nothing of handles. */
  | { readonly kind: 'unit'; readonly unit: Called; readonly constructs: boolean; readonly pair?: Behaviour }
  | { readonly kind: 'unknown' };

type BehaviourCallee = Callee & { kind: 'behaviour' };

/** Decides which behaviour of a call to follow when it may have several. */
export class CallEffects {
  readonly #knowledge: Knowledge;
  readonly #meanings: Meanings;
  readonly #pairs: NamePairs;
  readonly #known = new Map<CallInstruction, Effect>();

  constructor(knowledge: Knowledge, meanings: Meanings, pairs: NamePairs) {
    this.#knowledge = knowledge;
    this.#meanings = meanings;
    this.#pairs = pairs;
  }

  effectOf(module: Module, call: CallInstruction): Effect {
    let effect = this.#known.get(call);
    if (!effect) this.#known.set(call, (effect = this.#decide(module, call)));
    return effect;
  }

  #decide(module: Module, call: CallInstruction): Effect {
    if (call.form === 'jsx') return this.#ofElement(module, call);
    const callees = this.#meanings.calleesOf(call);
    const rows = callees.filter((callee) => callee.kind === 'behaviour');
    const units = callees.filter((callee) => callee.kind === 'unit');
    const row = this.#tellingRow(rows) ?? (units.length === 0 ? rows[0] : undefined);
    if (row) return { kind: 'known', behaviour: behaviourInCall(module, call, row.behaviour), name: row.name };
    const [unit] = units;
    const pair = this.#pairs.behaviourOf(call);
    if (unit) return { kind: 'unit', unit: unit.unit, constructs: unit.constructs, ...(pair && { pair }) };
    if (pair) return { kind: 'known', behaviour: pair, name: 'pair' };
    return this.#byNameAlone(module, call);
  }

  /** An element of a page or scene, by its tag: whatever is put into its properties it keeps, unless a table says otherwise. */
  #ofElement(module: Module, call: CallInstruction): Effect {
    const tag = call.callee.kind === 'value' ? definitionOf(module, call.callee.value) : undefined;
    const row = tag?.op === 'constant' ? this.#knowledge.globalFunction(`<${String(tag.value)}>`, false) : undefined;
    return row ? { kind: 'known', behaviour: row, name: 'element' } : { kind: 'unknown' };
  }

  /** Methods whose name says enough even of a receiver that nobody knows: `forEach`, `then`. */
  #byNameAlone(module: Module, call: CallInstruction): Effect {
    if (call.callee.kind !== 'method' || !('name' in call.callee.key)) return { kind: 'unknown' };
    const { name } = call.callee.key;
    const stated = this.#knowledge.methodOfUnknown(name);
    const behaviour = stated && behaviourInCall(module, call, stated);
    if (stated && behaviour && (behaviour !== stated || !isOnlyCases(stated))) return { kind: 'known', behaviour, name };
    for (const kind of this.#knowledge.kindsWithMethod(name)) {
      const row = this.#knowledge.methodOf(kind, name);
      if (row?.anyReceiver) return { kind: 'known', behaviour: row, name };
    }
    return { kind: 'unknown' };
  }

  /**
   * The behaviour that says most of handles. Of a receiver that may be a tensor or a plain array, `slice` and `concat` make a handle only perhaps,
   * so that nobody is asked to release it.
   */
  #tellingRow(rows: readonly BehaviourCallee[]): BehaviourCallee | undefined {
    const telling = rows.find((each) => this.#concernsResources(each));
    const isSure = telling?.behaviour.releases !== undefined || telling?.behaviour.runs !== undefined;
    return isSure ? telling : ((telling && rows.find((each) => !this.#concernsResources(each))) ?? telling);
  }

  #concernsResources(callee: BehaviourCallee): boolean {
    const { result, releases, runs } = callee.behaviour;
    return releases !== undefined || runs?.some((run) => run.scope) === true || (result !== undefined && this.makesResource(result));
  }

  /** What the tables say of a function that is a value, handed over and not called: `list.forEach(tf.dispose)`. */
  behaviourOfFunction(module: Module, value: ValueId): Behaviour | undefined {
    for (const meaning of this.#meanings.of(module, value)) {
      if (meaning.is === 'behaviour') return meaning.behaviour;
      if (meaning.is === 'library') return this.#knowledge.functionOf(meaning.library, meaning.path, false);
      if (meaning.is === 'global') return this.#knowledge.globalFunction(meaning.path, false);
    }
    return undefined;
  }

  /** Whether a result of the shape holds a handle that somebody must release. */
  makesResource(shape: Shape): boolean {
    if ('kind' in shape) return shape.own !== 'borrowed' && this.#knowledge.kind(shape.kind)?.resource !== undefined;
    if ('each' in shape) return this.makesResource(shape.each);
    if ('tuple' in shape) return shape.tuple.some((each) => this.makesResource(each));
    if ('promise' in shape) return this.makesResource(shape.promise);
    if ('awaited' in shape) return this.makesResource(shape.awaited);
    if ('fields' in shape) return Object.values(shape.fields).some((each) => this.makesResource(each));
    if ('record' in shape) return this.makesResource(shape.record);
    return 'anyOf' in shape && shape.anyOf.some((each) => this.makesResource(each));
  }
}

/** Names of functions that release what they are given. */
const releasingNames = /^[#_]*(dispose|release|free|destroy|delete|cleanup|clean|clear|close|remove|terminate|unload|revoke|dealloc)/i;

/** Whether the name of what is called says that it releases something. */
export function soundsLikeRelease(module: Module, call: CallInstruction): boolean {
  return releasingNames.test(module.text.slice(call.calleeSpan.start, call.calleeSpan.end));
}

/** `rooms.delete(id)` takes something out of what it is called on, which stays. */
export function takesOut({ callee, arguments: given }: CallInstruction): boolean {
  return callee.kind === 'method' && 'name' in callee.key && /^(delete|remove)$/i.test(callee.key.name) && given.length > 0;
}
