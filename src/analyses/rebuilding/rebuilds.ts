import type { Shape } from '../../base/behaviour.ts';
import type { CallInstruction, Module, Node, Unit, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { touchOf } from './mutations.ts';
import { type Region, regionAround } from './region.ts';
import { Steadiness } from './steadiness.ts';

/** Finds structures that are built anew on every round from what never changes. */
export class Rebuilds {
  readonly #facts: CallFacts;
  readonly #isMeant: (kind: string) => boolean;
  /** What functions build; undefined also while it is being found. */
  readonly #built = new Map<Unit, string | undefined>();

  /** `isMeant` says which kinds are looked at. */
  constructor(facts: CallFacts, isMeant: (kind: string) => boolean) {
    this.#facts = facts;
    this.#isMeant = isMeant;
  }

  /** The kind of what a call makes, itself or by a function of the program that builds it; undefined when it makes none of those looked at. */
  madeBy(module: Module, call: CallInstruction): string | undefined {
    for (const { result } of behavioursOf(this.#facts, module, call)) {
      const kind = result && kindMade(result);
      if (kind !== undefined && this.#isMeant(kind)) return kind;
    }
    for (const callee of this.#facts.meanings.calleesOf(call)) {
      const kind = callee.kind === 'unit' ? this.#builtBy(callee.unit) : undefined;
      if (kind !== undefined) return kind;
    }
    return undefined;
  }

  /** Whether what the call makes is the same on every round of the code around it, and stays there. `isInline` as for regions. */
  isBuiltFromTheSame(module: Module, call: CallInstruction, isInline: boolean): boolean {
    const region = regionAround(module, call, isInline);
    const steadiness = new Steadiness(this.#facts, region);
    const isSteady = call.arguments.every((item) => item.kind === 'hole' || steadiness.isSteady(item.value));
    if (!isSteady || (call.callee.kind === 'method' && !steadiness.isSteady(call.callee.object))) return false;
    const units = this.#facts.meanings.calleesOf(call).flatMap((callee) => (callee.kind === 'unit' ? [callee.unit] : []));
    if (units.some((unit) => !steadiness.isSteadyFunction(unit))) return false;
    const fills = this.#countFills(region, steadiness, call);
    return fills !== undefined && fills + (units.length > 0 || this.#isFull(module, call) ? 1 : 0) > 0;
  }

  /** How many places fill what the call makes; undefined when one of them depends on the round, takes away, or lets it live on. */
  #countFills(region: Region, steadiness: Steadiness, call: CallInstruction): number | undefined {
    let fills = 0;
    for (const { node, value } of aliasUses(region.module, call.result)) {
      const touch = touchOf(this.#facts, region.module, node, value);
      if (touch === 'reads') continue;
      if (touch !== 'grows' || !region.contains(node) || !steadiness.runsSteadily(node) || !hasSteadyInputs(steadiness, node, value))
        return undefined;
      fills += 1;
    }
    return fills;
  }

  /** The call copies something, or is given elements along with its options. */
  #isFull(module: Module, call: CallInstruction): boolean {
    if (behavioursOf(this.#facts, module, call).some(({ copies }) => copies !== undefined)) return true;
    const code = codeOf(module);
    return call.arguments.some((item) => {
      const definition = item.kind === 'value' ? code.definitionOf(originOf(code, item.value)) : undefined;
      return definition?.op === 'object' && definition.entries.some(({ value }) => isCollection(module, value));
    });
  }

  /** The kind of what a function of the program builds and returns, on every way out. */
  #builtBy(unit: Unit): string | undefined {
    if (!this.#built.has(unit)) {
      this.#built.set(unit, undefined);
      this.#built.set(unit, this.#findBuilt(unit));
    }
    return this.#built.get(unit);
  }

  #findBuilt(unit: Unit): string | undefined {
    if (unit.isAsync || unit.isGenerator) return undefined;
    const code = codeOf(unit.module);
    let found: string | undefined;
    for (const node of nodesOf(unit.body)) {
      if (node.op !== 'return') continue;
      const made = node.value === undefined ? undefined : code.definitionOf(originOf(code, node.value));
      const kind = made?.op === 'call' && code.unitOf(made) === unit ? this.madeBy(unit.module, made) : undefined;
      if (kind === undefined) return undefined;
      found = kind;
    }
    return found;
  }
}

function kindMade(shape: Shape): string | undefined {
  if ('kind' in shape) return shape.own === 'borrowed' ? undefined : shape.kind;
  return 'anyOf' in shape && shape.anyOf[0] ? kindMade(shape.anyOf[0]) : undefined;
}

function isCollection(module: Module, value: ValueId): boolean {
  const code = codeOf(module);
  const op = code.definitionOf(originOf(code, value))?.op;
  return op === 'array' || op === 'get' || op === 'call' || op === undefined;
}

/** The nodes that use a value under any of its names. A name that may be something else ends in `keeps`, as `store` does. */
function aliasUses(module: Module, value: ValueId): readonly { readonly node: Node; readonly value: ValueId }[] {
  const code = codeOf(module);
  const uses: { node: Node; value: ValueId }[] = [];
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const node of code.usersOf(next)) {
      if (node.op === 'cast') pending.push(node.result);
      else if (node.op === 'store' && code.storesOf(node.variable).length === 1)
        pending.push(...code.loadsOf(node.variable).map((load) => load.result));
      else uses.push({ node, value: next });
    }
  }
  return uses;
}

function hasSteadyInputs(steadiness: Steadiness, node: Node, value: ValueId): boolean {
  if (node.op === 'set') return steadiness.isSteady(node.value);
  if (node.op !== 'call') return false;
  return node.arguments.every((item) => item.kind === 'hole' || item.value === value || steadiness.isSteady(item.value));
}
