import type { CallInstruction, Node, Unit, ValueId } from '../../ir/model.ts';
import { returnedBy } from '../../ir/returned-by.ts';
import { operandsOf } from '../../ir/operands.ts';
import { nodesOf } from '../../ir/walk.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf, originsOf } from '../code/origins.ts';
import type { Addition, Candidate, GrowthFacts } from './candidates.ts';
import type { Changes } from './changes.ts';
import type { Container } from './container.ts';
import type { Containers } from './containers.ts';
import type { Ending } from './endings.ts';
import { areNamedParts, isKeptByOption, isOfFile, isOfGivenFunction } from './few-results.ts';
import { isSameKey, textOf } from './key-text.ts';
import { isHandedOut } from './lasting.ts';
import { unitOfVariable } from './lifetimes.ts';
import { isAskedAtWill } from './open-keys.ts';
import type { Verdict } from './verdict.ts';

export function judgeCache(facts: GrowthFacts, candidate: Candidate, change: Addition, endings: readonly Ending[]): Verdict | undefined {
  const { changes } = facts;
  const { container } = candidate;
  const isWalked = changes
    .of(container, 'walks')
    .some((walk) => !keepsInOrder(changes.of(container, 'adds'), codeOf(walk.module).unitOf(walk.node)));
  if (isWalked || changes.of(container, 'exposes').length > 0)
    return endings.length > 0 ? undefined : { kind: 'cache', change, confidence: 'possible' };
  const isDoubtful =
    change.isAmbiguous === true ||
    isLimitedByOther(change) ||
    isIndex(change) ||
    isKeptByOption(facts, change) ||
    isOfGivenFunction(container, change) ||
    areNamedParts(facts.calls, change) ||
    isOfFile(facts, change) ||
    !isAskedAtWill(facts.heats, change) ||
    !isAskedFor(facts, candidate, change);
  if (endings.length === 0) return { kind: 'cache', change, confidence: isDoubtful ? 'possible' : 'likely' };
  if (isDoubtful || !endings.every(isInvalidation)) return undefined;
  const units = [...new Set(endings.map(({ unit }) => unit.name ?? ''))].filter((name) => name !== '');
  const places = endings.map(({ change: { module, node } }) => ({ module, span: node.span, label: 'emptied here' }));
  return { kind: 'invalidated', change, confidence: 'likely', units, places };
}

/** An empty structure is no result, but made for others to put something into it. */
function isIndex({ module, values }: Addition): boolean {
  const code = codeOf(module);
  return values
    .flatMap((value) => originsOf(code, originOf(code, value)))
    .some((origin) => {
      const made = code.definitionOf(origin);
      if (made?.op === 'array') return made.items.length === 0;
      if (made?.op === 'object') return made.entries.length === 0;
      return made?.op === 'call' && (made.form === 'new' ? made.arguments.length === 0 : isBareObject(code, made));
    });
}

/** `Object.create(null)`. */
function isBareObject(code: ModuleCode, { callee }: CallInstruction): boolean {
  if (callee.kind !== 'method' || !('name' in callee.key) || callee.key.name !== 'create') return false;
  const owner = code.definitionOf(callee.object);
  return owner?.op === 'global' && owner.name === 'Object';
}

/** A variable of a function is only asked for its results when the function hands out what reads it. */
function isAskedFor({ heats }: GrowthFacts, { container, lifetime }: Candidate, { module, node }: Addition): boolean {
  const owner = unitOfVariable(container.root);
  return lifetime !== 'closure' || owner === undefined || isHandedOut(heats, codeOf(module).unitOf(node), owner);
}

/** The function looks the key up somewhere else too, so that there are no more entries than are there. */
function isLimitedByOther({ module, node, key }: Addition): boolean {
  const code = codeOf(module);
  const unit = code.unitOf(node);
  const target =
    node.op === 'set'
      ? textOf(code, node.object)
      : node.op === 'call' && node.callee.kind === 'method'
        ? textOf(code, node.callee.object)
        : undefined;
  for (const other of nodesOf(unit.body)) {
    const looked = other.op === 'get' && 'value' in other.key ? other.key.value : readKey(other);
    if (looked === undefined || key === undefined || !isSameKey(code, looked, key)) continue;
    const object =
      other.op === 'get' ? other.object : other.op === 'call' && other.callee.kind === 'method' ? other.callee.object : undefined;
    if (object !== undefined && textOf(code, object) !== target) return true;
  }
  return false;
}

