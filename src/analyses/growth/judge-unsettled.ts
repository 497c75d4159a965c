import type { CallInstruction, Unit } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Addition, Candidate, GrowthFacts } from './candidates.ts';
import type { Change } from './change.ts';
import type { Containers } from './containers.ts';
import { type Completion, completionsOf, entriesOf, isPartOfEntry } from './completions.ts';
import { isCoveredBy } from '../code/covers.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Verdict } from './verdict.ts';

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
    if (completions.some((each) => !settled.includes(each) && isCalledAtOnce(change, each))) continue;
    const members = withPartners(change, new Set(settled.map(({ member }) => member)));
    const open = completions.filter(
      (each) =>
        members.has(each.member) && !settled.includes(each) && !isRemovingCall(meanings, each.call, removals) && !isRepeated(each, settled),
    );
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

/** Who adds a function and then calls it in any case, as with the state that there is now, keeps a listener and no work. */
function isCalledAtOnce(change: Addition, { code, call }: Completion): boolean {
  return code.module === change.module && code.placeOf(call).block === code.placeOf(change.node).block;
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
  if (
    code.all.calls.some(
      (each) => each !== call && code.unitOf(each) === unit && isRemovingCall(meanings, each, removals) && isCoveredBy(code, call, each),
    )
  )
    return true;
  return meanings.callersOf(unit).some((caller) => removals.some((each) => isIn(each, codeOf(caller.module).unitOf(caller.call))));
}

/** One function hands the same member what has come, and deletes the entry only with the last: by its name the member is there for more than the end. */
function isRepeated({ code, call, member }: Completion, settled: readonly Completion[]): boolean {
  return (
    /^(handler|listener|observer|next|on_?next|on_?data|on_?message|emit|subscriber|progress)$/i.test(member) &&
    settled.some((each) => each.member === member && each.code === code && code.unitOf(each.call) === code.unitOf(call))
  );
}

/** The function that is called deletes the entry itself. */
function isRemovingCall(meanings: Meanings, call: CallInstruction, removals: readonly Change[]): boolean {
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
