import type { CallInstruction, Module, Unit } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import type { Program, TypeOracle } from '../program.ts';
import type { CallGraph } from './calls.ts';
import type { PlaceGraph } from './graph.ts';
import { RuledOut } from './ruled-out.ts';

/** Answers that lead to new questions lead to few: after this many rounds the rest stays unknown. */
const mostRounds = 3;

/**
 * Asks the type checker about receivers and callees that syntax and tables say nothing of, where a method of the name would matter. Gives how
 * many questions were asked.
 */
export function askTypes(graph: PlaceGraph, calls: CallGraph): number {
  const { types } = graph.program;
  if (!types) return 0;
  const questions = new Questions(graph, calls);
  const asked = new Set<CallInstruction>();
  const units = unitsByPlace(graph.program);
  for (let round = 0; round < mostRounds; round += 1) {
    const before = asked.size;
    for (const { module, call } of questions.ofNow()) {
      if (asked.has(call)) continue;
      asked.add(call);
      askAbout(graph, types, units, module, call);
    }
    if (asked.size === before) break;
    graph.queue.drain();
  }
  types.release?.();
  return asked.size;
}

/** The calls that are worth a question. */
class Questions {
  readonly #graph: PlaceGraph;
  readonly #calls: CallGraph;
  readonly #noKind: RuledOut;
  readonly #noObject: RuledOut;
  /** Names of methods of the classes that are audited. */
  readonly #methods: ReadonlySet<string>;

  constructor(graph: PlaceGraph, calls: CallGraph) {
    this.#graph = graph;
    this.#calls = calls;
    this.#noKind = new RuledOut(graph, calls, 'kind');
    this.#noObject = new RuledOut(graph, calls, 'object');
    const members = graph.program.modules
      .filter(isAuditedIn(graph.program))
      .flatMap(({ classes }) => classes.flatMap((each) => each.members));
    this.#methods = new Set(members.flatMap(({ kind, name }) => (kind === 'method' && name !== undefined ? name : [])));
  }

  *ofNow(): Iterable<{ module: Module; call: CallInstruction }> {
    for (const module of this.#graph.program.modules)
      for (const call of codeOf(module).all.calls)
        if (call.form === 'call' && this.#calls.calleesOf(call).length === 0 && this.#isWorthAsking(module, call)) yield { module, call };
  }

  /**
   * A method on a receiver of which nothing is known: one that a class of the program has, or a kind whose type some package declares. Kinds of
   * the language itself are told by syntax, and what the values of other files are is no matter, only what they call.
   */
  #isWorthAsking(module: Module, { callee }: CallInstruction): boolean {
    if (callee.kind !== 'method' || !('name' in callee.key) || callee.isSuper) return false;
    if ((this.#graph.knownValue(module, callee.object)?.facts.length ?? 0) > 0) return false;
    const { name } = callee.key;
    if (this.#methods.has(name) && !this.#noObject.has(module, callee.object)) return true;
    if (!isAuditedIn(this.#graph.program)(module)) return false;
    return this.#graph.knowledge.mayTypeTellOf(name) && !this.#noKind.has(module, callee.object);
  }
}

function isAuditedIn({ isAudited }: Program): (module: Module) => boolean {
  return (module) => isAudited?.(module) ?? true;
}

function askAbout(graph: PlaceGraph, types: TypeOracle, units: ReadonlyMap<string, Unit>, module: Module, call: CallInstruction): void {
  if (call.callee.kind !== 'method') return;
  const receiver = codeOf(module).definitionOf(call.callee.object);
  if (!receiver) return;
  const type = types.typeAt(module, receiver.span);
  const target = graph.value(module, call.callee.object);
  for (const library of type ? graph.knowledge.librariesOfModule(type.from) : []) {
    const kind = graph.knowledge.kindOfType(library, type?.name ?? '');
    if (kind !== undefined) target.add(graph.intern.value(kind));
  }
  if (target.facts.length > 0 || !type) return;
  const declared = types.calleeAt(module, call.calleeSpan);
  const unit = declared && units.get(`${declared.path}:${declared.span.end}`);
  if (unit?.classId !== undefined) {
    const owner = graph.typeOfClass(unit.module, unit.classId);
    if (owner) target.add(graph.intern.ofType('object', owner));
  }
}

/** Functions of the program by file and end: a type checker may count modifiers and decorators to the start, never to the end. */
function unitsByPlace(program: Program): Map<string, Unit> {
  const byPlace = new Map<string, Unit>();
  for (const module of program.modules) for (const unit of module.units) byPlace.set(`${module.path}:${unit.span.end}`, unit);
  return byPlace;
}
