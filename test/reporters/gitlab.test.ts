import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { reportGitlab } from '../../src/reporters/gitlab.ts';
import { manyFindings } from './many-findings.ts';
import { emptyAudit, sampleAudit, surroundings } from './sample-audit.ts';

/** What GitLab's documentation asks of each entry of a Code Quality report. */
const schema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!\\./|/)' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
};
const isValid = new Ajv().compile<{ fingerprint: string; severity: string }[]>(schema);

test.each([
  ['with findings', sampleAudit],
  ['without any', emptyAudit],
  ['with many', manyFindings(200)],
])('%s is as the documentation asks', (_, audit) => {
  const report: unknown = JSON.parse(reportGitlab(audit, surroundings));
  expect(isValid(report), JSON.stringify(isValid.errors)).toBe(true);
});

test('no two entries have a fingerprint in common, or GitLab would show only one', () => {
  const report = JSON.parse(reportGitlab(manyFindings(200), surroundings)) as { fingerprint: string }[];
  expect(new Set(report.map(({ fingerprint }) => fingerprint)).size).toBe(200);
});

test('severities are in the words of GitLab', () => {
  const report = JSON.parse(reportGitlab(sampleAudit, surroundings)) as { severity: string }[];
  expect(report.map(({ severity }) => severity)).toEqual(['blocker', 'major', 'critical']);
});
