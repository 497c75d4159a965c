import { Ajv } from 'ajv';
import * as ajvFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import type { Log, Result } from 'sarif';
import { describe, expect, test } from 'vitest';
import { reportSarif } from '../../src/reporters/sarif.ts';
import { emptyAudit, sampleAudit, surroundings } from './sample-audit.ts';

const schema = JSON.parse(readFileSync(new URL('sarif-schema-2.1.0.json', import.meta.url), 'utf8')) as object;
const ajv = new Ajv({ strict: false });
ajvFormats.default.default(ajv);
const isValid = ajv.compile(schema);

const logOf = (audit: typeof sampleAudit): Log => JSON.parse(reportSarif(audit, surroundings)) as Log;
const resultsOf = (audit: typeof sampleAudit): readonly Result[] => logOf(audit).runs[0]?.results ?? [];

describe('the log', () => {
  test.each([
    ['with findings', sampleAudit],
    ['without any', emptyAudit],
  ])('%s is valid by its schema', (_, audit) => {
    // prettier-ignore
    expect(isValid(logOf(audit)), JSON.stringify(isValid.errors)).toBe(true);
  });

  test('is told apart from an invalid one by the schema', () => {
    expect(isValid({ ...logOf(sampleAudit), version: '2.0.0' })).toBe(false);
  });
});

test('paths are relative to the repository and encoded', () => {
  const uris = resultsOf(sampleAudit).map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation);
  expect(uris).toContainEqual({ uri: 'src/face%20scan.ts', uriBaseId: '%SRCROOT%' });
});

test('the trail is there as related locations and as a code flow', () => {
  const leak = resultsOf(sampleAudit).find(({ ruleId }) => ruleId === 'memory-audit/require-release');
  expect(leak?.relatedLocations?.map(({ message }) => message?.text)).toEqual(['made here', 'leaves here']);
  expect(leak?.codeFlows?.[0]?.threadFlows[0]?.locations).toHaveLength(2);
});

test('what a comment turns off is marked as suppressed', () => {
  const suppressed = resultsOf(sampleAudit).filter(({ suppressions }) => suppressions);
  expect(suppressed.map(({ suppressions }) => suppressions)).toEqual([[{ kind: 'inSource', justification: 'small' }]]);
});

describe('fingerprints', () => {
  const prints = (audit: typeof sampleAudit) =>
    resultsOf(audit).map(({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash']);
  const moved = {
    ...sampleAudit,
    files: sampleAudit.files.map((file) => {
      const shift = <R extends { span: { start: number; end: number } }>(report: R): R => ({
        ...report,
        span: { start: report.span.start + 6, end: report.span.end + 6 },
      });
      return {
        ...file,
        reports: file.reports.map(shift),
        suppressed: file.suppressed.map((each) => ({ ...each, report: shift(each.report) })),
      };
    }),
    textOf: (path: string) => `//new\n${sampleAudit.textOf(path)}`,
  };

  test('differ between findings', () => {
    expect(new Set(prints(sampleAudit)).size).toBe(resultsOf(sampleAudit).length);
  });

  test('stay when lines are added above', () => {
    expect(prints(moved)).toEqual(prints(sampleAudit));
  });

  test('tell equal findings on equal lines apart', () => {
    const twice = { ...sampleAudit, files: sampleAudit.files.map((file) => ({ ...file, reports: [...file.reports, ...file.reports] })) };
    expect(new Set(prints(twice)).size).toBe(resultsOf(twice).length);
  });
});
