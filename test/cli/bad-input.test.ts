import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { makeProject } from '../scanner/project-on-disk.ts';
import { callCommand, clean, leak, linesOf, messagesIn } from './call-command.ts';

/** What is told of bad input beside a good file with one finding: the lines on the error output. Checks that the good file was audited. */
async function toldOf(folder: string, args: readonly string[] = ['.']): Promise<string[]> {
  const { code, out, error } = await callCommand(folder, ['--format', 'json', ...args]);
  expect(messagesIn(out, 'good.js').map(({ ruleId }) => ruleId)).toEqual(['memory-audit/require-tidy']);
  expect(code).toBe(1);
  return linesOf(error);
}

describe('one clear line, and the rest is audited', () => {
  test.each<[string, Readonly<Record<string, string | Buffer>>, readonly string[], readonly string[]]>([
    ['a missing path', {}, ['.', 'gone/a.js'], ['error: gone/a.js no such file or folder']],
    ['a path below a file', {}, ['.', 'good.js/a.js'], ['error: good.js/a.js no such file or folder']],
    ['a file of another kind', { 'a.css': '' }, ['.', 'a.css'], ['error: a.css is not a JavaScript or TypeScript file']],
    ['a pattern without a match', {}, ['.', '*.vue'], ['error: *.vue matches no file']],
    ['a name with a line break', {}, ['.', 'a\nb.js'], ['error: a\\u000ab.js no such file or folder']],
    [
      'a large file',
      { 'large.js': 'f();\n'.repeat(420_000) },
      ['.'],
      ['warning: large.js has 2.1 MB, so it is taken for generated; skipped, name it to audit it'],
    ],
    ['a minified file', { 'app.js': 'f();'.repeat(3_000) }, ['.'], ['warning: app.js looks minified; skipped, name it to audit it']],
    ['a binary file', { 'video.ts': Buffer.from([0x47, 0, 0, 1]) }, ['.'], ['warning: video.ts is a binary file; skipped']],
    [
      'another encoding',
      { 'latin.js': Buffer.from('"Z\xfcrich";', 'latin1') },
      ['.'],
      ['warning: latin.js is not valid UTF-8; characters that cannot be read are replaced'],
    ],
  ])('%s', async (_, files, args, lines) => {
    expect(await toldOf(makeProject({ 'good.js': leak, ...files }), args)).toEqual(lines.map((line) => `memory-audit: ${line}`));
  });

  test('a loop of symbolic links', async () => {
    const folder = makeProject({ 'good.js': leak });
    symlinkSync('.', path.join(folder, 'again'));
    symlinkSync('b.js', path.join(folder, 'a.js'));
    symlinkSync('a.js', path.join(folder, 'b.js'));
    expect(await toldOf(folder)).toEqual([
      'memory-audit: warning: a.js is part of a loop of symbolic links; not followed',
      'memory-audit: warning: again is a symbolic link to a folder above it; not followed',
      'memory-audit: warning: b.js is part of a loop of symbolic links; not followed',
    ]);
  });

  test('a folder that is called like a file', async () => {
    const folder = makeProject({ 'good.js': leak });
    mkdirSync(path.join(folder, 'x.ts'));
    expect(await toldOf(folder)).toEqual([]);
  });

  test('a broken TypeScript configuration', async () => {
    const [line, ...others] = await toldOf(
      makeProject({ 'good.js': leak, 'tsconfig.json': '{ "files": [', 'src/b.ts': clean, 'node_modules/x/a.js': '' }),
    );
    expect(line).toMatch(/^memory-audit: warning: tsconfig\.json cannot be used: .+; going on without it, and without types$/);
    expect(others).toEqual([]);
  });
});

describe('a file that does not parse', () => {
  test('is one fatal message, and the rest is audited', async () => {
    const { code, out, error } = await callCommand(makeProject({ 'good.js': leak, 'bad.ts': 'const a = ;\nlet b = ;\n' }), [
      '--format',
      'json',
    ]);
    expect(code).toBe(1);
    expect(error).toBe('');
    expect(messagesIn(out, 'bad.ts')).toEqual([
      { ruleId: null, fatal: true, severity: 2, line: 1, column: 11, message: 'Parsing error: Unexpected token' },
    ]);
    expect(messagesIn(out, 'good.js')).toHaveLength(1);
  });

  test('makes the exit code 1 though nothing else is found, and 2 when there is nothing else', async () => {
    expect((await callCommand(makeProject({ 'good.js': clean, 'bad.ts': 'const = 1' }))).code).toBe(1);
    expect((await callCommand(makeProject({ 'bad.ts': 'const = 1' }))).code).toBe(2);
  });

  test('may be nested as deeply as it likes', async () => {
    const deep = `x = ${'['.repeat(50_000)}${']'.repeat(50_000)};`;
    const { out } = await callCommand(makeProject({ 'good.js': leak, 'deep.js': deep }), ['--format', 'json', 'good.js', 'deep.js']);
    expect(messagesIn(out, 'good.js')).toHaveLength(1);
    expect(messagesIn(out, 'deep.js')).toHaveLength(1);
  });
});

