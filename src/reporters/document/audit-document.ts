import type { CallVerdict } from '../../analyses/callers/caller-audit.ts';
import type { Confidence, MemoryChange, Reason, Severity } from '../../base/finding.ts';
import type { FrameLine } from '../code-frame.ts';

/** How many of each severity. */
export type Tally = Readonly<Record<Severity, number>>;

/** An audit as a team reads it, in one structure that every form of the document shows. Texts may hold `code` between backticks. */
export interface AuditDocument {
  /** The name of the project. */
  readonly project: string;
  /** What made it, with its version. */
  readonly generator: string;
  /** One line with all totals. */
  readonly summary: string;
  readonly tally: Tally;
  /** Every rule that ran, those that found most grave things first: the summary by pattern, and the checklist. */
  readonly patterns: readonly Pattern[];
  readonly actions: readonly Action[];
  /** The gravest first. */
  readonly issues: readonly Issue[];
  /** Functions that ask something of their callers, those with unsafe calls first. */
  readonly callers: readonly AuditedFunction[];
  readonly services: readonly Service[];
  readonly files: readonly FileRisk[];
  /** Findings that comments in the source turn off. */
  readonly accepted: readonly Accepted[];
  /** What was asked for and could not be looked at. */
  readonly gaps: readonly Gap[];
}

/** What one rule looked at and found. */
export interface Pattern {
  readonly rule: string;
  readonly description: string;
  readonly url: string;
  readonly tally: Tally;
  readonly count: number;
  /** What it had to judge: `17 calls that release`. Empty where the rule does not count it. */
  readonly lookedAt: string;
  /** How many files the rule looked at, and in how many of them it found something. */
  readonly filesLookedAt: number;
  readonly filesWithIssues: number;
  /** Services with files that it looked at, in none of which it found anything. */
  readonly cleanServices: readonly string[];
}

/** A thing to do: one for the findings of a rule in a service. */
export interface Action {
  readonly severity: Severity;
  readonly rule: string;
  readonly service: string;
  /** What to do, in the words of its gravest issue. */
  readonly advice: string;
  /** Numbers of issues. */
  readonly issues: readonly number[];
}

/** Where something stands; the path as people read it. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export interface Issue {
  /** From 1, in the order of the document. */
  readonly number: number;
  readonly rule: string;
  readonly url: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly service: string;
  readonly place: Place;
  readonly problem: string;
  /** What to do, in words; empty where the problem says it. */
  readonly advice: string;
  readonly fixes: readonly Fix[];
  /** The memory that it is about, now and after the change, where something is known of it. */
  readonly memory?: MemoryChange;
  /** Why it matters as much as it does. */
  readonly impact: readonly Reason[];
  readonly code: readonly FrameLine[];
  readonly trail: readonly Step[];
  /** How many further places are like those of the trail. */
  readonly trailLeft: number;
}

/** A place that explains an issue. */
export interface Step {
  readonly label: string;
  readonly place: Place;
  readonly source: string;
}

/** A change that was worked out. */
export interface Fix {
  readonly text: string;
  /** The changed lines with some around, as parts of the file that stand apart. */
  readonly hunks: readonly (readonly ChangedLine[])[];
}

/** A line of a change: one that goes, one that comes, or one that stays. */
export interface ChangedLine {
  readonly kind: 'old' | 'new' | 'same';
  readonly text: string;
}

/** A function that leaves handles to its callers, with every call of it. */
export interface AuditedFunction {
  readonly name: string;
  readonly place: Place;
  readonly verdict: CallVerdict;
  readonly duty: string;
  readonly calls: readonly AuditedCaller[];
  /** What is to be known besides: that nobody calls it here, what callers outside must do. May be empty. */
  readonly note: string;
}

export interface AuditedCaller {
  /** The function in which the call stands; empty at the top of a module. */
  readonly caller: string;
  readonly place: Place;
  readonly verdict: CallVerdict;
  readonly reason: string;
}

/** A package, or a top folder, and the risk that it carries. */
export interface Service {
  readonly name: string;
  readonly files: number;
  readonly lines: number;
  readonly tally: Tally;
  readonly count: number;
  /** The gravest severity in it. */
  readonly risk: Severity | 'none';
  readonly why: string;
}

export interface FileRisk {
  readonly path: string;
  readonly service: string;
  readonly lines: number;
  readonly count: number;
  readonly risk: Severity | 'none';
}

export interface Accepted {
  readonly rule: string;
  readonly place: Place;
  readonly problem: string;
  /** The reason that the comment gives; may be empty. */
  readonly reason: string;
}

export interface Gap {
  readonly text: string;
  readonly path?: string;
}
