import { describe, expect, test } from 'vitest';
import { formats, loadReporter } from '../../src/reporters/index.ts';
import { emptyAudit, sampleAudit, surroundings } from './sample-audit.ts';

/** A page without its style and script, which have tests of their own. */
function withoutLooks(report: string): string {
  return report.replace(/<(style|script\b[^>]*)>[^]*?<\/(style|script)>/g, '<$1>…</$2>').replace(/sha256-[^']+/, 'sha256-…');
}

describe.each(formats)('%s', async (format) => {
  const report = await loadReporter(format);

  test('shows findings, failures and the trail', async () => {
    await expect(withoutLooks(report(sampleAudit, surroundings))).toMatchFileSnapshot(`./golden/sample.${format}.txt`);
  });

  test('ends in one line break, also when there is nothing to report', () => {
    expect(report(sampleAudit, surroundings)).toMatch(/[^\n]\n$/);
    expect(report(emptyAudit, surroundings)).toMatch(/[^\n]\n$/);
  });

  test('gives equal output for equal audits', () => {
    expect(report(sampleAudit, surroundings)).toBe(report(sampleAudit, surroundings));
  });
});
