import type { Notice } from '../base/notice.ts';
import type { Audit, AuditedFile } from '../engine/audit.ts';
import type { Report } from '../engine/report.ts';
import { Places, relativePath } from './places.ts';
import { publicRuleId, type Surroundings } from './reporter.ts';
import { trailOf } from './trail.ts';
import { xmlDocument, xmlElement, xmlText } from './xml.ts';

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly xml: string;
}

/**
 * The form of JUnit's reports: a suite for each file. A finding of level error is a test that failed, a warning one that passed and says so; a file without any
 * is one test that passed.
 */
export function reportJunit(audit: Audit, { root }: Surroundings): string {
  const places = new Places(audit);
  const gaps = audit.notices.filter(({ level }) => level === 'error');
  const suites = [...(gaps.length > 0 ? [gapSuite(gaps, root)] : []), ...audit.files.map((file) => fileSuite(file, places, root))];
  const sum = (count: (suite: Suite) => number) => suites.reduce((total, suite) => total + count(suite), 0);
  const totals = { tests: sum(({ tests }) => tests), failures: sum(({ failures }) => failures), errors: sum(({ errors }) => errors) };
  return xmlDocument(
    xmlElement(
      'testsuites',
      { name: 'memory-audit', ...totals },
      suites.map(({ xml }) => xml),
    ),
  );
}

function suiteOf(name: string, tests: readonly string[], failures: number, errors: number): Suite {
  return { tests: tests.length, failures, errors, xml: xmlElement('testsuite', { name, tests: tests.length, failures, errors }, tests) };
}

/** What was asked for and could not be done. */
function gapSuite(gaps: readonly Notice[], root: string): Suite {
  const tests = gaps.map(({ message, path }) => {
    const name = path === undefined ? message : `${relativePath(root, path)} ${message}`;
    return xmlElement('testcase', { name, classname: 'memory-audit' }, [xmlElement('error', { type: 'gap', message: name })]);
  });
  return suiteOf('memory-audit', tests, 0, tests.length);
}

function fileSuite({ path, reports, failures }: AuditedFile, places: Places, root: string): Suite {
  const shown = relativePath(root, path);
  const failed = failures.map(({ kind, span, message }) => {
    const { line, column } = places.rangeOf(path, span).start;
    const error = xmlElement('error', { type: kind, message }, [xmlText(`${shown}:${line}:${column}`)]);
    return xmlElement('testcase', { name: kind === 'parse' ? 'parses' : 'rules run', classname: shown }, [error]);
  });
  const clean = reports.length + failed.length === 0 ? [xmlElement('testcase', { name: 'memory-audit', classname: shown })] : [];
  const tests = reports.map((report) => testCase(report, path, shown, places, root));
  return suiteOf(shown, [...failed, ...clean, ...tests], reports.filter(({ level }) => level === 'error').length, failed.length);
}

function testCase(report: Report, path: string, shown: string, places: Places, root: string): string {
  const { line, column } = places.rangeOf(path, report.span).start;
  const trail = trailOf(places, path, report.because).steps.map((step) => {
    return `${step.label}: ${relativePath(root, step.path)}:${step.position.line}:${step.position.column}`;
  });
  const text = xmlText([`${shown}:${line}:${column} (${report.confidence}, ${report.severity})`, ...trail].join('\n'));
  const outcome =
    report.level === 'error'
      ? xmlElement('failure', { type: report.severity, message: report.message }, [text])
      : xmlElement('system-out', {}, [`${xmlText(`warning: ${report.message}`)}\n${text}`]);
  return xmlElement('testcase', { name: `${publicRuleId(report.ruleId)} ${line}:${column}`, classname: shown }, [outcome]);
}
