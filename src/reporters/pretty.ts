import picocolors from 'picocolors';
import type { Position } from '../base/line-index.ts';
import type { Audit, AuditedFile } from '../engine/audit.ts';
import type { Failure } from '../engine/failure.ts';
import type { Report } from '../engine/report.ts';
import { codeFrame, type FrameLine } from './code-frame.ts';
import { failureText } from './failure-text.ts';
import { Places, printable, relativePath } from './places.ts';
import { publicRuleId, type Surroundings } from './reporter.ts';
import { countTotals, summarize } from './summary.ts';
import { trailOf } from './trail.ts';

type Colors = ReturnType<typeof picocolors.createColors>;
const lastLine = Number.MAX_SAFE_INTEGER;

/** For people at a terminal: each finding with its code, how sure and how grave it is, and the trail of places that explain it. */
export function reportPretty(audit: Audit, { folder, colors }: Surroundings): string {
  const report = new PrettyReport(audit, folder, picocolors.createColors(colors));
  return `${report.toLines().join('\n')}\n`;
}

/** One finding of an audit, as `pretty` shows it. */
export function prettyFinding(audit: Audit, path: string, report: Report, { folder, colors }: Surroundings): readonly string[] {
  return new PrettyReport(audit, folder, picocolors.createColors(colors)).finding(path, report);
}

class PrettyReport {
  readonly #audit: Audit;
  readonly #places: Places;
  readonly #folder: string;
  readonly #colors: Colors;

  constructor(audit: Audit, folder: string, colors: Colors) {
    this.#audit = audit;
    this.#places = new Places(audit);
    this.#folder = folder;
    this.#colors = colors;
  }

  toLines(): readonly string[] {
    const { errors, warnings, unread, broken } = countTotals(this.#audit);
    const paint = errors + unread + broken > 0 ? this.#colors.red : warnings > 0 ? this.#colors.yellow : this.#colors.green;
    return [...this.#audit.files.flatMap((file) => this.#file(file)), this.#colors.bold(paint(summarize(this.#audit)))];
  }

  finding(path: string, report: Report): readonly string[] {
    return this.#report(path, report);
  }

  #file(file: AuditedFile): string[] {
    const failures = file.failures.flatMap((failure) => [...this.#failure(file.path, failure), '']);
    return [...failures, ...file.reports.flatMap((report) => [...this.#report(file.path, report), ''])];
  }

  #failure(path: string, failure: Failure): string[] {
    const { red, bold } = this.#colors;
    const { kind, span } = failure;
    const line = `${bold(this.#place(path, span.start))}  ${red('error')}  ${printable(failureText(failure))}`;
    return kind === 'parse' ? [line, ...this.#frame(path, span)] : [line];
  }

  #report(path: string, report: Report): string[] {
    const { bold, dim, red, yellow, cyan } = this.#colors;
    const level = report.level === 'error' ? red('error') : yellow('warning');
    const certainty = dim(`${report.confidence}, ${report.severity}`);
    return [
      `${bold(this.#place(path, report.span.start))}  ${level}  ${cyan(publicRuleId(report.ruleId))}  ${certainty}`,
      ...report.message.split('\n').map((line) => `  ${printable(line)}`),
      ...this.#frame(path, report.span),
      ...this.#trail(path, report),
    ];
  }

  #frame(path: string, span: Report['span']): string[] {
    const lines = codeFrame(this.#places.linesOf(path, 1, lastLine), this.#places.rangeOf(path, span));
    const width = String(lines.at(-1)?.number ?? 0).length;
    return lines.flatMap((line) => this.#frameLine(line, width));
  }

  #frameLine({ number, source, marks }: FrameLine, width: number): string[] {
    const { dim, red } = this.#colors;
    const code = `  ${dim(`${marks === undefined ? ' ' : '>'} ${String(number).padStart(width)} |`)} ${source}`.trimEnd();
    return marks === undefined ? [code] : [code, `  ${dim(`  ${' '.repeat(width)} |`)} ${red(marks)}`];
  }

  /** The places that explain a finding, in their order: `→ made here  src/a.ts:12:9  const t = tf.zeros([2])`. */
  #trail(path: string, { because }: Report): string[] {
    const { steps, left } = trailOf(this.#places, path, because);
    const rows = steps.map(({ label, path: place, position, source }) => {
      return { label: printable(label), at: this.#placeAt(place, position), source: printable(source) };
    });
    const labelWidth = Math.max(...rows.map(({ label }) => label.length));
    const placeWidth = Math.max(...rows.map(({ at }) => at.length));
    const { dim, cyan } = this.#colors;
    const lines = rows.map(
      ({ label, at, source }) => `  ${cyan('→')} ${label.padEnd(labelWidth)}  ${at.padEnd(placeWidth)}  ${dim(source)}`,
    );
    return left > 0 ? [...lines, `  ${cyan('→')} ${left} more such places`] : lines;
  }

  #place(path: string, offset: number): string {
    return this.#placeAt(path, this.#places.rangeOf(path, { start: offset, end: offset }).start);
  }

  #placeAt(path: string, { line, column }: Position): string {
    return `${printable(relativePath(this.#folder, path))}:${line}:${column}`;
  }
}
