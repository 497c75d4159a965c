import type { KindId, Port } from '../../base/behaviour.ts';
import { isWithin, type Span } from '../../base/span.ts';
import type { CallInstruction, Key, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import type { AfterRelease } from '../../knowledge/table.ts';
import { definitionOf } from '../definitions.ts';
import type { RunContext } from './context.ts';
import { read } from './instructions.ts';
import type { AbstractObject, ResourceObject } from './object.ts';
import { fates } from './standing.ts';
import type { State } from './state.ts';

/** A call with a handle that was released before. */
export interface LateUse {
  readonly call: CallInstruction;
  /** The handle in the call. */
  readonly value: ValueId;
  readonly kind: KindId;
  /** It is released once more; otherwise it is used in another way. */
  readonly isRelease: boolean;
  /** Where it was released. */
  readonly releasedAt: Span;
  /** A scope that was around where it was made has freed it. */
  readonly isByScope: boolean;
  /** It was released on every way to the call. */
  readonly isCertain: boolean;
  /** What the call does, as the end of a sentence. */
  readonly consequence: string;
}

/** More arguments than any call has. */
const mostPorts = 1_000;

/** Notes, in the course of a run, which calls get a handle that was released, and whether on every way to them. */
export class LateUses {
  readonly #late = new Map<number, Omit<LateUse, 'isCertain'>>();
  /** Where handles came that were not released. */
  readonly #fine = new Set<number>();

  /** What was noted in the run of some units. Who asks a handle whether it is released is taken to act on the answer. */
  found(run: RunContext): readonly LateUse[] {
    const late = [...this.#late].map(([key, use]) => ({ ...use, isCertain: !this.#fine.has(key) }));
    return late.filter(({ kind }) => !asksWhetherReleased(run, kind));
  }

  /** Looks at a call in one state, before it runs. */
  note(run: RunContext, state: State, call: CallInstruction): void {
    const { callee } = call;
    if (callee.kind === 'method') this.#look(run, state, call, 'this', callee.object);
    call.arguments.forEach((item, index) => {
      if (item.kind === 'value') this.#look(run, state, call, index, item.value);
    });
  }

  #look(run: RunContext, state: State, call: CallInstruction, port: Port, value: ValueId): void {
    if (read(state, value).objects.length === 0) return;
    const key = call.result * mostPorts + (port === 'this' ? 0 : port + 1);
    const handle = soleHandle(run, state, value);
    const standing = handle && state.standings.get(handle.object);
    if (!handle || standing?.fate !== fates.released || !standing.releasedAt) {
      this.#fine.add(key);
      return;
    }
    const { releasedAt } = standing;
    const { object, kind, after } = handle;
    const isRelease = isReleaseBy(run, call, port, kind);
    const consequence = isRelease ? after.release : after.use;
    if (isRelease === undefined || consequence === undefined) return;
    const isByScope = object.is === 'resource' && isWithin(object.site.instruction.span, releasedAt);
    this.#late.set(key, { call, value, kind, isRelease, releasedAt, isByScope, consequence });
  }
}

function asksWhetherReleased({ world, followed }: RunContext, kind: KindId): boolean {
  const tells = world.knowledge.kind(kind)?.resource?.afterRelease?.tells ?? [];
  const isTelling = (key: Key): boolean => 'name' in key && tells.includes(key.name);
  for (const { body } of followed)
    for (const node of instructionsOf(body))
      if (node.op === 'get' ? isTelling(node.key) : node.op === 'call' && node.callee.kind === 'method' && isTelling(node.callee.key))
        return true;
  return false;
}

/** The one handle that a value is in a state: made here, or handed in as a parameter in which nothing else is stored. */
function soleHandle(
  run: RunContext,
  state: State,
  value: ValueId,
): { readonly object: ResourceObject; readonly kind: KindId; readonly after: AfterRelease } | undefined {
  const { objects, isEach, isOpen } = read(state, value);
  const [object] = objects;
  if (objects.length !== 1 || isEach || !object) return undefined;
  if (object.is === 'resource') {
    const { kind, resource } = object.site;
    if (object.isOld || object.isMany || isOpen || !resource.afterRelease) return undefined;
    return { object, kind, after: resource.afterRelease };
  }
  if (object.is !== 'parameter' || !isUnchanged(run, value)) return undefined;
  const [kind, ...others] = run.world.meanings.kindsOf(run.module, value);
  const after = kind === undefined ? undefined : run.world.knowledge.kind(kind)?.resource?.afterRelease;
  if (kind === undefined || others.length > 0 || !after) return undefined;
  return { object: object as AbstractObject as ResourceObject, kind, after };
}

function isUnchanged(run: RunContext, value: ValueId): boolean {
  const load = definitionOf(run.module, value);
  const variable = load?.op === 'load' ? run.module.variables[load.variable] : undefined;
  return variable?.kind === 'parameter' && variable.storeCount === 1;
}

/** Whether the call releases what it gets at the port; undefined where it need not use it. */
function isReleaseBy(run: RunContext, call: CallInstruction, port: Port, kind: KindId): boolean | undefined {
  const effect = run.world.effects.effectOf(run.module, call);
  if (effect.kind === 'unit') return port !== 'this' && run.world.surelyReleasedBy(effect.unit).has(port) ? true : undefined;
  if (effect.kind === 'unknown') return undefined;
  if (effect.behaviour.releases?.includes(port)) return true;
  return port === 'this' || isOfLibrary(run, call, kind) ? false : undefined;
}

/** What is called belongs to the library of the kind, so that it does look into what it gets. */
function isOfLibrary(run: RunContext, { callee }: CallInstruction, kind: KindId): boolean {
  const owner = callee.kind === 'method' ? callee.object : callee.value;
  const library = kind.slice(0, kind.lastIndexOf('.'));
  for (const meaning of run.world.meanings.of(run.module, owner))
    if ((meaning.is === 'library' && meaning.library === library) || (meaning.is === 'value' && meaning.kind.startsWith(`${library}.`)))
      return true;
  return false;
}
