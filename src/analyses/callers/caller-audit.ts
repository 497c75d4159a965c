import type { Related } from '../../base/finding.ts';
import type { Span } from '../../base/span.ts';

/** Whether a call looks after the handles that it leaves or gets. `unknown`: that depends on code that was not seen. */
export type CallVerdict = 'safe' | 'unsafe' | 'unknown';

/** What a function asks of its callers: a scope that frees what it leaves, the release of what it gives, or both. */
export type CallerDuty = 'scope' | 'release';

/** One place that runs an audited function. */
export interface AuditedCall {
  /** The file, absolute. */
  readonly path: string;
  readonly span: Span;
  /** The function in which it stands; absent at the top level of a module and in functions without a name. */
  readonly caller?: string;
  readonly verdict: CallVerdict;
  /** Why, as a phrase without a period: `inside \`tf.tidy\``. */
  readonly reason: string;
  /** Places that show it, such as the scope. */
  readonly because: readonly Related[];
}

/** A function with every known call of it, and whether each is safe. */
export interface CallerAudit {
  /** The file, absolute. */
  readonly path: string;
  /** Where its name stands. */
  readonly span: Span;
  /** `normalise`, `Network.forward`, or `anonymous`. */
  readonly name: string;
  /** What it asks of its callers; empty when it leaves and gives nothing. */
  readonly duties: readonly CallerDuty[];
  /** Where the handles are made that it leaves to a scope of its caller. */
  readonly leaves: readonly Related[];
  /** `unsafe` when one call is, `safe` when all are. A function that nobody calls here is `unknown`. */
  readonly verdict: CallVerdict;
  /** Code outside of the program may call it: such callers must hold a scope, or release what they get, as well. */
  readonly isEntry: boolean;
  readonly calls: readonly AuditedCall[];
}
