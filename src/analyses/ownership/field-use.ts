import type { Exit, RunContext } from './context.ts';
import type { FieldHold, FieldUse } from './field-hold.ts';
import { callersScope, fates } from './standing.ts';
import type { State } from './state.ts';

/** Tells what a unit does to the fields of its receiver from the ways out of its run. */
export function fieldUseOf(run: RunContext, exits: readonly Exit[]): FieldUse {
  const released = new Set<string>();
  const emptied = new Set<string>();
  for (const { state } of exits) {
    for (const [object, { fate }] of state.standings as Iterable<readonly [{ is: string; name?: string }, { fate: number }]>) {
      if (object.is !== 'field' || object.name === undefined || !(fate & fates.released)) continue;
      released.add(object.name);
      if (!isFilled(run, state, object.name)) emptied.add(object.name);
    }
  }
  // What the run itself releases again, or leaves to the scope of all its callers, is not the field's to release.
  const holds = [...run.holds, ...initialHolds(run, exits)].filter((hold) => !exits.some(({ state }) => isFreed(run, state, hold)));
  return {
    holds: holds.map((hold) => (exits.some((exit) => isReturned(run, exit, hold)) ? { ...hold, isReturned: true } : hold)),
    drops: run.drops.filter((drop) => !released.has(drop.field) && !exits.some((exit) => isHandedOn(run, exit, drop.field))),
    released,
    refilled: new Set([...released].filter((field) => !emptied.has(field))),
    passesSelf: run.passesSelf,
  };
}

/** What a field is given where it is declared: its initializer returns it. */
function initialHolds({ root }: RunContext, exits: readonly Exit[]): FieldHold[] {
  const { kind, name } = root;
  if (kind !== 'initializer' || name === undefined || root.isStatic) return [];
  return exits.flatMap(({ state, value }) =>
    [...state.reachable([value])].flatMap((object): FieldHold[] =>
      object.is === 'resource'
        ? [
            {
              field: name,
              unit: root,
              site: object.site,
              at: object.site.instruction.span,
              isInside: !value.objects.includes(object),
              isSafe: true,
            },
          ]
        : [],
    ),
  );
}

/** What the field held, or an element of it, is returned or kept elsewhere. */
function isHandedOn({ pool }: RunContext, { state, value }: Exit, field: string): boolean {
  const object = pool.field(field);
  const fate = (state.standings as { get(object: unknown): { readonly fate: number } | undefined }).get(object)?.fate ?? 0;
  return (fate & fates.escaped) !== 0 || state.reachable([value]).has(object);
}

function isReturned(run: RunContext, { state, value }: Exit, { site }: FieldHold): boolean {
  return run.root.kind !== 'initializer' && state.reachable([value]).has(run.pool.resource(site, false));
}

/** The run left something in the field. */
function isFilled({ pool }: RunContext, state: State, field: string): boolean {
  const own = state.contents.get(pool.self)?.get(field);
  return own !== undefined && (own.objects.length > 0 || own.isOpen);
}

function isFreed(run: RunContext, state: State, { site }: FieldHold): boolean {
  const standing = state.standings.get(run.pool.resource(site, false));
  return standing !== undefined && ((standing.fate & fates.released) !== 0 || standing.scope === callersScope);
}
