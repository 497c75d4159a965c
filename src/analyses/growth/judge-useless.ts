import type { Instruction, Module, Node } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import type { Candidate, GrowthFacts } from './candidates.ts';
import type { Change } from './change.ts';
import { type Container, isExported } from './container.ts';
import { isBounded } from './judge-unbounded.ts';
import type { Verdict } from './verdict.ts';

/** Nothing takes entries out of a container from which nobody reads either: what is in it has no use. */
export function judgeUseless(facts: GrowthFacts, modules: readonly Module[], candidate: Candidate): Verdict | undefined {
  const { container, lifetime, additions } = candidate;
  const { changes } = facts;
  if (lifetime === 'brief' || facts.endings.of(container).length > 0 || changes.of(container, 'exposes').length > 0) return undefined;
  if (isBounded(facts, container)) return undefined;
  const change = additions.map((each) => each.change).find((each) => each.isAmbiguous !== true && each.how === 'call');
  if (!change) return undefined;
  return isNeverRead(facts, modules, container) ? { kind: 'unbounded', change, confidence: 'likely' } : undefined;
}

/** The container cannot be reached from outside, and the program does nothing with it but add. */
function isNeverRead({ changes, lifetimes }: GrowthFacts, modules: readonly Module[], container: Container): boolean {
  const { root, path } = container;
  if (path.length > 0 || root.in === 'global' || isExported(container)) return false;
  if (
    !changes.of(container, 'replaces').every((change) => lifetimes.isPlainlySetUp(container, change.module, change.node) || isLazy(change))
  )
    return false;
  const adding = new Set<Node>(changes.of(container, 'adds').map(({ node }) => node));
  if (root.in === 'variable') {
    const code = codeOf(root.module);
    // The structure may have another name, too.
    if (code.storesOf(root.variable).some((store) => code.usersOf(store.value).length > 1)) return false;
    return code.loadsOf(root.variable).every((load) => isOnlyAddedTo(code, load, adding));
  }
  const { name } = root;
  if (!/^[_#]/.test(name)) return false;
  return modules.every((module) => {
    const code = codeOf(module);
    return readsOfName(code, name).every((get) => isOnlyAddedTo(code, get, adding));
  });
}

/** It gets its first value where a test finds none. */
function isLazy({ module, node }: Change): boolean {
  return codeOf(module)
    .surroundings(node)
    .some(({ control }) => control.op === 'branch');
}

function readsOfName(code: ModuleCode, name: string): readonly (Instruction & { op: 'get' })[] {
  return [...code.nodes()].filter(
    (node): node is Instruction & { op: 'get' } => node.op === 'get' && 'name' in node.key && node.key.name === name,
  );
}

/** What is read is added to, or only asked whether it is there. */
function isOnlyAddedTo(code: ModuleCode, { result }: Instruction & { op: 'get' | 'load' }, adding: ReadonlySet<Node>): boolean {
  return code.usersOf(result).every((user) => adding.has(user) || isTest(code, user));
}

function isTest(code: ModuleCode, user: Node): boolean {
  if (user.op === 'branch') return true;
  return user.op === 'operate' && user.operator === '!' && code.usersOf(user.result).every((each) => each.op === 'branch');
}
