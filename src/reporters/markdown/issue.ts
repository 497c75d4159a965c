import type { ChangedLine, Fix, Issue, Place, Step } from '../document/audit-document.ts';
import { impactText } from '../document/impact-text.ts';
import type { FrameLine } from '../code-frame.ts';
import { block, code, plain, prose } from './escape.ts';

const signs: Readonly<Record<ChangedLine['kind'], string>> = { old: '-', new: '+', same: ' ' };

/** One issue: location, problem, code, trail, fix, memory, impact. */
export function issueSection(issue: Issue): readonly string[] {
  const { number, rule, url, severity, confidence, place, service, problem, trail, trailLeft, memory, impact } = issue;
  return [
    `### ${number}. ${code(placeText(place))}`,
    '',
    `**${severity}**, ${confidence} · [${plain(rule)}](${url}) · ${plain(service)}`,
    '',
    prose(problem),
    '',
    ...block('text', issue.code.flatMap(frameLines)),
    ...(trail.length > 0 ? ['', '**Trail**', '', ...trail.map(stepItem)] : []),
    ...(trailLeft > 0 ? [`- ${trailLeft} more such places`] : []),
    ...fixLines(issue),
    ...(memory ? ['', `**Memory:** now ${prose(memory.before)}; after the change ${prose(memory.after)}.`] : []),
    ...(impact.length > 0 ? ['', `**Impact:** ${prose(impactText(impact))}.`] : []),
  ];
}

export function placeText({ path, line, column }: Place): string {
  return `${path}:${line}:${column}`;
}

function frameLines({ number, source, marks }: FrameLine): readonly string[] {
  const line = `${String(number).padStart(5)} | ${source}`.trimEnd();
  return marks === undefined ? [line] : [line, `      | ${marks}`];
}

function stepItem({ label, place, source }: Step): string {
  return `- ${prose(label)}: ${code(placeText(place))}${source === '' ? '' : ` ${code(source)}`}`;
}

function fixLines({ advice, fixes }: Issue): readonly string[] {
  return [...(advice === '' ? [] : ['', `**Fix:** ${prose(advice)}`]), ...fixes.flatMap(changeLines)];
}

function changeLines({ text, hunks }: Fix): readonly string[] {
  const lines = hunks.flatMap((hunk, at) => [...(at > 0 ? ['  ⋮'] : []), ...hunk.map(({ kind, text: line }) => signs[kind] + line)]);
  return ['', `Suggestion: ${prose(text)}`, '', ...block('diff', lines)];
}
