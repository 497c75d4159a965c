import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { analyse } from '../../../src/analyses/analyse.ts';
import { presetRules } from '../../../src/engine/preset.ts';
import { soundReports } from '../../engine/sound-reports.ts';
import { isInert } from '../../../src/frontends/typescript/inert.ts';
import { lowerModule, parseSource } from '../../../src/frontends/typescript/index.ts';
import { knowledgeWith } from '../../../src/knowledge/index.ts';
import { packages } from '../../real-code/packages.ts';

function isInertText(text: string, path = 'a.tsx'): boolean {
  const parsed = parseSource(path, text);
  if (parsed.kind === 'failed') throw new Error(parsed.message);
  return isInert(parsed.tree);
}

test.each([
  `'use strict'; import a, { b } from './a'; export { c } from './c'; export * from './d'; export { a, b };`,
  'export interface A { f(): void } export type B = A | (() => void); export default interface C {}',
  'export enum E { a, b = 1 << 2 }',
  'export const size = 3 * -4, names = { ...size, list: [`${size}`, null, , size!.width as number] } as const; export default size;',
  `export const text = ${'1 + '.repeat(1_000)}1;`,
])('imports, types and constants are inert: %.60s', (text) => {
  expect(isInertText(text)).toBe(true);
});

test.each([
  'f();',
  'new F();',
  'const a = f`x`;',
  'const a = { b: [f?.()] };',
  'const a = <b />;',
  'import("a");',
  'const f = () => 1;',
  'const a = { get b() { return 1; } };',
  'const a = { b() {} };',
  'export function f() {}',
  'export class A {}',
  'export default class {}',
  'for (const a of b);',
  'a[b] = c;',
  'const { a = f() } = b;',
  'using a = b;',
  'delete a.b;',
])('%s is not inert', (text) => {
  expect(isInertText(text)).toBe(false);
});

test('no rule finds anything in an inert file of the fixtures and of real projects', () => {
  // The examples of three are left to their own test: they take as long as all others together.
  const others = packages.filter(({ name }) => name !== 'three');
  const folders = ['fixtures', ...others.map(({ name, folder }) => `node_modules/${name}/${folder}`)];
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.{js,jsx,ts,tsx,mjs,cjs,mts,cts}`, { expandDirectories: false }));
  const knowledge = knowledgeWith([]);
  let inertCount = 0;
  for (const path of files) {
    const text = readFileSync(path, 'utf8');
    const parsed = parseSource(path, text);
    if (parsed.kind === 'failed' || !isInert(parsed.tree)) continue;
    inertCount += 1;
    const module = lowerModule(parsed.tree, parsed.scopes, { path, text });
    const facts = analyse({ modules: [module], resolve: () => undefined, isWhole: false }, knowledge);
    expect(soundReports(module, facts, presetRules(rules, 'all'))).toEqual([]);
  }
  expect(inertCount).toBeGreaterThan(40);
});
