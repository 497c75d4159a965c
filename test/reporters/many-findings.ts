import type { Severity } from '../../src/base/finding.ts';
import type { Audit } from '../../src/engine/audit.ts';
import type { Report } from '../../src/engine/report.ts';
import type { RuleMeta } from '../../src/rule/rule.ts';

/** Markup that runs when a page takes it for its own. */
export const hostile = '<img src=x onerror="document.title=\'taken\'">';

const rules: readonly RuleMeta[] = ['require-tidy', 'require-release', 'no-growth', 'no-copy'].map((id) => {
  const messages = {
    leaks: 'Nothing frees `{{name}}`: each run keeps one more. Call `{{name}}.dispose()` after its last use.',
    release: 'Release {{name}}.',
  };
  return { id, description: `what ${id} asks`, level: 'recommended', messages, hasSuggestions: true, schema: [], defaultOptions: [] };
});
const severities: readonly Severity[] = ['low', 'medium', 'high', 'critical'];
const line = `const name = tf.tensor(${hostile}, [1, 2]);\n`;
const linesPerFile = 40;

function reportAt(number: number): Report {
  const start = (number % 10) * 4 * line.length + line.indexOf('tf.');
  const span = { start, end: start + 20 };
  const data = { name: number % 7 === 0 ? hostile : `name${number}` };
  const edits = [{ span: { start: span.end + 30, end: span.end + 30 }, text: `\nname.dispose(); // ${hostile}` }];
  return {
    ruleId: rules[number % rules.length]?.id ?? '',
    messageId: 'leaks',
    message: `Nothing frees \`${data.name}\`: each run keeps one more. Call \`${data.name}.dispose()\` after its last use.`,
    data,
    span,
    because: [
      { span, label: `made here ${hostile}` },
      { span: { start: 0, end: 5 }, label: 'lost here' },
    ],
    confidence: number % 3 === 0 ? 'likely' : 'certain',
    severity: severities[number % severities.length] ?? 'low',
    reasons: [
      { text: 'each run keeps memory for good', steps: 1 },
      { text: `runs ${hostile}`, steps: 1 },
    ],
    level: 'error',
    suggest: [{ messageId: 'release', data, edits }],
  };
}

/** An audit in which ten files of each service have ten findings, as many as are asked for in all, and text that is markup stands wherever text can stand. */
export function manyFindings(amount: number): Audit {
  const ruleIds = rules.map(({ id }) => id);
  const files = Array.from({ length: Math.ceil(amount / 10) }, (_, at) => {
    const reports = Array.from({ length: Math.min(10, amount - at * 10) }, (__, number) => reportAt(at * 10 + number));
    const suppressed = at === 0 ? [{ report: reportAt(1), justification: hostile }] : [];
    return {
      path: `/project/service-${Math.floor(at / 10)}/${at === 0 ? hostile : `file-${at}`}.ts`,
      ruleIds,
      reports,
      suppressed,
      failures: [],
    };
  });
  const nothing = { ruleIds, reports: [], suppressed: [], failures: [] };
  const clean = Array.from({ length: 100 }, (_, at) => ({ path: `/project/clean/file-${at}.ts`, ...nothing }));
  return {
    files: [...files, ...clean],
    notices: [{ level: 'error', path: `/project/${hostile}`, message: hostile }],
    rules,
    textOf: () => line.repeat(linesPerFile),
    callers: () => [],
    lookedAt: () => new Map(),
  };
}
