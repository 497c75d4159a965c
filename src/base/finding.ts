import type { Span } from './span.ts';

/** How sure the analysis is. `certain`: every path shows it; `likely`: one well-founded assumption; `possible`: depends on code that was not seen. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** How much it matters, from heat, size and confidence. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** From the least grave to the gravest. */
export const severities: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

/** One thing that decides how much a finding matters. */
export interface Reason {
  /** A short phrase in lower case: `runs with each frame`. */
  readonly text: string;
  /** By how many steps it moves the severity; of the first reason, the step at which the severity starts, `low` being 0. */
  readonly steps: number;
  /** How a number in the text was worked out: `2 × 10,000 × 368 × 8 bytes = 58,880,000 bytes`. */
  readonly working?: string;
}

/** The memory that a finding is about, now and after the change that it asks for. */
export interface MemoryChange {
  /** A size, a rate or an order of growth: `about 602 KB per frame, 36 MB/s at 60 Hz`, `O(|files|²) elements copied`. */
  readonly before: string;
  readonly after: string;
}

/** A place that explains a finding: where the value was made, where it leaves, which caller makes it hot. */
export interface Related {
  /** The file, when it is not the finding's own. */
  readonly path?: string;
  readonly span: Span;
  /** A short phrase in lower case, such as `made here`. */
  readonly label: string;
}

/** One replacement of a range of the source by a text; an insertion has an empty span. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A change that a person may accept. It may change behaviour, so it is never applied unasked. */
export interface Suggestion {
  /** Key into the rule's messages. */
  readonly messageId: string;
  readonly data?: FindingData;
  /** Non-overlapping, in any order, all in the finding's file. */
  readonly edits: readonly TextEdit[];
}

/** Values for the `{{placeholders}}` of a message. */
export type FindingData = Readonly<Record<string, string | number>>;

/** What a rule reports: one finding for each fix that a person would make. */
export interface Finding {
  /** Key into the rule's messages. */
  readonly messageId: string;
  readonly span: Span;
  readonly data?: FindingData;
  readonly because: readonly Related[];
  readonly confidence: Confidence;
  readonly severity: Severity;
  /** How the severity came about; the first reason says where it starts. */
  readonly reasons?: readonly Reason[];
  /** Where something is known of it. */
  readonly memory?: MemoryChange;
  readonly suggest?: readonly Suggestion[];
}
