import type { LosingCall } from '../analyses/callers/losing-calls.ts';
import type { Facts } from '../analyses/facts.ts';
import { relatedOf } from '../analyses/heat/heat.ts';
import { gradeOf } from '../analyses/severity.ts';
import { amountText } from '../analyses/size/amounts.ts';
import { libraryOf } from '../base/behaviour.ts';
import type { Finding, Related } from '../base/finding.ts';
import type { Span } from '../base/span.ts';
import type { Module, Unit } from '../ir/model.ts';
import { amountOfLosses, keptUntilReleased } from './loss-amounts.ts';
import { confidenceOfLosses } from './loss-confidence.ts';
import { suggestScopedCalls } from './suggest-scoped-calls.ts';

/** The messages of calls that lose what the function called leaves to its callers. */
export const callMessages = {
  leftByCall:
    '{{callees}} leaves {{what}} to a scope of its caller. Other callers have one around it; here there is none, and each run of {{where}} keeps {{left}} in {{keptIn}} until the program ends{{size}}. Make the call inside `{{scope}}`.',
  leftByCalls:
    '{{callees}} leave {{what}} to a scope of their caller. Other callers have one around them; here there is none, and each run of {{where}} keeps {{left}} in {{keptIn}} until the program ends{{size}}. Make the calls inside `{{scope}}`.',
} as const;

/** More places than this where something is made help nobody. */
const mostPlaces = 20;

/** One finding for each function of a module that calls, outside of a scope, what others call in one. */
export function* findLeftToCallers(module: Module, facts: Facts): Iterable<Finding> {
  const byHost = new Map<Unit, LosingCall[]>();
  for (const call of facts.losingCalls.of(module)) {
    const host = facts.ownership.scopes.hostOf(call.from);
    byHost.set(host, [...(byHost.get(host) ?? []), call]);
  }
  for (const [host, calls] of byHost) {
    const finding = describe(module, facts, host, calls);
    if (finding) yield finding;
  }
}

function describe(module: Module, facts: Facts, host: Unit, calls: readonly LosingCall[]): Finding | undefined {
  const [first, ...others] = calls;
  // What is made when it is not there yet is not made by each call.
  const losses = [...new Set(calls.flatMap((call) => call.losses))].filter(
    ({ site }) => !facts.heats.isLazy(site.module, site.instruction),
  );
  const [loss] = losses;
  if (!first || !loss) return undefined;
  const heat = facts.heats.of(module, first.call);
  // Work that is done once per process keeps what it keeps, and no more.
  if (heat.rate === 'once' && !facts.heats.mayRunFromOutside(host)) return undefined;
  const found = confidenceOfLosses(facts, { unit: host, losses }, heat.rate);
  // Another function may be called there as well.
  const isSure = calls.some(({ call }) => facts.meanings.calleesOf(call).length === 1);
  const confidence = found === 'certain' && !isSure ? 'likely' : found;
  const callees = [...new Set(calls.map(({ to }) => (to.name === undefined ? 'What is called' : `\`${to.name}\``)))];
  const amount = amountOfLosses(facts, losses);
  const size = amount ? amountText(amount, heat) : undefined;
  const { kind, noun, resource } = loss.site;
  return {
    messageId: callees.length > 1 ? 'leftByCalls' : 'leftByCall',
    span: first.call.span,
    data: {
      callees: callees.join(' and '),
      what: losses.length > 1 ? `${losses.length} ${noun}s` : `one ${noun}`,
      left: losses.length > 1 ? 'them' : 'it',
      where: host.kind === 'module' ? 'this module' : host.name === undefined ? 'this function' : `\`${host.name}\``,
      keptIn: resource.keptIn,
      scope: resource.scope ?? '',
      size: size === undefined ? '' : `, ${size}`,
    },
    because: [
      ...others.map(({ call }) => ({ span: call.span, label: 'another such call' })),
      ...losses.slice(0, mostPlaces).map(({ site }) => related(site.module, site.instruction.span, `a ${site.noun} is made here`, module)),
      ...heldBy(facts, first.to, module),
      ...relatedOf(heat, module),
    ],
    confidence,
    ...gradeOf({ heat, confidence, sort: 'leak', amount }),
    ...keptUntilReleased(size),
    // Asked for only when the finding is shown.
    get suggest() {
      return suggestScopedCalls(facts, calls, libraryOf(kind), resource);
    },
  };
}

/** A caller that does hold a scope. */
function heldBy({ ownership: { scopes } }: Facts, callee: Unit, from: Module): Related[] {
  const safe = scopes.invocationsOf(callee).find((site) => scopes.isInScope(site));
  return safe ? [related(safe.module, safe.call.span, 'a call in a scope', from)] : [];
}

function related(module: Module, span: Span, label: string, from: Module): Related {
  return module === from ? { span, label } : { path: module.path, span, label };
}
