import { Ajv } from 'ajv';
import * as ajvFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import type { Log } from 'sarif';
import { expect, test } from 'vitest';
import { baselineOf, withoutKnown } from '../../src/reporters/baseline/new-findings.ts';
import { formats, loadReporter } from '../../src/reporters/index.ts';
import { brokenAudit, surroundings } from './sample-audit.ts';

const message = 'The rule require-release and another broke on this file, which is a mistake in memory-audit: no such value';

async function reported(format: (typeof formats)[number]): Promise<string> {
  return (await loadReporter(format))(brokenAudit, surroundings);
}

test.each(formats.filter((format) => format !== 'html' && format !== 'sarif'))('%s tells it once', async (format) => {
  const text = (await reported(format)).replaceAll('\\', '');
  expect(text.split(message)).toHaveLength(2);
});

test('it counts as an error where people read a total', async () => {
  expect(await reported('pretty')).toContain(`src/clean.ts:1:1  error  ${message}\n`);
  expect((await reported('pretty')).trimEnd().split('\n').at(-1)).toMatch(/in 2 of 3 files; 1 file did not parse; rules broke on 1 file$/);
});

test('json has it as a fatal error of the file that names the rules', async () => {
  const results = JSON.parse(await reported('json')) as {
    filePath: string;
    errorCount: number;
    fatalErrorCount: number;
    messages: object[];
  }[];
  const clean = results.find(({ filePath }) => filePath.endsWith('clean.ts'));
  expect(clean).toMatchObject({ errorCount: 1, fatalErrorCount: 1 });
  const brokenRules = ['memory-audit/require-release', 'memory-audit/no-growth'];
  expect(clean?.messages).toEqual([{ ruleId: null, fatal: true, severity: 2, message, line: 1, column: 1, brokenRules }]);
});

test('sarif says that the run was not complete, in a notification and not as a result', async () => {
  const log = JSON.parse(await reported('sarif')) as Log;
  const schema = JSON.parse(readFileSync(new URL('sarif-schema-2.1.0.json', import.meta.url), 'utf8')) as object;
  const ajv = new Ajv({ strict: false });
  ajvFormats.default.default(ajv);
  expect(ajv.validate(schema, log), ajv.errorsText()).toBe(true);
  const [run] = log.runs;
  const [invocation] = run?.invocations ?? [];
  expect(invocation?.executionSuccessful).toBe(false);
  expect(invocation?.toolExecutionNotifications?.at(-1)).toMatchObject({
    level: 'error',
    message: { text: message },
    exception: { kind: 'TypeError', message: 'no such value' },
    associatedRule: { id: 'memory-audit/require-release', index: 0 },
    locations: [{ physicalLocation: { artifactLocation: { uri: 'src/clean.ts' } } }],
  });
  expect(JSON.stringify(run?.results)).not.toContain('no such value');
});

test('github shows it as an error of the file', async () => {
  expect(await reported('github')).toContain(`::error file=src/clean.ts,line=1,col=1,title=Broken rule::${message}\n`);
});

test('junit has a test of the file that could not run', async () => {
  const text = await reported('junit');
  expect(text).toContain('<testsuites name="memory-audit" tests="5" failures="1" errors="3">');
  expect(text).toContain('<testcase name="rules run" classname="src/clean.ts">');
});

test('a baseline keeps what it held of rules that broke, and no more', () => {
  const held = { message: 'm', code: 'c', around: 'a' };
  const before = new Map([
    [
      'src/clean.ts',
      [
        { ...held, rule: 'no-growth' },
        { ...held, rule: 'another' },
      ],
    ],
  ]);
  const after = baselineOf(brokenAudit, before, '/project');
  expect(after.get('src/clean.ts')).toEqual([{ ...held, rule: 'no-growth' }]);
  const shown = withoutKnown(brokenAudit, after, '/project');
  expect(shown.files.flatMap(({ failures }) => failures)).toHaveLength(2);
});
