import type { CallInstruction, Instruction, Module, Node, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import type { Change } from './change.ts';
import type { Container } from './container.ts';
import type { GrowthFacts } from './candidates.ts';

/** A place after which what an entry stands for is over. */
export interface EndOfEntry {
  readonly module: Module;
  readonly node: Node;
  readonly how: 'ended' | 'marked as over';
}

/** Methods after which an object is of no use. */
const finals = /^(destroy|dispose|terminate|close|kill|unsubscribe|abort)$/;

/** Functions that end what is under a key for good, by name. */
const closers =
  /^[_#]*(remove|delete|un(register|subscribe|listen|load|mount|watch)|deregister|destroy|dispose|close|end|terminate|kill|leave|detach|drop|release)/i;

/** Members that say whether work goes on, which then are false, and those that say that it is over, which then are true. */
const goesOn = /^_?(is_?)?(loading|pending|running|in_?flight|processing)$/i;
const isOver = /^_?(is_?)?(done|finished|completed?|ended|settled|resolved)$/i;

/**
 * Where the entry that a caller names is ended, or, if entries stand for pieces of work that pass, where its record says that it is over. Not where a record may begin
 * again.
 */
export function endOfEntry({ changes, keys }: GrowthFacts, container: Container, isPassing: boolean): EndOfEntry | undefined {
  const looks = changes.of(container, 'looksUp').filter((look) => 'result' in look.node && keys.isFromCaller(look.module, look.key));
  const marks = isPassing ? looks.flatMap((look) => marksOf(look)) : [];
  for (const look of looks) {
    const { module } = look;
    const code = codeOf(module);
    const call = closers.test(code.unitOf(look.node).name ?? '')
      ? usesOf(code, look).find((use) => isFinal(use.user, use.value))
      : undefined;
    if (call) return { module, node: call.user, how: 'ended' };
    const mark = marksOf(look).find(({ says }) => says === 'over');
    const restarts = mark && marks.some(({ name, says }) => name === mark.name && says === 'on');
    if (isPassing && mark && !restarts) return { module, node: mark.set, how: 'marked as over' };
  }
  return undefined;
}

interface Use {
  readonly user: Node;
  readonly value: ValueId;
}

/** What is done with the entry that was looked up, also under the name of a variable. */
function usesOf(code: ModuleCode, { node }: Change): readonly Use[] {
  if (!('result' in node)) return [];
  const names = code
    .usersOf(node.result)
    .flatMap((user) => (user.op === 'store' ? code.loadsOf(user.variable).map(({ result }) => result) : []));
  return [node.result, ...names].flatMap((value) => code.usersOf(value).map((user) => ({ user, value })));
}

function isFinal(user: Node, value: ValueId): user is CallInstruction {
  if (user.op !== 'call' || user.callee.kind !== 'method' || user.callee.object !== value) return false;
  return 'name' in user.callee.key && finals.test(user.callee.key.name);
}

interface Mark {
  readonly set: Instruction & { op: 'set' };
  readonly name: string;
  readonly says: 'over' | 'on';
}

function marksOf(look: Change): readonly Mark[] {
  const code = codeOf(look.module);
  return usesOf(code, look).flatMap(({ user, value }): Mark[] => {
    if (user.op !== 'set' || user.object !== value || !('name' in user.key)) return [];
    const made = code.definitionOf(user.value);
    const { name } = user.key;
    if (!goesOn.test(name) && !isOver.test(name)) return [];
    const isSaid = made?.op === 'constant' && made.value === isOver.test(name);
    return [{ set: user, name, says: isSaid ? 'over' : 'on' }];
  });
}
