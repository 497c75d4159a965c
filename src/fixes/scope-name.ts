import { isWithin } from '../base/span.ts';
import type { Span } from '../base/span.ts';
import type { Module, ValueId, Variable } from '../ir/model.ts';
import { instructionsOf } from '../ir/walk.ts';
import { unitAround } from './producers.ts';

/** Where a value leads in the library that a scope belongs to: `''` its namespace, `tidy` the function; undefined for anything else. */
export type PathInLibrary = (value: ValueId) => string | undefined;

/** A name that leads to a scope: of a variable of the module, or of a global. */
interface Candidate {
  readonly path: string;
  readonly name: string;
  readonly variable?: Variable;
}

/** By which names of a file a scope can be called, as far as one program shows. */
export class ScopeNames {
  readonly #module: Module;
  readonly #pathOf: PathInLibrary;
  readonly #candidates = new Map<string, readonly Candidate[]>();

  constructor(module: Module, pathOf: PathInLibrary) {
    this.#module = module;
    this.#pathOf = pathOf;
  }

  /**
   * How a scope is called at a place: `tf.tidy` is `tfc.tidy` after `import * as tfc`, and `tidy` after `import { tidy }`. Undefined when no name for it is
   * known there.
   */
  nameAt(scope: string, at: Span): string | undefined {
    const member = scope.slice(scope.indexOf('.') + 1);
    const visible = this.#candidatesFor(member).filter((each) => isVisible(this.#module, each, at));
    const direct = visible.find(({ path }) => path === member)?.name;
    const namespace = visible.find(({ path }) => path === '')?.name;
    return direct ?? (namespace === undefined ? undefined : `${namespace}.${member}`);
  }

  /** All names of the module that lead to the scope; they are looked for once. */
  #candidatesFor(member: string): readonly Candidate[] {
    let candidates = this.#candidates.get(member);
    if (!candidates) this.#candidates.set(member, (candidates = [...findCandidates(this.#module, member, this.#pathOf).values()]));
    return candidates;
  }
}

function findCandidates(module: Module, member: string, pathOf: PathInLibrary): ReadonlyMap<string, Candidate> {
  const found = new Map<string, Candidate>();
  for (const unit of module.units) {
    for (const node of instructionsOf(unit.body)) {
      if (node.op !== 'load' && node.op !== 'global') continue;
      const path = pathOf(node.result);
      const variable = node.op === 'load' ? module.variables[node.variable] : undefined;
      const name = node.op === 'global' ? node.name : variable?.name;
      if (name !== undefined && (path === '' || path === member))
        found.set(`${path} ${name} ${variable?.id ?? ''}`, { path, name, ...(variable && { variable }) });
    }
  }
  return found;
}

/** The place can see the name: its variable never changes, stands around the place, and no other of the name comes between. */
function isVisible(module: Module, { name, variable }: Candidate, at: Span): boolean {
  const home = variable && module.units[variable.unit];
  if (variable && (!home || variable.storeCount > 1 || variable.kind === 'parameter' || !isWithin(at, home.span))) return false;
  const place = unitAround(module, at);
  return !module.variables.some((other) => {
    const around = module.units[other.unit];
    return other.name === name && other !== variable && around !== undefined && place !== undefined && isWithin(place.span, around.span);
  });
}
