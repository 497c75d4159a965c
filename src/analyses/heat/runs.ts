import type { RunMode } from '../../base/behaviour.ts';
import type { CallInstruction, Class, Instruction, Module, Node, Unit, ValueId } from '../../ir/model.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import { codeOf } from '../code/module-code.ts';
import { unitsAt } from '../meaning/units-at.ts';
import { runsOneOfMany } from './one-of-many.ts';

/** A place in the program that makes a unit run. */
export interface Run {
  readonly module: Module;
  /** The unit in which it stands. */
  readonly from: Unit;
  readonly node: Node;
  readonly to: Unit;
  /** A call, or how the library that receives the function runs it. */
  readonly mode: 'call' | RunMode;
  /** What is walked, for `each`. */
  readonly walked?: ValueId;
  /** The function recurs only when it registers itself again. */
  readonly isOnce?: true;
  /** How many milliseconds lie between two runs. */
  readonly every?: ValueId;
  /** `later`: it runs for each component that is shown. */
  readonly isMount?: true;
  /** `later`: the call that registers the function gives a promise, so that functions that register themselves come to an end with the chain. */
  readonly isChained?: true;
  /** `call`: the function is one of many that others have handed over, and nothing tells which of them is meant here. */
  readonly isOneOfMany?: true;
}

/** Properties and JSX attributes that are handlers by their name. */
const handlerName = /^on[A-Z]/;

/** Events that give the parts of one stream, which ends. */
const partsOfStreams = /^(data|line|readable|chunk|row|record|entry|fields?|part|end|close|finish)$/;

/** Whether the unit gets the parts of one stream after the other, until the stream ends. */
export function isPartOfStream({ module, node, mode }: Run): boolean {
  if (mode !== 'event' || node.op !== 'call') return false;
  const [first] = node.arguments;
  const name = first?.kind === 'value' ? codeOf(module).definitionOf(first.value) : undefined;
  return name?.op === 'constant' && typeof name.value === 'string' && partsOfStreams.test(name.value);
}

/** Every place in the program that makes one of its units run. */
export function findRuns(facts: CallFacts, modules: readonly Module[]): Run[] {
  const runs: Run[] = [];
  for (const module of modules) {
    const finder = new RunFinder(facts, module, runs);
    const { calls, sets } = codeOf(module).all;
    for (const call of calls) finder.visitCall(call);
    for (const set of sets) finder.visitSet(set);
    finder.visitClasses();
  }
  return runs;
}

class RunFinder {
  readonly #facts: CallFacts;
  readonly #module: Module;
  readonly #runs: Run[];

  constructor(facts: CallFacts, module: Module, runs: Run[]) {
    this.#facts = facts;
    this.#module = module;
    this.#runs = runs;
  }