describe('when nothing can be audited, the exit code is 2', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
    ['in an empty project', {}, [], 'warning: no JavaScript or TypeScript files to audit in .'],
    ['without source files', { 'README.md': '', 'a.css': '' }, ['.'], 'warning: no JavaScript or TypeScript files to audit in .'],
    ['for a missing path', { 'a.js': leak }, ['gone'], 'error: gone no such file or folder'],
    ['when all files are skipped', { 'a.js': 'f();'.repeat(3_000) }, [], 'warning: a.js looks minified; skipped, name it to audit it'],
  ])('%s', async (_, files, args, line) => {
    const { code, out, error } = await callCommand(makeProject(files), ['--format', 'json', ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '[]\n' });
    expect(linesOf(error)[0]).toBe(`memory-audit: ${line}`);
  });

  test('outside of a git work tree with --staged or --changed', async () => {
    const folder = makeProject({ 'a.js': leak });
    for (const args of [['--staged'], ['--changed', 'main']]) {
      const { code, out, error } = await callCommand(folder, args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(linesOf(error)).toEqual([`memory-audit: ${folder} is not in a git work tree`]);
    }
  });
});

test('git that refuses, or is not there, is told as it is', async () => {
  const folder = makeProject({ 'a.js': leak, '.git': 'gitdir: /nowhere/at/all' });
  const refused = await callCommand(folder, ['--staged']);
  expect({ code: refused.code, lines: linesOf(refused.error) }).toEqual({
    code: 2,
    lines: [`memory-audit: ${folder} is not in a git work tree`],
  });
  vi.stubEnv('PATH', '/nowhere');
  const missing = await callCommand(folder, ['--staged']).finally(() => vi.unstubAllEnvs());
  expect({ code: missing.code, lines: linesOf(missing.error) }).toEqual({ code: 2, lines: ['memory-audit: git is not installed'] });
});

describe('a configuration of ESLint', () => {
  // Only below the package is the plugin installed under its own name.
  function makeConfigured(config: string): string {
    const folder = makeProject({ 'good.js': leak, 'eslint.config.mjs': config });
    const link = path.join(folder, 'node_modules');
    mkdirSync(link);
    symlinkSync(path.resolve('.'), path.join(link, 'eslint-plugin-memory-audit'));
    symlinkSync(path.resolve('node_modules/eslint'), path.join(link, 'eslint'));
    return folder;
  }
  const withPlugin = (rest: string) =>
    `import memoryAudit from 'eslint-plugin-memory-audit';\nexport default [memoryAudit.configs.recommended, ${rest}];`;

  test.each([
    [
      'that does not parse',
      'export default [',
      /^memory-audit: error: eslint\.config\.mjs cannot be used; the recommended rules are used instead: .+$/,
    ],
    [
      'with options that a rule does not have',
      withPlugin('{ rules: { "memory-audit/require-tidy": ["error", { nonsense: 1 }] } }'),
      /^memory-audit: error: eslint\.config\.mjs cannot be used; .*require-tidy.*nonsense/,
    ],
    [
      'with settings that hold themselves',
      withPlugin('((tables) => { tables.push(tables); return { settings: { "memory-audit": { tables } } }; })([])'),
      /^memory-audit: error: eslint\.config\.mjs has an invalid settings\["memory-audit"\]: must be plain data/,
    ],
    [
      'with a table that cannot be used',
      withPlugin('{ settings: { "memory-audit": { tables: [{ library: "x", modules: 7, kinds: {}, functions: [] }] } } }'),
      /^memory-audit: error: eslint\.config\.mjs has an invalid settings\["memory-audit"\]\.tables\[0\]\.modules/,
    ],
  ])('%s: one line, and the rest goes on', async (_, config, line) => {
    // prettier-ignore
    const lines = await toldOf(makeConfigured(config), ['good.js']);
    expect(lines).toEqual([expect.stringMatching(line) as string]);
  });

  test('that is missing though it was named', async () => {
    const { code, error } = await callCommand(makeProject({ 'good.js': leak }), ['--config', 'gone.config.js']);
    expect(code).toBe(2);
    expect(linesOf(error)).toEqual(['memory-audit: gone.config.js no such file or folder']);
  });

  test('without ESLint is one line, and the recommended rules run', async () => {
    const lines = await toldOf(makeProject({ 'good.js': leak, 'eslint.config.mjs': 'export default [];' }), ['good.js']);
    expect(lines).toEqual([
      expect.stringMatching(/^memory-audit: warning: there is an ESLint configuration, but no ESLint beside it;/) as string,
    ]);
  });

  test('that ignores every file is no failure', async () => {
    const { code, error } = await callCommand(makeConfigured('export default [{ ignores: ["**/*.js", "**/*.mjs"] }];'));
    expect(code).toBe(0);
    expect(linesOf(error)).toEqual(['memory-audit: warning: the configuration ignores every file in .']);
  });

  test('is not looked at with --no-config-lookup', async () => {
    const folder = makeConfigured('export default [');
    const { code, error } = await callCommand(folder, ['--no-config-lookup', 'good.js']);
    expect({ code, error }).toEqual({ code: 1, error: '' });
  });
});

test('a folder that goes while it is read is one line', async () => {
  const folder = makeProject({ 'a.js': clean });
  rmSync(folder, { recursive: true });
  const { code, error } = await callCommand(folder);
  expect(code).toBe(2);
  expect(linesOf(error)).toHaveLength(1);
});
