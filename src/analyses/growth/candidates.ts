import type { Node, ValueId, VariableId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import type { CallFacts } from '../code/behaviours.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Heat } from '../heat/heat.ts';
import { compareRates } from '../heat/rate.ts';
import type { Heats } from '../heat/heats.ts';
import type { Change } from './change.ts';
import type { Changes } from './changes.ts';
import { type Container, declarationOf } from './container.ts';
import type { Endings } from './endings.ts';
import { isFilledAtFirst } from './filled-once.ts';
import type { Form, Forms } from './forms.ts';
import type { Keys } from './keys.ts';
import { isSameKey } from './key-text.ts';
import { runsWithin } from './runs-within.ts';
import { type Lifetime, type Lifetimes, unitOfVariable } from './lifetimes.ts';

export type Addition = Extract<Change, { readonly kind: 'adds' }>;

/** What the several questions about one container have in common. */
export interface Candidate {
  readonly container: Container;
  readonly form: Form;
  readonly lifetime: Lifetime;
  /** Places that add entries under keys that may be any, after everything is set up; the most frequent first. */
  readonly additions: readonly { readonly change: Addition; readonly heat: Heat }[];
}

/** The analyses that growth is judged by. */
export interface GrowthFacts {
  readonly calls: CallFacts;
  readonly changes: Changes;
  readonly endings: Endings;
  readonly forms: Forms;
  readonly heats: Heats;
  readonly keys: Keys;
  readonly lifetimes: Lifetimes;
}

/** The container, if it may outlive a call and gets entries other than from code that sets it up. */
export function candidateOf(facts: GrowthFacts, container: Container): Candidate | undefined {
  const { changes, keys, lifetimes } = facts;
  const added = changes
    .of(container, 'adds')
    .filter((change) => change.key === undefined || !(keys.isFinite(change.module, change.key) || isLimitedKey(change)))
    .filter((change) => !isOfFewValues(facts, container, change))
    .filter((change) => !isOfPresentKey(changes, container, change))
    .filter((change) => !isFilledAtFirst(changes, container, change))
    .filter((change) => !isOfNewEntry(changes.of(container, 'replaces'), change));
  const form = added.length === 0 ? 'other' : facts.forms.of(container);
  if (form === 'other' || facts.forms.isRecord(container) || facts.forms.isKeptByItsKey(container)) return undefined;
  // How often something runs is asked last.
  const additions = added
    .filter((change) => !lifetimes.isSetUp(container, change.module, change.node))
    .map((change) => ({ change, heat: facts.heats.of(change.module, change.node) }));
  if (additions.length === 0 || !outlives(facts.heats, container, additions)) return undefined;
  const growing =
    form === 'array'
      ? additions.filter(({ change }) => change.how !== 'key' || isAppend(changes, container, change) || isHashed(change))
      : additions;
  growing.sort((a, b) => compareRates(b.heat.rate, a.heat.rate));
  return growing.length === 0 ? undefined : { container, form, lifetime: lifetimes.of(container), additions: growing };
}

/** A variable of a function only matters where a function inside adds to it that lives on after the call: one that is returned, kept, or run by events. */
function outlives(heats: Heats, container: Container, additions: Candidate['additions']): boolean {
  const owner = unitOfVariable(container.root);
  if (!owner || owner.kind === 'module') return container.root.in !== 'variable' || declarationOf(container) !== undefined;
  return additions.some(({ change, heat }) => heat.isEndless || !runsWithin(heats, codeOf(change.module).unitOf(change.node), owner));
}

/** There are only so many values that are added, and each is there once: elements of a `Set`, and those that a list is asked for before. */
function isOfFewValues({ changes, forms, keys }: GrowthFacts, container: Container, { module, node, how, key, values }: Addition): boolean {
  const [value, ...others] = values;
  if (how !== 'call' || key !== undefined || value === undefined || others.length > 0 || !keys.isFinite(module, value)) return false;
  const code = codeOf(module);
  const isAsked = changes
    .of(container, 'looksUp')
    .some((look) => look.module === module && code.unitOf(look.node) === code.unitOf(node) && isSameKey(code, look.key, value));
  return isAsked || forms.of(container) === 'set';
}

/** A test beside the addition compares the key with a limit: there are as many entries as numbers below it. */
function isLimitedKey({ module, node, key }: Addition): boolean {
  const code = codeOf(module);
  if (key === undefined) return false;
  return nodesOf(code.unitOf(node).body).some((each) => {
    if (each.op !== 'operate' || !/^[<>]=?$/.test(each.operator) || !isTested(code, each.result)) return false;
    const [other, ...more] = each.operands.filter((operand) => !isSameKey(code, operand, key));
    const limit = other === undefined || more.length > 0 ? undefined : code.definitionOf(other);
    return limit !== undefined && !(limit.op === 'constant' && Number(limit.value) <= 0);
  });
}

function isTested(code: ModuleCode, value: ValueId): boolean {
  return code.usersOf(value).some((user) => user.op === 'branch' || (user.op === 'store' && isSynthetic(code, user.variable)));
}

function isSynthetic(code: ModuleCode, id: VariableId): boolean {
  return code.module.variables[id]?.kind === 'synthetic';
}

/** A test finds the entry that the addition gives another value: `const known = all.get(name); if (known) all.set(name, { ...known, isOld: true })`. */
function isOfPresentKey(changes: Changes, container: Container, { module, node, key }: Addition): boolean {
  const code = codeOf(module);
  if (key === undefined) return false;
  const found = code
    .surroundings(node)
    .flatMap(({ control, block }) => (control.op === 'branch' && control.then === block ? [originOf(code, control.test)] : []));
  return changes
    .of(container, 'looksUp')
    .some((look) => look.module === module && 'result' in look.node && found.includes(look.node.result) && isSameKey(code, look.key, key));
}

/** What is added to was made right before, where there was nothing under its key: `if (!all[key]) { all[key] = {}; for (…) all[key][name] = value; }`. */
function isOfNewEntry(made: readonly Change[], { module, node }: Addition): boolean {
  const code = codeOf(module);
  const target = node.op === 'set' ? node.object : node.op === 'call' && node.callee.kind === 'method' ? node.callee.object : undefined;
  const entry = target === undefined ? undefined : code.definitionOf(target);
  const key = entry?.op === 'get' && 'value' in entry.key ? entry.key.value : undefined;
  return made.some((each) => {
    if (each.module !== module || each.node.op !== 'set' || !('value' in each.node.key) || key === undefined) return false;
    return isSameKey(code, each.node.key.value, key) && runsAfter(code, node, each.node);
  });
}

/** The node stands behind the other one in the same block, or in something that does. */
function runsAfter(code: ModuleCode, node: Node, other: Node): boolean {
  const { block } = code.placeOf(other);
  const outer = code.placeOf(node).block === block ? node : code.surroundings(node).find(({ control }) => block.includes(control))?.control;
  return outer !== undefined && block.indexOf(outer) > block.indexOf(other);
}

/** `array[hashOf(text)] = value`: a list that is used as a table. */
function isHashed({ module, key }: Addition): boolean {
  const code = codeOf(module);
  const made = key === undefined ? undefined : code.definitionOf(originOf(code, key));
  if (made?.op !== 'call') return false;
  const callee = made.callee.kind === 'method' ? made.callee.key : code.definitionOf(made.callee.value);
  const name =
    callee && 'name' in callee
      ? callee.name
      : callee && 'op' in callee && callee.op === 'load'
        ? code.module.variables[callee.variable]?.name
        : undefined;
  return name !== undefined && /hash/i.test(name);
}

/** `array[array.length] = value`; other positions of arrays are taken to be there already. */
function isAppend(changes: Changes, container: Container, change: Addition): boolean {
  const key = change.key === undefined ? undefined : codeOf(change.module).definitionOf(change.key);
  if (key?.op !== 'get' || !('name' in key.key) || key.key.name !== 'length') return false;
  return [...changes.of(container, 'walks'), ...changes.of(container, 'compares')].some((read) => read.node === key);
}
