import type { CallInstruction, Key, Node, Unit, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Addition, Candidate, GrowthFacts } from './candidates.ts';
import type { Change } from './change.ts';
import type { Containers } from './containers.ts';
import { isCoveredBy } from './covers.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Verdict } from './verdict.ts';

/** A call of a function that an entry keeps. */
interface Completion {
  readonly code: ModuleCode;
  readonly call: CallInstruction;
  /** The name under which the entry keeps the function; empty when the entry is the function. */
  readonly member: string;
}

/**
 * Entries stand for work that is going on and keep the function to call when it ends. Where one ending deletes the entry and calls the function, another that calls it
 * without deleting leaves the entry for good.
 */
export function judgeUnsettled(facts: GrowthFacts, containers: Containers, meanings: Meanings, candidate: Candidate): Verdict | undefined {
  const { container, lifetime, additions } = candidate;
  if (lifetime === 'brief' || facts.endings.of(container).some(({ isWhole }) => isWhole)) return undefined;
  const removals = facts.changes.of(container, 'removes');
  for (const { change } of removals.length === 0 ? [] : additions) {
    const completions = completionsOf(containers, candidate, change).filter((each) => !isPartOfEntry(meanings, additions, each));
    const settled = completions.filter((each) => isSettled(meanings, each, removals));
    const members = withPartners(change, new Set(settled.map(({ member }) => member)));
    const open = completions.filter((each) => members.has(each.member) && !settled.includes(each) && !isRemover(meanings, each, removals));
    if (open.length === 0) continue;
    const places = [
      ...open.slice(0, 3).map(({ code, call }) => ({ module: code.module, span: call.span, label: 'ends here with its entry left' })),
      // The last place is the one that deletes.
      ...removals.slice(0, 1).map(({ module, node }) => ({ module, span: node.span, label: 'the only ending that deletes the entry' })),
    ];
    return { kind: 'unsettled', change, confidence: 'likely', places };
  }
  return undefined;
}

/** Calls of functions that the entries keep: where the entry was looked up, and by whoever made the entry. */
function completionsOf(containers: Containers, { container }: Candidate, change: Addition): readonly Completion[] {
  const modules = new Set([change.module, ...moduleOfRoot(container)]);
  const found: Completion[] = [];
  for (const module of modules) {
    const code = codeOf(module);
    for (const node of code.nodes()) {
      if (node.op !== 'call' || node.form !== 'call') continue;
      const member = memberCalled(code, containers, container, change, node);
      if (member !== undefined && !isBefore(code, node, change)) found.push({ code, call: node, member });
    }
  }
  return found;
}

function memberCalled(
  code: ModuleCode,
  containers: Containers,
  container: Candidate['container'],
  change: Addition,
  { callee }: CallInstruction,
): string | undefined {
  const kept = container.members.get('*');
  const isEntry = (value: ValueId): boolean =>
    (kept !== undefined && containers.of(code.module, value).includes(kept)) ||
    (code.module === change.module && change.values.some((added) => originOf(code, added) === originOf(code, value)));
  if (callee.kind === 'method' && 'name' in callee.key && /^(call|apply)$/.test(callee.key.name) && isEntry(callee.object)) return '';
  if (callee.kind === 'method' && 'value' in callee.key)
    return containers.of(code.module, callee.object).includes(container) ? '' : undefined;
  if (callee.kind === 'method')
    return 'name' in callee.key && isEntry(callee.object) && keeps(change, callee.key) ? callee.key.name : undefined;
  if (isEntry(callee.value)) return '';
  return code.module === change.module ? memberNamed(code, change, callee.value) : undefined;
}

/** The call stands in a function that is kept as an entry itself. */
function isPartOfEntry(meanings: Meanings, additions: Candidate['additions'], { code, call }: Completion): boolean {
  const entries = new Set(additions.flatMap(({ change }) => change.values.flatMap((value) => meanings.unitsOf(change.module, value))));
  for (let unit: Unit | undefined = code.unitOf(call); unit; unit = unit.parent === undefined ? undefined : unit.module.units[unit.parent])
    if (entries.has(unit)) return true;
  return false;
}

/** Names of functions that end something, for entries that nobody can look into. */
const enders = /^(resolve|reject|done|cb|callback|complete|settle|fail|finish)$/;

/** The entry is a literal with such a member, or the name says that it ends something. */
function keeps(change: Addition, key: Key): boolean {
  const entries = entriesOf(change);
  if (!entries) return 'name' in key && enders.test(key.name);
  return entries.some((entry) => entry.kind === 'property' && 'name' in entry.key && 'name' in key && entry.key.name === key.name);
}

/** The function that is called is a member of the entry, under this name. */
function memberNamed(code: ModuleCode, change: Addition, callee: ValueId): string | undefined {
  const origin = originOf(code, callee);
  for (const entry of entriesOf(change) ?? [])
    if (entry.kind === 'property' && 'name' in entry.key && originOf(code, entry.value) === origin) return entry.key.name;
  return undefined;
}

function entriesOf(change: Addition) {
  const code = codeOf(change.module);
  for (const value of change.values) {
    const made = code.definitionOf(originOf(code, value));
    if (made?.op === 'object') return made.entries;
  }
  return undefined;
}

/** `resolve` and `reject` of one promise end the same work. */
function withPartners(change: Addition, members: ReadonlySet<string>): ReadonlySet<string> {
  const code = codeOf(change.module);
  const makers = new Map<string, Unit>();
  for (const entry of entriesOf(change) ?? []) {
    const parameter = entry.kind === 'property' ? code.parameterOf(originOf(code, entry.value)) : undefined;
    if (entry.kind === 'property' && 'name' in entry.key && parameter) makers.set(entry.key.name, parameter.unit);
  }
  const units = new Set([...members].map((member) => makers.get(member)));
  return new Set([...members, ...[...makers].flatMap(([name, unit]) => (units.has(unit) ? [name] : []))]);
}

/** The entry is deleted on the way to or from the call. */
function isSettled(meanings: Meanings, { code, call }: Completion, removals: readonly Change[]): boolean {
  const unit = code.unitOf(call);
  const here = removals.filter((each) => each.module === code.module && code.unitOf(each.node) === unit);
  if (here.some((each) => isCoveredBy(code, call, each.node))) return true;
  return meanings.callersOf(unit).some((caller) => removals.some((each) => isIn(each, codeOf(caller.module).unitOf(caller.call))));
}

/** The function that is called deletes the entry itself. */
function isRemover(meanings: Meanings, { call }: Completion, removals: readonly Change[]): boolean {
  return meanings.calleesOf(call).some((callee) => callee.kind === 'unit' && removals.some((each) => isIn(each, callee.unit)));
}

function isIn({ module, node }: Change, unit: Unit): boolean {
  for (
    let each: Unit | undefined = codeOf(module).unitOf(node);
    each;
    each = each.parent === undefined ? undefined : module.units[each.parent]
  )
    if (each === unit) return true;
  return false;
}

/** The call stands before the entry is made, in the same function. */
function isBefore(code: ModuleCode, call: Node, change: Addition): boolean {
  return code.module === change.module && code.unitOf(call) === code.unitOf(change.node) && call.span.start < change.node.span.start;
}

function moduleOfRoot({ root }: Candidate['container']) {
  return root.in === 'variable' ? [root.module] : root.in === 'field' ? [root.type.module] : [];
}
