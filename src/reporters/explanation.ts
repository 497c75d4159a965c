import picocolors from 'picocolors';
import type { Confidence, Reason } from '../base/finding.ts';
import type { Audit, AuditedFile } from '../engine/audit.ts';
import type { Report } from '../engine/report.ts';
import { changedLines } from './document/changed-lines.ts';
import { Places, printable, relativePath } from './places.ts';
import { prettyFinding } from './pretty.ts';
import { publicRuleId, type Surroundings } from './reporter.ts';
import { suggestionText } from './suggestion-text.ts';

const sureness: Readonly<Record<Confidence, string>> = {
  certain: 'every path that was followed shows it',
  likely: 'one well-founded assumption is needed',
  possible: 'code that was not seen decides',
};
const signs = { old: '-', new: '+', same: ' ' } as const;

/** A finding of a file, with what hides it from a usual run. */
interface Shown {
  readonly report: Report;
  readonly hidden: readonly string[];
}

/** Everything that is known about the findings on a line: what they are, how sure and how grave, and what to do. The file was audited strictly. */
export function explainLine(audit: Audit, file: AuditedFile, line: number, surroundings: Surroundings): string {
  const places = new Places(audit);
  const all = findingsOf(audit, file);
  const here = all.filter(({ report }) => linesOf(places, file.path, report).includes(line));
  const lines =
    here.length === 0
      ? nothing(places, file, line, all, surroundings)
      : here.flatMap(({ report, hidden }) => explanationOf(audit, places, file.path, report, hidden, surroundings));
  return `${lines.join('\n').trimEnd()}\n`;
}

function findingsOf({ rules }: Audit, { reports, suppressed }: AuditedFile): readonly Shown[] {
  const strictly = ({ ruleId, messageId, confidence }: Report) => {
    const isStrict = confidence === 'possible' || rules.find(({ id }) => id === ruleId)?.strictMessages?.includes(messageId);
    return isStrict ? ['only --strict and the preset strict show it'] : [];
  };
  const reason = (justification: string) => `a comment turns it off${justification === '' ? '' : `: ${justification}`}`;
  return [
    ...reports.map((report) => ({ report, hidden: strictly(report) })),
    ...suppressed.map(({ report, justification }) => ({ report, hidden: [...strictly(report), reason(justification)] })),
  ];
}

/** The lines on which a finding stands, with those of the places in its file that explain it. */
function linesOf(places: Places, path: string, { span, because }: Report): readonly number[] {
  const { start, end } = places.rangeOf(path, span);
  const own = Array.from({ length: end.line - start.line + 1 }, (_, at) => start.line + at);
  return [...own, ...because.filter((each) => each.path === undefined).map((each) => places.rangeOf(path, each.span).start.line)];
}

function nothing(places: Places, { path, ruleIds }: AuditedFile, line: number, all: readonly Shown[], { folder }: Surroundings): string[] {
  const others = [...new Set(all.map(({ report }) => places.rangeOf(path, report.span).start.line))];
  return [
    `Nothing is found on line ${line} of ${printable(relativePath(folder, path))}, also not by a strict run.`,
    others.length > 0
      ? `The findings of this file are on ${others.length === 1 ? 'line' : 'lines'} ${others.join(', ')}.`
      : 'The file has no findings.',
    `Rules that ran: ${ruleIds.join(', ')}.`,
  ];
}

function explanationOf(
  audit: Audit,
  places: Places,
  path: string,
  report: Report,
  hidden: readonly string[],
  surroundings: Surroundings,
): readonly string[] {
  const { bold } = picocolors.createColors(surroundings.colors);
  const { confidence, severity, reasons = [], memory, ruleId } = report;
  return [
    ...prettyFinding(audit, path, report, surroundings),
    '',
    `  ${bold('How sure:')} ${confidence}: ${sureness[confidence]}.`,
    ...(reasons.length > 0 ? [`  ${bold('How grave:')} ${severity}.`, ...reasons.flatMap(reasonLines)] : []),
    ...(memory ? ['', `  ${bold('Memory:')} now ${printable(memory.before)}; after the change ${printable(memory.after)}.`] : []),
    ...(hidden.length > 0 ? [`  ${bold('Hidden:')} ${printable(hidden.join('; '))}.`] : []),
    ...suggestionLines(audit, places, path, report, bold),
    '',
    `  More about the rule: memory-audit explain ${publicRuleId(ruleId)}`,
    '',
  ];
}

/** The first reason says where the severity starts, each other one how far it moves it. */
function reasonLines({ text, steps, working }: Reason, at: number): readonly string[] {
  const moves =
    at === 0
      ? `starts at ${steps === 0 ? 'low' : 'medium'}`
      : steps === 0
        ? 'no change'
        : `${Math.abs(steps)} ${steps > 0 ? 'up' : 'down'}`;
  return [`    ${moves.padEnd(16)} ${text}`, ...(working === undefined ? [] : [`${' '.repeat(21)}${working}`])];
}

function suggestionLines(
  audit: Audit,
  places: Places,
  path: string,
  { ruleId, suggest = [] }: Report,
  bold: (text: string) => string,
): readonly string[] {
  return suggest.flatMap((suggestion) => [
    '',
    `  ${bold('Suggestion:')} ${printable(suggestionText(audit, ruleId, suggestion))}`,
    ...changedLines(places.textOf(path), suggestion.edits)
      .flat()
      .map(({ kind, text }) => `    ${signs[kind]} ${printable(text.replaceAll('\t', '  '))}`.trimEnd()),
  ]);
}
