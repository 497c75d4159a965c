import type { Module, ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import type { HeatFacts } from '../heat/heat-facts.ts';
import { ChangeFinder } from './change-finder.ts';
import type { Change } from './change.ts';
import type { Container } from './container.ts';
import type { Containers } from './containers.ts';
import { initialValues } from './initial-values.ts';
import type { Keys } from './keys.ts';
import { LastingRoots } from './lasting-roots.ts';
import { type Lifetimes, unitOfVariable } from './lifetimes.ts';
import { RootSet } from './roots.ts';
import { runsWithin } from './runs-within.ts';

interface Questions {
  readonly calls: HeatFacts;
  readonly containers: Containers;
  readonly keys: Keys;
  readonly lifetimes: Lifetimes;
}

/**
 * The roots of what may outlive a call and gets entries under keys that may be any, other than from code that plainly only sets it up. Most programs have none or few, and
 * only for these everything else is asked that happens to them.
 */
export function findGrowingRoots(questions: Questions, modules: readonly Module[]): RootSet {
  const { calls, containers } = questions;
  const found = new RootSet();
  const finder = new ChangeFinder(calls, containers, new LastingRoots(), (container, change) => {
    if (change.kind === 'adds' && !found.includes(container) && mayGrowBy(questions, container, change)) found.add(container.root);
  });
  for (const module of modules) finder.visitAdditions(codeOf(module));
  return found;
}

function mayGrowBy(questions: Questions, container: Container, { module, node, key, how }: Change & { kind: 'adds' }): boolean {
  const { calls, containers, keys, lifetimes } = questions;
  if (lifetimes.isPlainlySetUp(container, module, node) || (how === 'rebuild' && isNumber(containers, container))) return false;
  const owner = unitOfVariable(container.root);
  const isOfCall = owner !== undefined && owner.kind !== 'module' && !lifetimes.hasEndlessLoops;
  if (isOfCall && runsWithin(calls.heats, codeOf(module).unitOf(node), owner)) return false;
  return key === undefined || !keys.isFinite(module, key);
}

/** What is added to is a number, as far as some value shows that is put there: `count += size` looks like `text += part`. */
function isNumber(containers: Containers, container: Container): boolean {
  const { root, path } = container;
  if (path.length > 0 || root.in === 'global') return false;
  if (root.in === 'variable')
    return codeOf(root.module)
      .storesOf(root.variable)
      .some(({ value }) => isNumberConstant(root.module, value));
  const { module } = root.type;
  return (
    initialValues(root).some(({ value }) => isNumberConstant(module, value)) ||
    codeOf(module).all.sets.some(({ object, key, value }) => {
      if (!('name' in key) || key.name !== root.name || !isNumberConstant(module, value)) return false;
      return containers.member(module, object, key).includes(container);
    })
  );
}

function isNumberConstant(module: Module, value: ValueId): boolean {
  const made = codeOf(module).definitionOf(value);
  return made?.op === 'constant' && made.type === 'number';
}
