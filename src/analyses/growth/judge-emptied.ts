import type { Unit } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { originsOf as originsWithin } from '../code/origins.ts';
import type { Candidate, GrowthFacts } from './candidates.ts';
import type { Change } from './change.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Verdict } from './verdict.ts';

/** Names of structures that keep functions, under names of events. */
const registries = /listener|handler|callback|subscri|observer|hook|event/i;

/** What is kept under the keys is emptied entry by entry, while the keys themselves are never removed. */
export function judgeEmptied(facts: GrowthFacts, meanings: Meanings, candidate: Candidate): Verdict | undefined {
  const { container, form, lifetime, additions } = candidate;
  const kept = container.members.get('*');
  const [first] = additions;
  // The places of a list are as many as it was made for.
  if (!kept || !first || form === 'array' || lifetime === 'brief' || facts.endings.of(container).length > 0) return undefined;
  const removals = facts.changes.of(kept, 'removes').filter((change) => change.takes !== true);
  const inner = facts.changes.of(kept, 'adds');
  if (removals.length === 0 || inner.length === 0 || isRegistry(meanings, container, inner)) return undefined;
  const made = additions.find(({ change }) => change.values.some((value) => isEmptyStructure(change, value)));
  if (!made) return undefined;
  const places = removals.slice(0, 2).map(({ module, node }) => ({ module, span: node.span, label: 'emptied here, while its key stays' }));
  return { kind: 'emptied', change: made.change, confidence: 'likely', units: namesOf(removals), places };
}

function isRegistry(meanings: Meanings, container: Candidate['container'], inner: readonly Change[]): boolean {
  const { root } = container;
  const name = root.in === 'variable' ? (root.module.variables[root.variable]?.name ?? '') : root.name;
  if (registries.test(name)) return true;
  return inner.some((change) => change.kind === 'adds' && change.values.some((value) => isFunction(meanings, change, value)));
}

function isFunction(meanings: Meanings, { module }: Change, value: Parameters<Meanings['of']>[1]): boolean {
  const code = codeOf(module);
  const parameter = code.parameterOf(value);
  const made = code.definitionOf(value);
  const name = parameter
    ? parameter.unit.parameters[parameter.index]?.name
    : made?.op === 'load'
      ? module.variables[made.variable]?.name
      : undefined;
  return (
    meanings.unitsOf(module, value).length > 0 ||
    (name !== undefined && /^(fn|cb|func|function|action)$|listener|handler|callback|hook/i.test(name))
  );
}

function isEmptyStructure({ module }: Change, value: Parameters<Meanings['of']>[1]): boolean {
  const code = codeOf(module);
  return originsWithin(code, value).some((origin) => {
    const made = code.definitionOf(origin);
    if (made?.op === 'array') return made.items.length <= 1;
    if (made?.op === 'object') return made.entries.length <= 1;
    return made?.op === 'call' && made.form === 'new' && made.arguments.length <= 1;
  });
}

function namesOf(removals: readonly Change[]): readonly string[] {
  const units = removals.map((change) => namedUnit(codeOf(change.module).unitOf(change.node)));
  return [...new Set(units.flatMap((unit) => (unit?.name === undefined ? [] : [unit.name])))];
}

function namedUnit(unit: Unit): Unit | undefined {
  let named: Unit | undefined = unit;
  while (named && named.name === undefined) named = named.parent === undefined ? undefined : named.module.units[named.parent];
  return named;
}
