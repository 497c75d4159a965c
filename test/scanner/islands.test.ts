import { expect, test } from 'vitest';
import { findIslands } from '../../src/scanner/islands.ts';
import { loadProject } from '../../src/scanner/load-project.ts';
import path from 'node:path';
import { makeProject } from './project-on-disk.ts';

/** The islands of a project, each as the names of its files without extension, in order. */
function islandsOf(files: Readonly<Record<string, string>>): string[] {
  const folder = makeProject(files);
  const project = loadProject(
    Object.keys(files).map((name) => path.join(folder, name)),
    { named: new Set() },
  );
  return findIslands(project)
    .map((island) =>
      island
        .map((file) => path.basename(file, '.ts'))
        .sort()
        .join(' '),
    )
    .sort();
}

test.each([
  ['nothing in common', { 'a.ts': 'export {};export const a = 1;', 'b.ts': 'export const b = 1;' }, ['a', 'b']],
  [
    'an import',
    { 'a.ts': `import { b } from './b';\nexport const a = b;`, 'b.ts': 'export const b = 1;', 'c.ts': 'export const c = 1;' },
    ['a b', 'c'],
  ],
  ['an import of a type', { 'a.ts': `import type { B } from './b';\nexport let a: B;`, 'b.ts': 'export class B {}' }, ['a b']],
  ['a re-export', { 'a.ts': `export * from './b';`, 'b.ts': 'export const b = 1;' }, ['a b']],
  [
    'one that both import',
    { 'a.ts': `import { c } from './c';\nc();`, 'b.ts': `import { c } from './c';\nc();`, 'c.ts': 'export const c = () => 1;' },
    ['a b c'],
  ],
  ['scripts', { 'a.ts': 'var a = 1;', 'b.ts': 'console.log(a);', 'c.ts': 'export const c = 1;' }, ['a b', 'c']],
  [
    'a global that one writes',
    { 'a.ts': 'export const a = (globalThis.cache = new Map());', 'b.ts': 'export const b = () => globalThis.cache.clear();' },
    ['a b'],
  ],
  [
    'a global that none writes',
    { 'a.ts': 'export const a = window.innerWidth;', 'b.ts': 'export const b = window.innerWidth;' },
    ['a', 'b'],
  ],
])('files with %s', (_what, files, islands) => {
  expect(islandsOf(files)).toEqual(islands);
});

test('long chains and circles', () => {
  const chain = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`f${at}.ts`, `import { x as y } from './f${(at * 7 + 3) % 40}';\nexport const x = () => y;`]),
  );
  expect(islandsOf(chain).length).toBeLessThan(40);
  const circle = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`f${at}.ts`, `import { x as y } from './f${(at + 1) % 40}';\nexport const x = () => y;`]),
  );
  expect(islandsOf(circle)).toHaveLength(1);
});
