import type { CallInstruction, Instruction, Item, Unit, ValueId } from '../../ir/model.ts';
import { behavioursOf } from '../code/behaviours.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { returnedBy } from '../../ir/returned-by.ts';
import type { Run } from '../heat/runs.ts';
import type { CopyFacts } from './copy-facts.ts';
import type { Joining } from './joined-values.ts';

/** Values that are followed back from what is added. */
const mostSteps = 40;

/**
 * Each round adds whole lists, not elements: `all = all.concat(group.members)`. The result may be long where there are but a few such groups, and then little is
 * copied. Gives the lists; `isWhole` tells what holds all so far.
 */
export function addedLists(code: ModuleCode, { node }: Joining, isWhole: (value: ValueId) => boolean): readonly ValueId[] {
  const added = itemsOf(node).filter((item) => !isWhole(item.value));
  return added.every((item) => isList(code, node, item)) ? added.map(({ value }) => value) : [];
}

type ValueItem = Extract<Item, { readonly value: ValueId }>;

function itemsOf(node: Joining['node']): readonly ValueItem[] {
  if (node.op === 'array') return node.items.filter((item) => item.kind !== 'hole');
  if (node.op !== 'call' || node.callee.kind !== 'method') return [];
  const receiver = { kind: 'value', value: node.callee.object, span: node.span } as const;
  return [receiver, ...node.arguments.filter((item) => item.kind !== 'hole')];
}

/** Not an element by its looks: in a literal what is spread, in a call what is not written as a single value or as a literal of such. */
function isList(code: ModuleCode, node: Instruction, { kind, value }: ValueItem): boolean {
  if (node.op === 'array') return kind === 'spread';
  return !/^(constant|operate|object|closure|array|global)$/.test(code.definitionOf(value)?.op ?? '');
}

/** Whether something shows that there are more lists than a few, or long ones: there are as many as the caller gives, or they hold data. */
export function areMany(
  facts: CopyFacts,
  code: ModuleCode,
  node: Instruction,
  lists: readonly ValueId[],
  groups: ValueId | undefined,
): boolean {
  if (groups !== undefined && isGiven(facts, code, groups)) return true;
  return lists.some((list) => holdsData(facts, code, list) || new Sources(facts, code.unitOf(node)).isData(code, list));
}

/** Calls that give a list of as many elements. */
const asMany = new Set(['map', 'filter', 'slice', 'sort', 'toSorted', 'reverse', 'toReversed', 'entries', 'values']);

/** The list is as long as somebody outside of the program likes: it, or the one that it is made of, comes in as an argument, or it holds the words or lines of a text. */
function isGiven(facts: CopyFacts, code: ModuleCode, list: ValueId, depth = 0): boolean {
  const origin = originOf(code, list);
  const parameter = code.parameterOf(origin);
  if (parameter) return depth < mostCallers && isOpen(facts, parameter.unit, parameter.index, depth);
  const made = code.definitionOf(origin);
  if (made?.op === 'load')
    return code.storesOf(made.variable).some(({ value }) => code.parameterOf(value) !== undefined && isGiven(facts, code, value, depth));
  if (made?.op !== 'call' || made.callee.kind !== 'method' || !('name' in made.callee.key)) return false;
  const { key, object } = made.callee;
  return asMany.has(key.name) ? isGiven(facts, code, object, depth) : key.name === 'split' && isSplitAtSpace(code, made);
}

const mostCallers = 4;

/** Nobody seen calls the function, others may, or a caller hands on what it is given itself. */
function isOpen(facts: CopyFacts, unit: Unit, index: number, depth: number): boolean {
  const callers = facts.meanings.callersOf(unit);
  if (callers.length === 0 || facts.heats.mayRunFromOutside(unit)) return true;
  return callers.some(({ module, call }) => {
    const item = call.arguments[index];
    return item?.kind === 'value' && isGiven(facts, codeOf(module), item.value, depth + 1);
  });
}

function isSplitAtSpace(code: ModuleCode, { arguments: [first] }: CallInstruction): boolean {
  const separator = first?.kind === 'value' ? code.definitionOf(first.value) : undefined;
  return separator?.op === 'constant' && /^(\s|\/.*(\\s|\\n).*\/)/.test(String(separator.value));
}

