import { describe, expect, test } from 'vitest';
import { reporters } from '../../src/reporters/index.ts';
import { emptyAudit, sampleAudit, surroundings } from './sample-audit.ts';

describe.each(Object.entries(reporters))('%s', (format, report) => {
  test('shows findings, failures and the trail', async () => {
    await expect(report(sampleAudit, surroundings)).toMatchFileSnapshot(`./golden/sample.${format}.txt`);
  });

  test('ends in one line break, also when there is nothing to report', () => {
    expect(report(sampleAudit, surroundings)).toMatch(/[^\n]\n$/);
    expect(report(emptyAudit, surroundings)).toMatch(/[^\n]\n$/);
  });

  test('gives equal output for equal audits', () => {
    expect(report(sampleAudit, surroundings)).toBe(report(sampleAudit, surroundings));
  });
});
