import type { Facts } from '../analyses/facts.ts';
import { isLatent } from '../analyses/callers/latent.ts';
import { effectAround } from '../analyses/code/in-effect.ts';
import { codeOf, type ModuleCode } from '../analyses/code/module-code.ts';
import type { Rate } from '../analyses/heat/rate.ts';
import type { Obligation } from '../analyses/ownership/obligation.ts';
import type { Site } from '../analyses/ownership/object.ts';
import { livesOnInAnother } from '../analyses/ownership/parts-live-on.ts';
import type { Confidence } from '../base/finding.ts';
import type { Unit, ValueId } from '../ir/model.ts';
import { isInferred } from './repeated-graph.ts';

/** Handles that are lost in the same way, and where. */
interface Losses {
  readonly unit: Unit;
  readonly losses: readonly Obligation[];
}

/** Code that was not seen, or a condition that was not understood, may release it. */
export function isUnsure(loss: Obligation): boolean {
  return loss.isLent || loss.isConditional;
}

/** Work with it may well fail, and then nothing releases it. */
export function isUnguardedUse({ loss, site, isWaited }: Obligation): boolean {
  return loss === 'unguarded' && isWaited && site.resource.failsInUse === true;
}

/** Members of it are read and written, and neither a call nor anything else gets it. */
function isOnlyLookedAt({ module, instruction }: Site): boolean {
  return 'result' in instruction && isOnlyRead(codeOf(module), instruction.result);
}

function isOnlyRead(code: ModuleCode, value: ValueId): boolean {
  return code.usersOf(value).every((user) => {
    if (user.op === 'store') return code.loadsOf(user.variable).every((load) => isOnlyRead(code, load.result));
    return user.op === 'get' || (user.op === 'set' && user.value !== value);
  });
}

/** Made faster than a garbage collector that does not see their memory will free them. */
function isOutpacing(losses: readonly Obligation[], rate: Rate): boolean {
  return rate === 'frame' && losses.every((loss) => loss.site.resource.collected === 'late');
}

/** How sure it is that handles are lost in a unit, which runs as often as the heat says. */
export function confidenceOfLosses(facts: Facts, { unit, losses }: Losses, rate: Rate): Confidence {
  if (losses.every((loss) => isUnsure(loss) || livesOnInAnother(facts.ownership, loss.site))) return 'possible';
  if (losses.every((loss) => loss.site.resource.collected !== 'never')) return isOutpacing(losses, rate) ? 'likely' : 'possible';
  // What a component keeps for drawing is drawn.
  if (losses.every((loss) => loss.site.resource.heldFromUse && !loss.isMemo)) return 'possible';
  if (losses.every(({ site }) => site.resource.heldFromCall && isOnlyLookedAt(site))) return 'possible';
  // Made once as a rule, and small: what matters is making it again and again.
  if ((rate === 'once' || rate === 'call') && losses.every((loss) => loss.site.resource.lasting))
    return losses.some((loss) => isOfComponent(facts, loss)) ? 'likely' : 'possible';
  // That something throws there is well founded, and no more.
  if (losses.every(isUnguardedUse)) return 'likely';
  if (losses.every((loss) => isInferred(facts, loss.site.kind))) return 'likely';
  return losses.every((loss) => loss.site.resource.discipline === 'scoped') ? confidenceOutsideScopes(facts, unit) : 'certain';
}

/** A component makes it for itself, and is shown and taken away at will. */
function isOfComponent(facts: Facts, { site, isMemo }: Obligation): boolean {
  return isMemo || effectAround(facts, codeOf(site.module).unitOf(site.instruction)) !== undefined;
}

/** How sure it is that no scope is around a unit. */
function confidenceOutsideScopes({ ownership }: Facts, unit: Unit): Confidence {
  if (isLatent(ownership, unit)) return 'possible';
  return ownership.scopes.verdictOf(unit) === 'sometimes' ? 'likely' : 'certain';
}
