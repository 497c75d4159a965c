import type { Confidence } from '../../base/finding.ts';
import type { Span } from '../../base/span.ts';
import type { Audit } from '../../engine/audit.ts';
import { docsUrl } from '../../engine/docs-url.ts';
import type { Report } from '../../engine/report.ts';
import { codeFrame } from '../code-frame.ts';
import { Places, relativePath } from '../places.ts';
import type { Surroundings } from '../reporter.ts';
import { suggestionText } from '../suggestion-text.ts';
import { trailOf } from '../trail.ts';
import { partMessage } from './advice.ts';
import type { Accepted, Fix, Issue, Place } from './audit-document.ts';
import { changedLines } from './changed-lines.ts';
import type { ServiceOf } from './service-of.ts';
import { gravestFirst } from './tally.ts';

type Unnumbered = Omit<Issue, 'number'>;

const surestFirst: readonly Confidence[] = ['certain', 'likely', 'possible'];

/** The findings of an audit as issues of a document. */
export class Issues {
  readonly #audit: Audit;
  readonly #surroundings: Surroundings;
  readonly #places: Places;
  readonly #serviceOf: ServiceOf;

  constructor(audit: Audit, surroundings: Surroundings, serviceOf: ServiceOf) {
    this.#audit = audit;
    this.#surroundings = surroundings;
    this.#places = new Places(audit);
    this.#serviceOf = serviceOf;
  }

  /** The gravest first, of those the surest, else in the order of the files. */
  inOrder(): readonly Issue[] {
    const issues = this.#audit.files.flatMap(({ path, reports }) => reports.map((each) => this.#issue(path, each)));
    const rank = (issue: Unnumbered) => gravestFirst.indexOf(issue.severity) * surestFirst.length + surestFirst.indexOf(issue.confidence);
    return issues.toSorted((a, b) => rank(a) - rank(b)).map((issue, at) => ({ number: at + 1, ...issue }));
  }

  /** What comments turn off, in the order of the files. */
  accepted(): readonly Accepted[] {
    return this.#audit.files.flatMap(({ path, suppressed }) =>
      suppressed.map(({ report, justification }) => {
        const place = this.#place(path, report.span);
        return { rule: report.ruleId, place, problem: this.#part(report).problem, reason: justification };
      }),
    );
  }

  #issue(path: string, report: Report): Unnumbered {
    const { ruleId: rule, severity, confidence, reasons = [] } = report;
    const { steps, left } = trailOf(this.#places, path, report.because);
    return {
      rule,
      url: docsUrl(rule, this.#surroundings.version),
      severity,
      confidence,
      service: this.#serviceOf(path),
      place: this.#place(path, report.span),
      ...this.#part(report),
      fixes: this.#fixes(path, report),
      ...(report.memory && { memory: report.memory }),
      impact: reasons,
      code: codeFrame(this.#places.linesOf(path, 1, Number.MAX_SAFE_INTEGER), this.#places.rangeOf(path, report.span)),
      trail: steps.map(({ label, path: at, position, source }) => ({ label, place: { path: this.#shown(at), ...position }, source })),
      trailLeft: left,
    };
  }

  #part(report: Report): Pick<Issue, 'problem' | 'advice'> {
    return partMessage(
      report,
      this.#audit.rules.find(({ id }) => id === report.ruleId),
    );
  }

  #fixes(path: string, { ruleId, suggest = [] }: Report): readonly Fix[] {
    return suggest.map((suggestion) => {
      return { text: suggestionText(this.#audit, ruleId, suggestion), hunks: changedLines(this.#places.textOf(path), suggestion.edits) };
    });
  }

  #place(path: string, span: Span): Place {
    return { path: this.#shown(path), ...this.#places.rangeOf(path, span).start };
  }

  #shown(path: string): string {
    return relativePath(this.#surroundings.folder, path);
  }
}
