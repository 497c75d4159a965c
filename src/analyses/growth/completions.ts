import type { CallInstruction, Key, Node, Unit, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Addition, Candidate } from './candidates.ts';
import type { Containers } from './containers.ts';

/** A call of a function that an entry keeps. */
export interface Completion {
  readonly code: ModuleCode;
  readonly call: CallInstruction;
  /** The name under which the entry keeps the function; empty when the entry is the function. */
  readonly member: string;
}

/** Calls of functions that the entries keep: where the entry was looked up, and by whoever made the entry. */
export function completionsOf(containers: Containers, { container }: Candidate, change: Addition): readonly Completion[] {
  const modules = new Set([change.module, ...moduleOfRoot(container)]);
  const found: Completion[] = [];
  for (const module of modules) {
    const code = codeOf(module);
    for (const node of code.all.calls) {
      if (node.form !== 'call') continue;
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
export function isPartOfEntry(meanings: Meanings, additions: Candidate['additions'], { code, call }: Completion): boolean {
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

export function entriesOf(change: Addition) {
  const code = codeOf(change.module);
  for (const value of change.values) {
    const made = code.definitionOf(originOf(code, value));
    if (made?.op === 'object') return made.entries;
  }
  return undefined;
}

/** The call stands before the entry is made, in the same function. */
function isBefore(code: ModuleCode, call: Node, change: Addition): boolean {
  return code.module === change.module && code.unitOf(call) === code.unitOf(change.node) && call.span.start < change.node.span.start;
}

function moduleOfRoot({ root }: Candidate['container']) {
  return root.in === 'variable' ? [root.module] : root.in === 'field' ? [root.type.module] : [];
}
