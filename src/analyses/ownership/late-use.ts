import { type KindId, libraryOf, type Port } from '../../base/behaviour.ts';
import type { Span } from '../../base/span.ts';
import type { CallInstruction, Key, Module, Unit, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import type { AfterRelease } from '../../knowledge/table.ts';
import type { World } from './context.ts';

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
  /** The call around whose callback a scope was that has freed it. */
  readonly scope?: CallInstruction;
  /** It ended, and freed it, as the callback waited for something where it was released. */
  readonly isPaused: boolean;
  /** `certain` where it was released on every way to the call, or the way from its release comes here always; `likely` where it does in the next round of a loop. */
  readonly sureness: 'certain' | 'likely' | 'possible';
  /** What the call does, as the end of a sentence. */
  readonly consequence: string;
}

/** The one kind of handle that a value is by what is known of it, and what the library does with one that was released. */
export function releasableKind(
  { meanings, knowledge }: Pick<World, 'meanings' | 'knowledge'>,
  module: Module,
  value: ValueId,
): { readonly kind: KindId; readonly after: AfterRelease } | undefined {
  const [kind, ...others] = meanings.kindsOf(module, value);
  const after = kind === undefined ? undefined : knowledge.kind(kind)?.resource?.afterRelease;
  return kind === undefined || others.length > 0 || !after ? undefined : { kind, after };
}

/** Whether one of the units asks a handle of the kind whether it is released. */
export function isAskedIn({ knowledge }: Pick<World, 'knowledge'>, units: Iterable<Unit>, kind: KindId): boolean {
  const tells = knowledge.kind(kind)?.resource?.afterRelease?.tells ?? [];
  const isTelling = (key: Key): boolean => 'name' in key && tells.includes(key.name);
  for (const { body } of units)
    for (const node of instructionsOf(body))
      if (node.op === 'get' ? isTelling(node.key) : node.op === 'call' && node.callee.kind === 'method' && isTelling(node.callee.key))
        return true;
  return false;
}

/** Whether the call releases what it gets at the port; undefined where it need not use it. */
export function isReleaseBy(world: World, module: Module, call: CallInstruction, port: Port, kind: KindId): boolean | undefined {
  const effect = world.effects.effectOf(module, call);
  if (effect.kind === 'unit') return port !== 'this' && world.surelyReleasedBy(effect.unit).has(port) ? true : undefined;
  if (effect.kind === 'known' && effect.behaviour.releases?.includes(port)) return true;
  const isUse =
    port === 'this' ? isMethodOf(world, call, kind) : isOfLibrary(world, module, call, kind) || isNameOfLibrary(world, call, kind);
  return isUse ? false : undefined;
}

/**
 * Nobody knows on what it is called, but the library has a method of the name, and no container has: `model.predict(tensor)`. Only of libraries that have scopes, whose methods say by
 * their names that they work out something of what they get: what a page calls `close` or `send` says nothing.
 */
function isNameOfLibrary({ knowledge }: World, { callee }: CallInstruction, kind: KindId): boolean {
  if (callee.kind !== 'method' || !('name' in callee.key) || knowledge.kind(kind)?.resource?.discipline !== 'scoped') return false;
  const kinds = knowledge.kindsWithMethod(callee.key.name);
  const isOfContainer = kinds.some((each) => knowledge.kind(each)?.sort === 'container');
  return !isOfContainer && kinds.some((each) => libraryOf(each) === libraryOf(kind));
}

/** A method of the handle itself, and not of a list that it may be as well. */
function isMethodOf({ knowledge }: World, { callee }: CallInstruction, kind: KindId): boolean {
  return callee.kind === 'method' && 'name' in callee.key && knowledge.methodOf(kind, callee.key.name) !== undefined;
}

/** What is called belongs to the library of the kind, so that it does look into what it gets. */
function isOfLibrary(world: World, module: Module, call: CallInstruction, kind: KindId): boolean {
  const { callee } = call;
  const owner = callee.kind === 'method' ? callee.object : callee.value;
  return world.effects.effectOf(module, call).kind === 'known' && world.meanings.librariesOf(module, owner).includes(libraryOf(kind));
}