  /** Initial values of fields are computed by the constructor, or where the class itself is made. */
  visitClasses(): void {
    for (const declared of this.#module.classes) {
      const starter = unitsOfMember(this.#module, declared, (member) => member.kind === 'constructor')[0];
      const place = starter?.body[0];
      const owner = this.#module.units[declared.unit];
      const statics = unitsOfMember(
        this.#module,
        declared,
        ({ kind, isStatic }) => kind === 'static-block' || (kind === 'field' && isStatic),
      );
      const outside = owner?.body[0];
      if (owner && outside) for (const to of statics) this.#add(outside, to, 'call', { from: owner });
      if (starter && place) for (const to of initializersOf(this.#module, declared)) this.#add(place, to, 'call', { from: starter });
    }
  }

  visitCall(call: CallInstruction): void {
    const callees = this.#facts.meanings.calleesOf(call).flatMap((callee) => (callee.kind === 'unit' ? callee.unit : []));
    const isOneOfMany = runsOneOfMany(codeOf(this.#module), call, callees);
    for (const to of callees) this.#add(call, to, 'call', { isOneOfMany });
    if (call.form === 'new' && call.callee.kind === 'value') this.#visitNew(call, call.callee.value);
    for (const behaviour of behavioursOf(this.#facts, this.#module, call)) {
      const isChained = behaviour.result !== undefined && 'promise' in behaviour.result;
      for (const { argument, member, mode, elementsOf, once, every, mount } of behaviour.runs ?? []) {
        const item = call.arguments[argument];
        if (item?.kind !== 'value') continue;
        const walked = elementsOf === 'this' && call.callee.kind === 'method' ? call.callee.object : undefined;
        const period = every === undefined ? undefined : call.arguments[every];
        for (const to of unitsAt(this.#facts.meanings, this.#module, item.value, member)) {
          const from = codeOf(this.#module).unitOf(call);
          this.#runs.push({
            module: this.#module,
            from,
            node: call,
            to,
            mode: mode === 'event' && argument === 0 && isErrorFirst(to) ? 'later' : mode,
            ...(walked !== undefined && { walked }),
            ...(isChained && { isChained }),
            ...(once && { isOnce: true as const }),
            ...(mount && { isMount: true as const }),
            ...(period?.kind === 'value' && { every: period.value }),
          });
        }
      }
    }
    if (call.form === 'jsx') this.#visitAttributes(call);
  }

  /** A class without a constructor of its own still computes its fields. */
  #visitNew(call: CallInstruction, callee: ValueId): void {
    for (const meaning of this.#facts.meanings.of(this.#module, callee)) {
      if (meaning.is !== 'class' || !meaning.type.class || meaning.type.constructorUnit) continue;
      for (const to of initializersOf(meaning.type.module, meaning.type.class)) this.#add(call, to, 'call');
    }
  }

  #visitAttributes(call: CallInstruction): void {
    const [props] = call.arguments;
    const made = props?.kind === 'value' ? codeOf(this.#module).definitionOf(props.value) : undefined;
    if (made?.op !== 'object') return;
    for (const entry of made.entries)
      if (entry.kind === 'property' && 'name' in entry.key && handlerName.test(entry.key.name))
        for (const to of this.#facts.meanings.unitsOf(this.#module, entry.value)) this.#add(call, to, 'event');
  }

  /** A function that is set as a property may be a handler. */
  visitSet(set: Instruction & { op: 'set' }): void {
    const { meanings, knowledge } = this.#facts;
    if (!('name' in set.key)) return;
    const { name } = set.key;
    const units = meanings.unitsOf(this.#module, set.value);
    if (units.length === 0) return;
    const kinds = meanings.kindsOf(this.#module, set.object);
    const modes = kinds.length > 0 ? kinds.map((kind) => knowledge.handlerOf(kind, name)) : [knowledge.handlerOfUnknown(name)];
    const mode = modes.find((each) => each !== undefined);
    if (mode !== undefined) for (const to of units) this.#add(set, to, mode);
  }

  #add(node: Node, to: Unit, mode: Run['mode'], more: { readonly from?: Unit; readonly isOneOfMany?: boolean } = {}): void {
    const from = more.from ?? codeOf(this.#module).unitOf(node);
    this.#runs.push({ module: this.#module, from, node, to, mode, ...(more.isOneOfMany === true && { isOneOfMany: true as const }) });
  }
}

/** `doc.subscribe((error) => …)`: called once when something is done, not for each thing that happens. */
function isErrorFirst({ parameters }: Unit): boolean {
  return /^err(or)?$/i.test(parameters[0]?.name ?? '');
}

function initializersOf(module: Module, declared: Class): readonly Unit[] {
  return unitsOfMember(module, declared, ({ kind, isStatic }) => kind === 'field' && !isStatic);
}

function unitsOfMember(module: Module, declared: Class, matches: (member: Class['members'][number]) => boolean): readonly Unit[] {
  return declared.members.flatMap((member) => {
    const unit = member.unit === undefined || !matches(member) ? undefined : module.units[member.unit];
    return unit ? [unit] : [];
  });
}
