import type { Notice } from '../base/notice.ts';
import type { Audit, AuditedFile } from '../engine/audit.ts';
import type { Report } from '../engine/report.ts';
import { abbreviate } from './abbreviate.ts';
import { Places, relativePath } from './places.ts';
import { publicRuleId, type Surroundings } from './reporter.ts';
import { summarize } from './summary.ts';

/** Workflow commands that GitHub Actions turns into annotations, and a summary line for the log. */
export function reportGithub(audit: Audit, { root }: Surroundings): string {
  const places = new Places(audit);
  const lines = [
    ...audit.notices.map((notice) => noticeCommand(notice, root)),
    ...audit.files.flatMap((file) => fileCommands(file, places, root)),
    summarize(audit),
  ];
  return `${lines.join('\n')}\n`;
}

function noticeCommand({ level, message, path }: Notice, root: string): string {
  return command(level, path === undefined ? {} : { file: relativePath(root, path) }, message);
}

function fileCommands({ path, reports, failures }: AuditedFile, places: Places, root: string): string[] {
  const file = relativePath(root, path);
  const failed = failures.map(({ kind, span, message }) => {
    const { start } = places.rangeOf(path, span);
    const title = kind === 'parse' ? 'Parsing error' : 'Broken rule';
    return command('error', { file, line: start.line, col: start.column, title }, message);
  });
  return [...failed, ...reports.map((report) => reportCommand(report, path, places, root))];
}

function reportCommand(report: Report, path: string, places: Places, root: string): string {
  const { start, end } = places.rangeOf(path, report.span);
  // GitHub takes columns only within one line.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const properties = {
    file: relativePath(root, path),
    line: start.line,
    endLine: end.line,
    ...columns,
    title: publicRuleId(report.ruleId),
  };
  const trail = abbreviate(report.because, ({ label }) => label).items.map((related) => {
    const place = related.path ?? path;
    return `${related.label}: ${relativePath(root, place)}:${places.rangeOf(place, related.span).start.line}`;
  });
  const text = `${report.message} (${report.confidence}, ${report.severity})`;
  return command(report.level === 'error' ? 'error' : 'warning', properties, [text, ...trail].join('\n'));
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name}${given.length > 0 ? ` ${given.join(',')}` : ''}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