/** The key of `map.get(key)`. */
function readKey(node: Node): ValueId | undefined {
  if (node.op !== 'call' || node.callee.kind !== 'method' || !('name' in node.callee.key) || node.callee.key.name !== 'get')
    return undefined;
  const [first] = node.arguments;
  return first?.kind === 'value' ? first.value : undefined;
}

/** Everything goes because something else changes: the function gets data and is no function for emptying, which would need none. */
function isInvalidation({ isWhole, unit }: Ending): boolean {
  const isForEmptying =
    unit.name !== undefined &&
    /clear|reset|dispose|destroy|close|clean|flush|purge|evict|prune|expire|free|unload|stop|end|invalidate/i.test(unit.name);
  return isWhole && unit.parameters.length > 0 && !isForEmptying;
}

/** The entries are walked only to bring them up to date. */
function keepsInOrder(additions: readonly Addition[], walker: Unit): boolean {
  return additions.some(({ module, node }) => {
    const unit = codeOf(module).unitOf(node);
    return module === walker.module && unit !== walker && unit.parent === walker.id;
  });
}

/** The function looks the key up, computes what is missing, keeps it and returns it. */
export function isCache({ changes, keys }: GrowthFacts, containers: Containers, { container, form }: Candidate, change: Addition): boolean {
  const { key, module } = change;
  if (key === undefined || form === 'array' || form === 'set' || !keys.isFromCaller(module, key)) return false;
  const code = codeOf(module);
  const unit = code.unitOf(change.node);
  if (!isLookedUpBefore(changes, container, change) || change.values.some((value) => isGiven(code, value) || isCount(code, value)))
    return false;
  return returnedBy(unit).some((value) => comesFrom(code, containers, value, change, container));
}

/** The function that adds the entry looks its key up, and so adds one for each key. */
export function isLookedUpBefore(changes: Changes, container: Container, { module, node, key }: Addition): boolean {
  const code = codeOf(module);
  const unit = code.unitOf(node);
  return (
    key !== undefined &&
    changes
      .of(container, 'looksUp')
      .some((look) => look.module === module && code.unitOf(look.node) === unit && isSameKey(code, look.key, key))
  );
}

/** The value is an argument of the function itself, waited for, a constant or a count: no result that is worth keeping for its own sake. */
function isGiven(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(value);
  if (made?.op === 'operate') return made.operands.some((each) => typeof constantOf(code, each) === 'number');
  if (made?.op !== 'load') return !made || made.op === 'await' || made.op === 'constant';
  return code.storesOf(made.variable).some((store) => ['await', undefined].includes(code.definitionOf(store.value)?.op));
}

/** A number to begin with where nothing is there yet: `counts[name] = counts[name] || 1`. */
function isCount(code: ModuleCode, value: ValueId): boolean {
  const origins = originsOf(code, value);
  return (
    origins.some((origin) => typeof constantOf(code, origin) === 'number') &&
    origins.every((origin) => typeof constantOf(code, origin) === 'number' || code.definitionOf(origin)?.op === 'get')
  );
}

function constantOf(code: ModuleCode, value: ValueId): unknown {
  const made = code.definitionOf(value);
  return made?.op === 'constant' ? made.value : undefined;
}

/** The returned value is made from what was kept, or is what is kept now. */
function comesFrom(code: ModuleCode, containers: Containers, value: ValueId, change: Addition, container: Container): boolean {
  const seen = new Set<ValueId>();
  const pending = [value];
  const kept = container.members.get('*');
  for (let next = pending.pop(); next !== undefined && seen.size < 40; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (change.values.includes(next) || (kept && containers.of(code.module, next).includes(kept))) return true;
    const made = code.definitionOf(next);
    if (made?.op === 'load') pending.push(...code.storesOf(made.variable).map((store) => store.value));
    else if (made && made.op !== 'closure') pending.push(...operandsOf(made));
  }
  return false;
}
