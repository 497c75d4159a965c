import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { addFiles, makeProject } from '../scanner/project-on-disk.ts';
import { callCommand, clean, leak, linesOf, messagesIn } from './call-command.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

describe('without a project', () => {
  test.each(['--version', '-v'])('%s prints the version', async (option) => {
    expect(await callCommand('/', [option])).toEqual({ code: 0, out: `${version}\n`, error: '' });
  });

  test('--help names every option of the documentation', async () => {
    const { code, out } = await callCommand('/', ['--help']);
    // Other commands have sections of their own below.
    const [own = ''] = readFileSync('docs/cli.md', 'utf8').split('\n## ');
    const documented = [...own.matchAll(/^\| `(--[\w-]+)/gm)].map(([, name = '']) => name);
    const offered = [...out.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, name = '']) => name);
    expect(code).toBe(0);
    expect(documented.sort()).toEqual(offered.sort());
  });

  test.each([
    [['--format', 'xml'], /argument 'xml' is invalid/],
    [['--max-warnings', '-1'], /whole number/],
    [['--max-warnings', 'many'], /whole number/],
    [['--severity', 'grave'], /argument 'grave' is invalid/],
    [['--staged', '--changed', 'main'], /cannot be used with/],
    [['--changed'], /argument missing/],
    [['--nonsense'], /unknown option '--nonsense'/],
  ])('%j makes no sense: one line, exit code 2', async (args, message) => {
    const { code, out, error } = await callCommand('/', args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toMatch(message);
    expect(error).toMatch(/^memory-audit: [^\n]+\n$/);
  });
});

describe('the exit code', () => {
  test('is 0 without findings and 1 with one', async () => {
    expect((await callCommand(makeProject({ 'a.js': clean }))).code).toBe(0);
    expect((await callCommand(makeProject({ 'a.js': leak }))).code).toBe(1);
  });

  test.each([
    [[], 0],
    [['--max-warnings', '1'], 0],
    [['--max-warnings', '0'], 1],
  ])('with one warning and %j is %i', async (args, code) => {
    // prettier-ignore
    expect((await callCommand(path.resolve('fixtures/projects/configured'), ['src/jobs.js', ...args])).code).toBe(code);
  });
});

test('--severity leaves out what is less grave', async () => {
  const folder = makeProject({ 'a.js': `${leak}export function loop() { for (;;) sum([1]); }\nsetInterval(loop, 10);\n`, 'b.js': leak });
  const all = await callCommand(folder, ['--format', 'json']);
  const graveOnly = await callCommand(folder, ['--format', 'json', '--severity', 'high']);
  expect(messagesIn(all.out, 'b.js')).toHaveLength(1);
  expect(messagesIn(graveOnly.out, 'b.js')).toEqual([]);
  expect(messagesIn(graveOnly.out, 'a.js')).toEqual(messagesIn(all.out, 'a.js'));
  expect((await callCommand(folder, ['b.js', '--severity', 'critical'])).code).toBe(0);
});

test('--out-file takes the report, in folders that are made for it', async () => {
  const folder = makeProject({ 'a.js': leak });
  const { code, out } = await callCommand(folder, ['--format', 'json', '--out-file', 'reports/new/audit.json'], { isTerminal: true });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(messagesIn(readFileSync(path.join(folder, 'reports/new/audit.json'), 'utf8'), 'a.js')).toHaveLength(1);
});

test('--out-file that cannot be written is one line and exit code 2', async () => {
  const folder = makeProject({ 'a.js': leak });
  const { code, error } = await callCommand(folder, ['--out-file', 'a.js/report']);
  expect(code).toBe(2);
  expect(linesOf(error)).toEqual([expect.stringMatching(/^memory-audit: cannot write the report: /) as string]);
});

test('--print-ir prints the program model', async () => {
  const { code, out } = await callCommand(makeProject({ 'a.js': clean }), ['--print-ir']);
  expect(code).toBe(0);
  expect(out).toContain('declare one = %0');
});

test('--include-tests audits tests, too', async () => {
  const folder = makeProject({ 'a.test.js': leak, 'b.js': clean });
  expect((await callCommand(folder)).code).toBe(0);
  expect((await callCommand(folder, ['--include-tests'])).code).toBe(1);
});

describe('colors', () => {
  const escape = '\u001b[';
  test.each([
    [true, {}, [], true],
    [false, {}, [], false],
    [true, { NO_COLOR: '1' }, [], false],
    [true, { TERM: 'dumb' }, [], false],
    [false, { FORCE_COLOR: '1' }, [], true],
    [true, { FORCE_COLOR: '0' }, [], false],
    [false, { NO_COLOR: '1' }, ['--color'], true],
    [true, {}, ['--no-color'], false],
  ])('terminal %s, %j, %j: %s', async (isTerminal, env, args, isColored) => {
    const { out } = await callCommand(makeProject({ 'a.js': leak }), args, { isTerminal, env: env as Record<string, string> });
    expect(out.includes(escape)).toBe(isColored);
  });
});

describe('progress', () => {
  test('shows on a terminal and goes before the report', async () => {
    const folder = makeProject({});
    for (let at = 0; at < 30; at += 1) addFiles(folder, { [`f${at}.js`]: leak });
    const { error } = await callCommand(folder, [], { isTerminal: true });
    expect(error).toMatch(/\r\u001b\[K(reading|auditing) \d+ of 30 files/);
    expect(error.endsWith('\r\u001b[K')).toBe(true);
  });

  test('is silent when nobody watches', async () => {
    expect((await callCommand(makeProject({ 'a.js': leak }))).error).toBe('');
  });
});