/** A tensor, a matrix or another value that holds data of any size. */
function holdsData({ knowledge, meanings }: CopyFacts, code: ModuleCode, value: ValueId): boolean {
  return meanings.kindsOf(code.module, value).some((kind) => dataSorts.has(knowledge.kind(kind)?.sort));
}

const dataSorts = new Set<unknown>(['tensor', 'matrix', 'sparse', 'buffer', 'embedding', 'graph', 'dataset']);

/** Looks for where lists come from. */
class Sources {
  readonly #facts: CopyFacts;
  readonly #unit: Unit;
  #steps = 0;

  constructor(facts: CopyFacts, unit: Unit) {
    this.#facts = facts;
    this.#unit = unit;
  }

  /** Waited for, and so from outside of the program; what the function itself gives for a part, which copies again at each depth; or read out of a tensor. */
  isData(code: ModuleCode, value: ValueId): boolean {
    this.#steps += 1;
    if (this.#steps > mostSteps) return false;
    const origin = originOf(code, value);
    const made = code.definitionOf(origin);
    switch (made?.op) {
      case undefined:
        return this.#isElementOfData(code, origin);
      case 'await':
        return true;
      case 'get':
        return this.isData(code, made.object);
      case 'call':
        return this.#isCallForData(code, made);
      default:
        return false;
    }
  }

  #isCallForData(code: ModuleCode, call: CallInstruction): boolean {
    if (this.#facts.meanings.calleesOf(call).some((callee) => callee.kind === 'unit' && this.#isAround(callee.unit))) return true;
    const receiver = call.callee.kind === 'method' ? call.callee.object : undefined;
    const reads = behavioursOf(this.#facts, code.module, call).flatMap(({ copies }) => (copies === undefined ? [] : [copies]));
    return reads.some((port) => {
      const item = port === 'this' ? undefined : call.arguments[port];
      const copied = port === 'this' ? receiver : item?.kind === 'value' ? item.value : undefined;
      return copied !== undefined && (holdsData(this.#facts, code, copied) || this.isData(code, copied));
    });
  }

  /** An element of data, or of a list of data: of what is walked by the loop or the call that gives it. */
  #isElementOfData(code: ModuleCode, value: ValueId): boolean {
    const loop = code.loopOfElement(value);
    if (loop?.iterable !== undefined) return this.#isListOfData(code, loop.iterable);
    const unit = code.parameterOf(value)?.unit;
    const runs = unit ? this.#facts.heats.runsOf(unit) : [];
    return runs.some((run) => {
      const list = run.mode === 'each' ? walkedBy(run) : undefined;
      return list !== undefined && this.#isListOfData(codeOf(run.module), list);
    });
  }

  /** The list is data, or made by a function that gives data for each element: `list.map((tensor) => tensor.dataSync())`. */
  #isListOfData(code: ModuleCode, list: ValueId): boolean {
    const made = code.definitionOf(originOf(code, list));
    if (made?.op !== 'call') return this.isData(code, list);
    const { callee } = made;
    if (callee.kind === 'method' && 'name' in callee.key && asMany.has(callee.key.name) && this.#isListOfData(code, callee.object))
      return true;
    const given = made.arguments.flatMap((item) => {
      const closure = item.kind === 'value' ? code.definitionOf(originOf(code, item.value)) : undefined;
      const unit = closure?.op === 'closure' ? code.module.units[closure.unit] : undefined;
      return unit ? returnedBy(unit) : [];
    });
    return this.isData(code, list) || given.some((value) => this.isData(code, value));
  }

  #isAround(unit: Unit): boolean {
    for (let each: Unit | undefined = this.#unit; each; each = each.parent === undefined ? undefined : each.module.units[each.parent])
      if (each === unit && each.kind !== 'module') return true;
    return false;
  }
}

/** What a call goes through to run a function for each element. */
function walkedBy({ node, walked }: Run): ValueId | undefined {
  return walked ?? (node.op === 'call' && node.callee.kind === 'method' ? node.callee.object : undefined);
}
