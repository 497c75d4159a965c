import type { Behaviour, KindId } from '../../base/behaviour.ts';
import type { CallInstruction, Module } from '../../ir/model.ts';
import { Knowledge } from '../../knowledge/knowledge.ts';
import type { KindRow, LibraryTable } from '../../knowledge/table.ts';
import { codeOf } from '../code/module-code.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Program } from '../program.ts';
import { pairsOfDeclarations } from './declared-pairs.ts';
import { findDeclarations } from './declared.ts';
import { Flows } from './flows.ts';
import { isOnOwner, type NamePair } from './name-pair.ts';
import { findNamedCalls, type NamedCall, ownersOf } from './named-calls.ts';
import { isHandleNoun } from './nouns.ts';
import { findOwnReleases, type OwnRelease } from './own-releases.ts';
import { kindOf, kindOfOwn } from './pair-kinds.ts';
import { findUndoings, type Undoing } from './used-pairs.ts';
import { readName } from './verbs.ts';

const library = 'name-pair';
const none: ReadonlySet<KindId> = new Set();

/**
 * Functions of a program that make and undo something, by their names: `createFastmapGraph` and `deleteFastmapGraph`. A pair is believed where the program somewhere
 * releases what it made; or where both are declared side by side for things that hold memory, and nothing calls the release.
 */
export class NamePairs {
  /** The knowledge given, with a kind for what each pair makes. */
  readonly knowledge: Knowledge;
  /** What there is to say of those kinds, as text. */
  readonly kindsText: string;
  readonly #behaviours = new Map<CallInstruction, Behaviour>();
  readonly #pairs = new Map<KindId, NamePair>();
  readonly #program: Program;
  readonly #meanings: Meanings;

  constructor(program: Program, knowledge: Knowledge, meanings: Meanings) {
    this.#program = program;
    this.#meanings = meanings;
    const calls = findNamedCalls(program, meanings);
    const flows = new Flows(meanings);
    const kinds: Record<string, KindRow> = {};
    for (const pair of findPairs(program, meanings, calls, flows)) this.#apply(pair, calls, kinds);
    for (const own of findOwnReleases(program, meanings, flows)) this.#applyOwn(own, kinds);
    this.kindsText = JSON.stringify(kinds);
    const table: LibraryTable = { library, modules: [], globals: [], kinds, functions: [] };
    this.knowledge = this.#behaviours.size > 0 ? new Knowledge([...knowledge.tables, table]) : knowledge;
  }

  /** What a call does, if its function is one of a pair. */
  behaviourOf(call: CallInstruction): Behaviour | undefined {
    return this.#behaviours.get(call);
  }

  /** The pair that a kind stands for. */
  pairOf(kind: KindId): NamePair | undefined {
    return this.#pairs.get(kind);
  }

  /** The kinds of handles that a call is of another function beside: such functions work with what the name stands for, and keep nothing. */
  kindsBeside(module: Module, call: CallInstruction): ReadonlySet<KindId> {
    if (this.#pairs.size === 0) return none;
    const owners = ownersOf(this.#meanings, this.#program, module, call);
    return new Set([...this.#pairs].flatMap(([kind, pair]) => (isOnOwner(pair, { owners }) ? [kind] : [])));
  }

  /** Instances that a method of their own frees. */
  #applyOwn(own: OwnRelease, kinds: Record<string, KindRow>): void {
    const pair = pairOfOwn(own);
    const name = `${own.className}${Object.keys(kinds).length}`;
    kinds[name] = kindOfOwn(pair, own.freeing);
    this.#pairs.set(`${library}.${name}`, pair);
    for (const call of own.frees) this.#behaviours.set(call, { releases: [0], result: { plain: true } });
    for (const { call } of own.instances)
      this.#behaviours.set(call, { result: { kind: `${library}.${name}` }, takes: call.arguments.map((_, what) => ({ what })) });
  }

  #apply(pair: NamePair, calls: readonly NamedCall[], kinds: Record<string, KindRow>): void {
    for (const each of calls) {
      if (each.name === pair.create && isOnOwner(pair, each) && isTaken(pair, each)) {
        const name = `${pair.create}${Object.keys(kinds).length}`;
        kinds[name] = kindOf(pair, each);
        this.#pairs.set(`${library}.${name}`, pair);
        this.#behaviours.set(each.call, { result: { kind: `${library}.${name}` } });
      }
      const argument = pair.releases.get(each.name);
      // `connection.release()` is a release of its own, and not that of `pool.release(connection)`.
      const isRelease = argument !== undefined && each.call.arguments.length > argument && (pair.noun !== '' || isOnOwner(pair, each));
      if (isRelease && !this.#behaviours.has(each.call)) this.#behaviours.set(each.call, { releases: [argument], result: { plain: true } });
    }
  }
}

function findPairs(program: Program, meanings: Meanings, calls: readonly NamedCall[], flows: Flows): NamePair[] {
  const used = groupUndoings(findUndoings(calls, flows));
  // Only calls that make a handle need to know how it is declared.
  const isNeeded = calls.some(({ name }) => readName(name).some(({ does, noun }) => does === 'make' && isHandleNoun(noun)));
  const declared = isNeeded ? pairsOfDeclarations(findDeclarations(program, meanings), calls) : [];
  return [...used, ...declared.filter((pair) => used.every((other) => other.create !== pair.create))];
}

/** One pair for each function that makes something and each thing it is called on. */
function groupUndoings(undoings: readonly Undoing[]): NamePair[] {
  const groups = new Map<string, Undoing[]>();
  for (const each of undoings) groups.set(each.make.name, [...(groups.get(each.make.name) ?? []), each]);
  return [...groups].map(([create, group]) => {
    const [first] = group;
    return {
      create,
      noun: group[0]?.noun ?? '',
      releases: new Map(group.map(({ undo, argument }) => [undo.name, argument])),
      members: new Set(group.flatMap(({ members }) => members)),
      owners: new Set(group.flatMap(({ make }) => make.owners)),
      evidence: 'use' as const,
      ...(first && { counterpart: { module: first.undo.module, span: first.undo.call.calleeSpan } }),
    };
  });
}

/** A result that nobody takes is no handle, unless others take it and it speaks for itself. */
function isTaken({ evidence, noun }: NamePair, { module, call }: NamedCall): boolean {
  if (evidence === 'use' && isHandleNoun(noun)) return true;
  const code = codeOf(module);
  const users = [...code.usersOf(call.result)];
  for (const user of users) if (user.op === 'await' || user.op === 'cast') users.push(...code.usersOf(user.result));
  return users.some((user) => user.op !== 'await' && user.op !== 'cast');
}

function pairOfOwn({ className, freeing, release, instances }: OwnRelease): NamePair {
  return {
    create: className,
    noun: nounOfClass(className),
    releases: new Map([[freeing, -1]]),
    members: new Set(),
    owners: new Set(instances.flatMap(({ owners }) => owners)),
    evidence: 'use',
    counterpart: { module: release.module, span: release.call.calleeSpan },
  };
}

function nounOfClass(className: string): string {
  return className
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .toLowerCase();
}
