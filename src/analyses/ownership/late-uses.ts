import type { KindId, Port } from '../../base/behaviour.ts';
import { isWithin, type Span } from '../../base/span.ts';
import type { CallInstruction, Instruction, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import type { AfterRelease } from '../../knowledge/table.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { definitionOf } from '../definitions.ts';
import type { RunContext } from './context.ts';
import { isAskedIn, isReleaseBy, type LateUse, releasableKind } from './late-use.ts';
import { read } from './instructions.ts';
import { comesRoundTo, failsInPeace, leadsTo } from './leads-to.ts';
import type { AbstractObject, ResourceObject } from './object.ts';
import { callAt } from './plain-conditions.ts';
import { fates } from './standing.ts';
import type { State } from './state.ts';

/** A use as it was noted, with the handle in the run. */
type Noted = Omit<LateUse, 'sureness'> & { readonly object: ResourceObject };
type Found = Noted & LateUse;

/** More arguments than any call has. */
const mostPorts = 1_000;

/** Notes, in the course of a run, which calls get a handle that was released, and whether on every way to them. */
export class LateUses {
  /** By call and port, and by where the handle was released. */
  readonly #late = new Map<number, Map<number, Noted>>();
  /** Where handles came that were not released. */
  readonly #fine = new Set<number>();

  /** What was noted in the run of some units. Who asks a handle whether it is released is taken to act on the answer. */
  found(run: RunContext): readonly LateUse[] {
    const late = [...this.#late].flatMap(([key, uses]) => this.#surest(run, key, [...uses.values()]) ?? []);
    return firstOfEach(late.filter(({ kind }) => !isAskedIn(run.world, run.followed, kind)));
  }

  /** It is sure that a use fails if each way to it has released the handle, or if one has that always comes to it. */
  #surest(run: RunContext, key: number, uses: readonly Noted[]): Found | undefined {
    const code = codeOf(run.module);
    const [first] = uses;
    if (!first || (first.isRelease && failsInPeace(code, first.call))) return undefined;
    if (!this.#fine.has(key)) return { ...first, sureness: 'certain' };
    const released = uses.flatMap((use) => {
      const by = releaseAt(code, use.call, use.releasedAt);
      return by ? [{ by, use }] : [];
    });
    const sure = released.find(({ by, use }) => by !== use.call && leadsTo(code, by, use.call));
    if (sure) return { ...sure.use, sureness: 'certain' };
    const likely = released.find(({ by, use }) => comesRoundTo(run.world, code, by, use.call));
    return likely ? { ...likely.use, sureness: 'likely' } : { ...first, sureness: 'possible' };
  }

  /** Looks at a call in one state, before it runs. */
  note(run: RunContext, state: State, call: CallInstruction): void {
    const { callee } = call;
    if (callee.kind === 'method') this.#look(run, state, call, 'this', callee.object);
    call.arguments.forEach((item, index) => {
      if (item.kind === 'value') this.#look(run, state, call, index, item.value);
    });
  }

  scopeEnded({ standings }: State, { span }: CallInstruction): void {
    for (const uses of this.#late.values())
      for (const [key, { object, releasedAt }] of uses)
        if (releasedAt === span && standings.get(object)?.releasedAt !== span) uses.delete(key);
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
    const isRelease = isReleaseBy(run.world, run.module, call, port, kind);
    const consequence = isRelease ? after.release : after.use;
    if (isRelease === undefined || consequence === undefined) return;
    const paused = run.pauses.get(releasedAt);
    const scope =
      paused ??
      (object.is === 'resource' && isWithin(object.site.instruction.span, releasedAt) ? callAt(codeOf(run.module), releasedAt) : undefined);
    const uses = this.#late.get(key) ?? new Map<number, Noted>();
    this.#late.set(
      key,
      uses.set(releasedAt.start, {
        object,
        call,
        value,
        kind,
        isRelease,
        releasedAt,
        ...(scope && { scope }),
        isPaused: paused !== undefined,
        consequence,
      }),
    );
  }
}

/** Whoever mends the first use of a handle behind its release has to mend those that follow as well, and of a scope that waits, those of all its handles. */
function firstOfEach(found: readonly Found[]): readonly Found[] {
  const isSame = (left: Found, right: Found): boolean =>
    left.isPaused || right.isPaused
      ? left.scope === right.scope
      : left.object === right.object && left.releasedAt.start === right.releasedAt.start;
  const isBefore = (left: Found, right: Found): boolean =>
    left.sureness === right.sureness ? left.call.span.start < right.call.span.start : left.sureness === 'certain';
  const isFirst = (each: Found, index: number): boolean =>
    !found.some((other, at) => other !== each && isSame(other, each) && (isBefore(other, each) || (at < index && !isBefore(each, other))));
  return found.filter(isFirst);
}

/** The call that released something, or the `await` at which its scope ended. */
function releaseAt(code: ModuleCode, use: CallInstruction, at: Span): Instruction | undefined {
  const isThere = ({ span }: Instruction): boolean => span.start === at.start && span.end === at.end;
  return callAt(code, at) ?? instructionsOf(code.unitOf(use).body).find((node) => node.op === 'await' && isThere(node));
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
  const known = releasableKind(run.world, run.module, value);
  return known && { object: object as AbstractObject as ResourceObject, ...known };
}

function isUnchanged(run: RunContext, value: ValueId): boolean {
  const load = definitionOf(run.module, value);
  const variable = load?.op === 'load' ? run.module.variables[load.variable] : undefined;
  return variable?.kind === 'parameter' && variable.storeCount === 1;
}
