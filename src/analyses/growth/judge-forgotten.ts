import type { Node, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import type { Addition, Candidate, GrowthFacts } from './candidates.ts';
import type { Change } from './change.ts';
import type { Container } from './container.ts';
import { isAtTheEndOrAnew } from './endings.ts';
import { endOfEntry } from './end-of-entry.ts';
import { isBounded } from './judge-unbounded.ts';
import { isSameKey } from './key-text.ts';
import { isPassingKey } from './passing.ts';
import type { Verdict } from './verdict.ts';

/** What ends the work behind an entry, by name. Functions that close or stop something may be followed by one that opens it again under the same key. */
const removers = /^[_#]*(remove|delete|unregister|deregister|unsubscribe|unlisten|forget|drop|destroy|dispose)/i;

/**
 * Nothing deletes the entries, though code shows when their time is over: a function that removes the thing only looks its entry up, ends what is kept there or marks it as
 * over, or the entry of another container under the same key is deleted.
 */
export function judgeForgotten(facts: GrowthFacts, candidate: Candidate): Verdict | undefined {
  const { container, lifetime, additions, form } = candidate;
  if (lifetime === 'brief' || form === 'array' || form === 'text' || isBounded(facts, container)) return undefined;
  const endings = facts.endings.of(container);
  for (const { change } of additions) {
    if (change.isAmbiguous === true || change.key === undefined) continue;
    const look = endings.length === 0 ? lookOfRemover(facts, container) : undefined;
    if (look) return verdictOf(change, look, 'looked up here, and left in its place');
    const removal = endings.length === 0 ? removalOfSibling(facts, container, change) : undefined;
    if (removal) return verdictOf(change, removal, 'what is kept elsewhere under the same key is deleted here');
    const over = endings.every((ending) => isAtTheEndOrAnew(facts.heats, ending))
      ? endOfEntry(facts, container, isPassingKey(change))
      : undefined;
    if (over) return verdictOf(change, over, `${over.how} here, and left in its place`);
  }
  return undefined;
}

function verdictOf(change: Addition, { module, node }: Pick<Change, 'module' | 'node'>, label: string): Verdict {
  const unit = codeOf(module).unitOf(node);
  return {
    kind: 'forgotten',
    change,
    confidence: 'likely',
    units: unit.name === undefined ? [] : [unit.name],
    places: [{ module, span: node.span, label }],
  };
}

/** The entry is looked up under a key of the caller by a function that removes something, by its name. */
function lookOfRemover({ changes, keys }: GrowthFacts, container: Container): Change | undefined {
  for (const change of changes.of(container, 'looksUp')) {
    const unit = codeOf(change.module).unitOf(change.node);
    if (unit.name === undefined || !removers.test(unit.name) || !keys.isFromCaller(change.module, change.key)) continue;
    if (!('result' in change.node) || !isOnlyHandedOn(codeOf(change.module), change.node.result)) continue;
    return change;
  }
  return undefined;
}

/** The entry goes to calls as an argument, and nothing is done to it itself: a list under the key that loses one of its elements is there to stay. */
function isOnlyHandedOn(code: ModuleCode, value: ValueId): boolean {
  const names = code.usersOf(value).flatMap((user) => (user.op === 'store' ? code.loadsOf(user.variable).map(({ result }) => result) : []));
  const uses = [value, ...names].flatMap((each) => code.usersOf(each).map((user) => ({ user, isArgument: isArgumentOf(user, each) })));
  const ofInterest = uses.filter(({ user }) => !/^(store|branch|operate)$/.test(user.op));
  return ofInterest.length > 0 && ofInterest.every(({ isArgument }) => isArgument);
}

function isArgumentOf(user: Node, value: ValueId): boolean {
  return user.op === 'call' && user.arguments.some((item) => item.kind !== 'hole' && item.value === value);
}

/** Another container gets an entry under the same key at the same time, and loses it again. */
function removalOfSibling({ changes }: GrowthFacts, container: Container, change: Addition): Change | undefined {
  const { module, node, key } = change;
  const code = codeOf(module);
  const unit = code.unitOf(node);
  if (key === undefined || !isPassingKey(change)) return undefined;
  for (const sibling of changes.all()) {
    if (sibling === container) continue;
    const isTwin = changes
      .of(sibling, 'adds')
      .some(
        (each) => each.module === module && code.unitOf(each.node) === unit && each.key !== undefined && isSameKey(code, each.key, key),
      );
    const removal = isTwin ? changes.of(sibling, 'removes').find((each) => each.key !== undefined) : undefined;
    if (removal) return removal;
  }
  return undefined;
}
