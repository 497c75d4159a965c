import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pack } from './pack.ts';
import { run, runTool } from './run-command.ts';

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly peerDependencies: Record<string, string>;
  readonly bin: Record<string, string>;
}

let { folder, tarball, contents } = { folder: '', tarball: '', contents: '' };
const packed = () => contents;
const manifest = () => JSON.parse(readFileSync(join(packed(), 'package.json'), 'utf8')) as Manifest;

beforeAll(() => {
  ({ folder, tarball, contents } = pack());
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the files import: relative files as paths, packages by name. */
function importsOf(pattern: string): readonly { readonly file: string; readonly specifier: string }[] {
  return globSync(pattern, { cwd: packed() }).flatMap((file) => {
    const code = readFileSync(join(packed(), file), 'utf8');
    const { staticImports, staticExports, dynamicImports } = parseSync(file, code).module;
    const exported = staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []));
    const dynamic = dynamicImports.map(({ moduleRequest: { start, end } }) => /^['"](.*)['"]$/.exec(code.slice(start, end))?.[1] ?? '');
    const specifiers = [...staticImports.map(({ moduleRequest }) => moduleRequest.value), ...exported, ...dynamic];
    return specifiers.filter((specifier) => specifier !== '').map((specifier) => ({ file, specifier }));
  });
}

const packageOf = (specifier: string) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

test('publint finds nothing', () => {
  const { status, output } = runTool('publint', ['run', tarball, '--strict']);
  expect(output).toContain('All good!');
  expect(status).toBe(0);
});

test('the types resolve for importers', () => {
  const { status, output } = runTool('@arethetypeswrong/cli', [tarball, '--profile', 'esm-only', '--no-emoji', '--no-color']);
  expect(status, output).toBe(0);
});

test('every file that is imported is packed', () => {
  const relative = importsOf('dist/**/*.{js,d.ts}').filter(({ specifier }) => specifier.startsWith('.'));
  const missing = relative.filter(({ file, specifier }) => {
    const target = join(packed(), dirname(file), specifier);
    return !existsSync(file.endsWith('.d.ts') ? target.replace(/\.ts$|\.js$/, '.d.ts') : target);
  });
  expect(missing).toEqual([]);
  expect(relative.length).toBeGreaterThan(20);
});

test('only declared dependencies are imported', () => {
  const { dependencies } = manifest();
  const foreign = importsOf('dist/**/*.js').filter(({ specifier }) => !specifier.startsWith('.') && !isBuiltin(specifier));
  expect(foreign.filter(({ specifier }) => !(packageOf(specifier) in dependencies))).toEqual([]);
  expect(foreign.length).toBeGreaterThan(1);
});

test('the types need ESLint only', () => {
  const { peerDependencies } = manifest();
  const foreign = importsOf('dist/**/*.d.ts').filter(({ specifier }) => !specifier.startsWith('.'));
  expect(new Set(foreign.map(({ specifier }) => packageOf(specifier)))).toEqual(new Set(Object.keys(peerDependencies)));
});

test('the plugin loads few files, as each costs time, and never a parser of its own, TypeScript or what the command needs', () => {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { specifier } of importsOf(file))
      if (specifier.startsWith('.')) visit(join(dirname(file), specifier));
      else seen.add(packageOf(specifier));
  };
  visit('dist/src/index.js');
  const unwanted = /^(@ts-morph\/.*|oxc-parser|typescript|commander|tinyglobby|@eslint\/.*|@typescript-eslint\/.*|eslint)$/;
  expect([...seen].filter((name) => unwanted.test(name))).toEqual([]);
  const files = [...seen].filter((name) => name.startsWith('dist/'));
  expect(files.length).toBeGreaterThan(1);
  expect(files.length).toBeLessThan(20);
});

describe('the commands', () => {
  test.each(['dist/cli/main.js', 'dist/src/cli/main.js'])('%s runs', (path) => {
    const { status, output } = run(process.execPath, [resolve(path), '--version'], tmpdir());
    expect(output.trim()).toMatch(/^\d+\.\d+\.\d+$/);
    expect(status).toBe(0);
  });

  test('the one that npm links begins with an interpreter line', () => {
    for (const path of Object.values(manifest().bin))
      expect(readFileSync(join(packed(), path), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  // npm makes it executable once, when it links it; a build after that makes another file.
  test.skipIf(process.platform === 'win32')('the one that npm links can be run after each build', () => {
    for (const path of Object.values(manifest().bin)) expect(statSync(resolve(path)).mode & 0o111).toBe(0o111);
  });
});
