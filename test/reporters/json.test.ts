import { ESLint } from 'eslint';
import { expect, test } from 'vitest';
import { reportJson } from '../../src/reporters/json.ts';
import { sampleAudit } from './sample-audit.ts';

const results = JSON.parse(reportJson(sampleAudit)) as ESLint.LintResult[];

test("ESLint's own formatters read it", async () => {
  const eslint = new ESLint({ overrideConfigFile: true });
  const stylish = await (await eslint.loadFormatter('stylish')).format(results);
  expect(stylish).toContain('3:17  error  scaled is kept in GPU memory');
  expect(stylish).toContain('2:29  warning  seen grows');
  expect(stylish).toContain('3 problems (2 errors, 1 warning)');
});

test('counts what ESLint counts', () => {
  const counts = results.map(({ errorCount, fatalErrorCount, warningCount }) => [errorCount, fatalErrorCount, warningCount]);
  expect(counts).toEqual([[1, 1, 0], [0, 0, 1], [0, 0, 0], [1, 0, 0]]); // prettier-ignore
});

test('adds related places, confidence and severity to each message', () => {
  expect(results[1]?.messages[0]).toMatchObject({
    ruleId: 'memory-audit/no-growth',
    severity: 1,
    confidence: 'likely',
    severityName: 'medium',
    related: [{ filePath: '/project/src/face scan.ts', line: 5, column: 15, endLine: 5, message: 'hot because of this caller' }],
  });
});

test('a suggestion is one replacement that does what its edits do', () => {
  const text = sampleAudit.textOf('/project/src/face scan.ts') ?? '';
  const { fix, desc } = results[3]?.messages[0]?.suggestions?.[0] ?? {};
  expect(desc).toBe('Call scaled.dispose() before it leaves');
  const [start = 0, end = 0] = fix?.range ?? [];
  expect(text.slice(0, start) + fix?.text + text.slice(end)).toBe(text.replace('return null;', '{ scaled.dispose(); return null; }'));
});
