import { afterEach, expect, test, vi } from 'vitest';
import { rules } from '../../rules/index.ts';
import { makeProject } from '../scanner/project-on-disk.ts';
import { callCommand, clean, leak, linesOf, messagesIn } from './call-command.ts';

afterEach(() => vi.restoreAllMocks());

/** Has rules break on the files of which the path ends so. */
function breakRules(isBroken: (id: string) => boolean, end = ''): void {
  for (const rule of rules.filter(({ meta }) => isBroken(meta.id))) {
    const check = rule.check.bind(rule);
    vi.spyOn(rule, 'check').mockImplementation((...asked) => {
      if (asked[0].path.endsWith(end)) throw new Error('no such value');
      return check(...asked);
    });
  }
}

const files = { 'a.js': leak, 'b.js': leak };

test('a rule that breaks on one file fails the run, and everything else is audited', async () => {
  breakRules((id) => id === 'require-tidy', 'a.js');
  const { code, out } = await callCommand(makeProject(files), ['--format', 'json']);
  expect(code).toBe(1);
  expect(messagesIn(out, 'a.js')).toMatchObject([
    {
      ruleId: null,
      severity: 2,
      message: expect.stringMatching(/^The rule require-tidy broke on this file, .*: no such value$/) as string,
    },
  ]);
  expect(messagesIn(out, 'b.js').map(({ ruleId }) => ruleId)).toEqual(['memory-audit/require-tidy']);
});

test('it fails a run without findings, too, at every severity and with comments that turn all rules off', async () => {
  breakRules((id) => id === 'no-copy-in-loop');
  const folder = makeProject({ 'a.js': `/* eslint-disable */\n${clean}` });
  const { code, out, error } = await callCommand(folder, ['--severity', 'critical']);
  expect([code, error]).toEqual([1, '']);
  expect(linesOf(out)).toEqual([
    'a.js:1:1  error  The rule no-copy-in-loop broke on this file, which is a mistake in memory-audit: no such value',
    '',
    'No findings in 1 file; rules broke on 1 file',
  ]);
});

test('rules that break for one reason are told once for each file; where all do on all files, nothing was audited', async () => {
  breakRules(() => true);
  const { code, out } = await callCommand(makeProject(files), ['--format', 'json']);
  expect(code).toBe(2);
  for (const file of Object.keys(files)) expect(messagesIn(out, file)).toHaveLength(1);
});

test.each(['markdown', 'html', 'sarif', 'github'])('%s is written in spite of it', async (format) => {
  breakRules((id) => id === 'require-tidy', 'a.js');
  const { code, out, error } = await callCommand(makeProject(files), ['--format', format]);
  expect([code, error]).toEqual([1, '']);
  expect(out).toContain('no such value');
});

test('explain says that it does not know all', async () => {
  breakRules((id) => id === 'require-tidy');
  const { error } = await callCommand(makeProject(files), ['explain', 'a.js:2']);
  expect(linesOf(error)).toEqual([expect.stringMatching(/^memory-audit: error: a\.js The rule require-tidy broke .*: no such value$/)]);
});

test('a cache does not make it silent', async () => {
  breakRules((id) => id === 'require-tidy', 'a.js');
  const folder = makeProject(files);
  const first = await callCommand(folder, ['--cache']);
  expect(await callCommand(folder, ['--cache'])).toEqual(first);
  vi.restoreAllMocks();
  const mended = await callCommand(folder, ['--cache', '--format', 'json']);
  expect(messagesIn(mended.out, 'a.js').map(({ ruleId }) => ruleId)).toEqual(['memory-audit/require-tidy']);
});
