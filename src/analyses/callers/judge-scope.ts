import type { Related } from '../../base/finding.ts';
import type { Unit } from '../../ir/model.ts';
import type { Ownership } from '../ownership/ownership.ts';
import { type Invocation, isAtOnce } from '../ownership/scope-context.ts';
import type { AuditedCall } from './caller-audit.ts';
import { isLatent } from './latent.ts';
import { textOfCallee, unitText } from './unit-text.ts';

type CallPlace = Pick<Invocation, 'module' | 'call'>;

/** What can be said of a call, in one respect. */
export type Judgement = Pick<AuditedCall, 'verdict' | 'reason' | 'because'>;

/** More places than this explain no more. */
const mostPlaces = 3;

/** Whether a scope is around a call, and how one can tell. */
export function judgeScope(ownership: Ownership, site: Invocation): Judgement {
  const scope = scopeAround(ownership, site);
  if (scope) return { verdict: 'safe', reason: scope.text, because: [placeOf(scope, 'the scope')] };
  if (site.run && !isAtOnce(site.run)) return unsafe('handed over to run later, when no scope is open');
  const { scopes } = ownership;
  const host = scopes.hostOf(site.from);
  const name = unitText(host);
  switch (scopes.verdictOf(host)) {
    case 'always':
      return {
        verdict: 'safe',
        reason: `${name} is only called in a scope`,
        because: places(scopes.invocationsOf(host), 'a call in a scope'),
      };
    case 'sometimes': {
      const outside = scopes.invocationsOf(host).filter((each) => !scopes.isInScope(each));
      return unsafe(`no scope here, and some calls of ${name} have none`, places(outside, 'a call outside of a scope'));
    }
    case 'never':
      return unsafe(host.isAsync ? asyncText(name) : `no scope here, and no call of ${name} has one`);
    case 'uncalled':
      return judgeUncalled(ownership, host, name);
  }
}

function judgeUncalled(ownership: Ownership, host: Unit, name: string): Judgement {
  if (host.kind === 'module') return unsafe('at the top level of a module, in no scope');
  if (host.isAsync) return unsafe(asyncText(name));
  if (isLatent(ownership, host))
    return { verdict: 'unknown', reason: `no scope here, and nothing here calls ${name}: it is up to its callers`, because: [] };
  return unsafe(`no scope here, and nothing here calls ${name} in one`);
}

function asyncText(name: string): string {
  return `no scope here, and ${name} is asynchronous: one around it would end at the first \`await\``;
}

/** The call that opens the scope around an invocation, where it stands in the same function. */
function scopeAround({ scopes }: Ownership, site: Invocation): (CallPlace & { readonly text: string }) | undefined {
  for (let at: Invocation | undefined = site; at; at = inlineRunOf(at)) {
    if (at.run?.scope) return { ...at, text: `inside \`${textOfCallee(at)}\`` };
    const region = at.region && { module: at.module, call: at.region };
    if (region) return { ...region, text: `in the scope that \`${textOfCallee(region)}\` opens` };
    if (at.run && !isAtOnce(at.run)) return undefined;
  }
  return undefined;

  /** The place at which the callback around an invocation is run. */
  function inlineRunOf({ from }: Invocation): Invocation | undefined {
    return scopes.hostOf(from) === from ? undefined : scopes.invocationsOf(from)[0];
  }
}

function unsafe(reason: string, because: readonly Related[] = []): Judgement {
  return { verdict: 'unsafe', reason, because };
}

function places(sites: readonly Invocation[], label: string): Related[] {
  return sites.slice(0, mostPlaces).map((site) => placeOf(site, label));
}

function placeOf({ module, call }: CallPlace, label: string): Related {
  return { path: module.path, span: call.span, label };
}
