import type { AuditDocument, Pattern, Tally } from '../document/audit-document.ts';
import { gravestFirst } from '../document/tally.ts';
import { code, plain, prose } from './escape.ts';
import { placeText } from './issue.ts';

const mostActions = 10;
const mostNumbers = 12;

/** Counts by pattern and severity. */
export function summarySection({ patterns, tally, issues }: AuditDocument): readonly string[] {
  const found = patterns.filter(({ count }) => count > 0);
  if (found.length === 0) return [];
  const row = (name: string, counts: Tally, total: number) => [
    name,
    ...gravestFirst.map((severity) => String(counts[severity] || '')),
    String(total),
  ];
  const rows = found.map((pattern) => row(link(pattern), pattern.tally, pattern.count));
  return ['## Summary', '', ...table(['Pattern', ...gravestFirst, 'all'], [...rows, row('**all**', tally, issues.length)])];
}

export function actionsSection({ actions }: AuditDocument): readonly string[] {
  if (actions.length === 0) return [];
  const items = actions.slice(0, mostActions).map(({ severity, rule, service, advice, issues }, at) => {
    const numbers = `${issues.slice(0, mostNumbers).join(', ')}${issues.length > mostNumbers ? ', …' : ''}`;
    return `${at + 1}. **${severity}**, ${plain(service)}: ${prose(advice)} (${plain(rule)}, issue${issues.length === 1 ? '' : 's'} ${numbers})`;
  });
  const left = actions.length - items.length;
  return ['## Priority actions', '', ...items, ...(left > 0 ? ['', `${left} more follow from the issues below.`] : [])];
}

/** Who calls the functions that leave handles, and whether that is safe. */
export function callersSection({ callers }: AuditDocument): readonly string[] {
  if (callers.length === 0) return [];
  const lines = callers.flatMap(({ name, place, verdict, duty, note, calls }) => [
    '',
    `### ${code(name)}, ${verdict}`,
    '',
    `${code(placeText(place))} ${prose(duty)}${note === '' ? '' : `; ${prose(note)}`}.`,
    ...(calls.length > 0 ? [''] : []),
    ...calls.map((call) => {
      const caller = call.caller === '' ? '' : ` in ${code(call.caller)}`;
      return `- **${call.verdict}** ${code(placeText(call.place))}${caller}: ${prose(call.reason)}`;
    }),
  ]);
  return ['## Caller audit', ...lines];
}

export function servicesSection({ services }: AuditDocument): readonly string[] {
  if (services.length === 0) return [];
  const rows = services.map(({ name, risk, why, files, lines }) => [code(name), risk, String(files), String(lines), prose(why)]);
  return ['## Services checked', '', ...table(['Service', 'Risk', 'Files', 'Lines', 'Why'], rows)];
}

/** What was looked at, and what of it is clean. */
export function checklistSection({ patterns }: AuditDocument): readonly string[] {
  if (patterns.length === 0) return [];
  const items = patterns.map((pattern) => {
    const { count, filesLookedAt, filesWithIssues, cleanServices, lookedAt } = pattern;
    const judged = lookedAt === '' ? '' : `${lookedAt}: `;
    const clean = cleanServices.length > 0 ? `; clean: ${cleanServices.map(code).join(', ')}` : '';
    const result =
      count === 0 ? `clean in all ${filesLookedAt} files` : `${count} found in ${filesWithIssues} of ${filesLookedAt} files${clean}`;
    return `- [${count === 0 ? 'x' : ' '}] ${link(pattern)}, ${prose(pattern.description)}. ${judged}${result}`;
  });
  return ['## Checklist', '', ...items];
}

/** What comments in the source turn off. */
export function acceptedSection({ accepted }: AuditDocument): readonly string[] {
  if (accepted.length === 0) return [];
  const items = accepted.map(({ rule, place, problem, reason }) => {
    return `- ${code(placeText(place))} ${plain(rule)}: ${prose(problem)}${reason === '' ? '' : ` Reason: ${prose(reason)}`}`;
  });
  return ['## Turned off by comments', '', ...items];
}

export function gapsSection({ gaps }: AuditDocument): readonly string[] {
  if (gaps.length === 0) return [];
  return ['## Gaps and notices', '', ...gaps.map(({ text, path }) => `- ${path === undefined ? '' : `${code(path)} `}${prose(text)}`)];
}

function link({ rule, url }: Pattern): string {
  return `[${plain(rule)}](${url})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}
