import type { Module, Node, Unit } from '../../ir/model.ts';
import { lineageOf } from '../classes/lineage.ts';
import { codeOf } from '../code/module-code.ts';
import type { HeatFacts } from '../heat/heat-facts.ts';
import type { Heat } from '../heat/heat.ts';
import { isRecurring } from '../heat/rate.ts';
import { waitsForEver } from '../heat/trips.ts';
import type { ProjectType } from '../meaning/meaning.ts';
import type { Container } from './container.ts';
import { isKept } from './kept.ts';

/**
 * How long a container is kept: as long as the program; as long as an object or closure that anybody may hold; or only while a call or an event is being
 * worked on.
 */
export type Lifetime = 'process' | 'object' | 'closure' | 'brief';

type Instances = ReadonlyMap<ProjectType, readonly { readonly heat: Heat; readonly isKept: boolean }[]>;

/** Tells how long containers are kept, and which code only sets them up. */
export class Lifetimes {
  readonly #facts: HeatFacts;
  readonly #modules: readonly Module[];
  #instances: Instances | undefined;
  #hasEndless: boolean | undefined;

  constructor(facts: HeatFacts, modules: readonly Module[]) {
    this.#facts = facts;
    this.#modules = modules;
  }

  of({ root }: Container): Lifetime {
    if (root.in === 'global') return 'process';
    if (root.in === 'field') return root.isStatic ? 'process' : this.#ofInstances(root.type);
    const unit = unitOfVariable(root);
    if (!unit) return 'brief';
    const { start, trips } = this.#facts.heats.ofUnit(unit);
    if (unit.kind === 'module' || (start === 'once' && trips <= 1)) return 'process';
    return isRecurring(start) || start === 'mount' || trips > 1 || this.#isUsedUp(unit) ? 'brief' : 'closure';
  }

  #ofInstances(type: ProjectType): Lifetime {
    const instances = (this.#instances ??= findInstances(this.#facts, this.#modules)).get(type) ?? [];
    if (instances.length === 0) return 'object';
    if (instances.every(({ heat, isKept }) => heat.rate === 'once' && isKept)) return 'process';
    const isBrief = instances.every(({ heat, isKept }) => !isKept || isRecurring(heat.start));
    return isBrief ? 'brief' : 'object';
  }

  /** Whoever calls the function lets go of what it gives, with the variables that this closes over. */
  #isUsedUp(unit: Unit): boolean {
    const runs = this.#facts.heats.runsOf(unit);
    return (
      runs.length > 0 &&
      runs.every(({ module, mode, node }) => mode === 'call' && node.op === 'call' && !isKept(this.#facts, module, node.result))
    );
  }

  /** Whether a node stands in code that only sets the container up: what runs once, the constructor, and what only that calls. */
  isSetUp(container: Container, module: Module, node: Node): boolean {
    if (this.isPlainlySetUp(container, module, node)) return true;
    const { start, isEndless } = this.#facts.heats.of(module, node);
    if (start === 'once' && !isEndless) return true;
    const { root } = container;
    const unit = codeOf(module).unitOf(node);
    if (root.in === 'field') return !root.isStatic && this.#constructs(root.type, unit, new Set());
    // The function whose variable it is runs once for each such variable.
    return root.in === 'variable' && unit.kind !== 'module' && unit === unitOfVariable(root) && !isEndless;
  }

  /** Whether the unit in which the node stands tells that by itself; cheap to ask. */
  isPlainlySetUp({ root }: Container, module: Module, node: Node): boolean {
    if (this.hasEndlessLoops) return false;
    const unit = codeOf(module).unitOf(node);
    if (unit.kind === 'module') return true;
    return root.in === 'field' ? !root.isStatic && isConstructing(root.type, unit) : unit === unitOfVariable(root);
  }

  /** Something in the program goes on for as long as it runs. */
  get hasEndlessLoops(): boolean {
    return (this.#hasEndless ??= this.#modules.map(codeOf).some((code) => code.all.loops.some((loop) => waitsForEver(code, loop))));
  }

  #constructs(type: ProjectType, unit: Unit, seen: Set<Unit>): boolean {
    if (isConstructing(type, unit)) return true;
    if (seen.has(unit)) return false;
    seen.add(unit);
    const runs = this.#facts.heats.runsOf(unit);
    return runs.length > 0 && runs.every((run) => run.mode === 'call' && this.#constructs(type, run.from, seen));
  }
}

function isConstructing(type: ProjectType, unit: Unit): boolean {
  return unit.kind === 'constructor' || unit.kind === 'initializer' || unit === type.constructorUnit;
}

/** The unit whose run makes the variable. */
export function unitOfVariable(root: Container['root']): Unit | undefined {
  if (root.in !== 'variable') return undefined;
  const variable = root.module.variables[root.variable];
  return variable && root.module.units[variable.unit];
}

function findInstances(facts: HeatFacts, modules: readonly Module[]): Map<ProjectType, { heat: Heat; isKept: boolean }[]> {
  const { meanings, heats } = facts;
  const instances = new Map<ProjectType, { heat: Heat; isKept: boolean }[]>();
  for (const module of modules)
    for (const node of codeOf(module).all.calls) {
      if (node.form !== 'new') continue;
      for (const meaning of meanings.of(module, node.result)) {
        if (meaning.is !== 'object') continue;
        const made = { heat: heats.of(module, node), isKept: isKept(facts, module, node.result) };
        for (const type of lineageOf(meaning.type)) instances.set(type, [...(instances.get(type) ?? []), made]);
      }
    }
  return instances;
}
