import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadProject } from '../../src/scanner/load-project.ts';
import { ProjectTypes } from '../../src/scanner/project-types.ts';
import { makeProject } from './project-on-disk.ts';

const library = {
  'node_modules/@x/lib/package.json': '{ "name": "@x/lib", "types": "index.d.ts" }',
  'node_modules/@x/lib/index.d.ts':
    'export declare class Tensor { add(): Tensor; data(): Promise<Float32Array>; }\nexport declare function zeros(): Tensor;',
  'node_modules/@types/y__z/index.d.ts':
    "declare module '@y/z' { export interface Handle { close(): void } export function open(): Handle | null; }",
};
const main = [
  "import { zeros } from '@x/lib';",
  "import { wrap } from './wrap.ts';",
  "import { open } from '@y/z';",
  'const a = zeros();',
  'const b = wrap(zeros());',
  'const c = wrap.call(null, b);',
  'const d = new Box().take(1);',
  'const e = open();',
  'const f = { g: 1 };',
  'class Box { take(n: number): Box; take(n: string): Box; take(n: unknown): Box { return this; } }',
].join('\n');
const wrap = "import type { Tensor } from '@x/lib';\nexport const wrap = (t: Tensor) => t.add();\n";
const tsconfig = '{ "compilerOptions": { "strict": true, "allowImportingTsExtensions": true, "noEmit": true, "types": ["y__z"] } }';

function typesOf(files: Readonly<Record<string, string>>): {
  folder: string;
  types: ProjectTypes;
  at: (piece: string) => [never, { start: number; end: number }];
} {
  const folder = makeProject(files);
  const names = Object.keys(files).filter((name) => /\.[jt]s$/.test(name) && !name.startsWith('node_modules'));
  const project = loadProject(names.map((name) => path.join(folder, name)), { named: new Set() }); // prettier-ignore
  const module = project.modules.get(path.join(folder, 'main.ts'))?.module;
  const at = (piece: string): [never, { start: number; end: number }] => [
    module as never,
    { start: main.indexOf(piece), end: main.indexOf(piece) + piece.length },
  ];
  return { folder, types: new ProjectTypes(project), at };
}

describe('with a configuration and dependencies', () => {
  const project = () => typesOf({ ...library, 'main.ts': main, 'wrap.ts': wrap, 'tsconfig.json': tsconfig });

  test('an expression has the type that its package declares', () => {
    const { types, at } = project();
    expect(types.typeAt(...at('zeros()'))).toEqual({ from: '@x/lib', name: 'Tensor' });
    expect(types.typeAt(...at('wrap(zeros())'))).toEqual({ from: '@x/lib', name: 'Tensor' });
    expect(types.typeAt(...at('open()'))).toEqual({ from: '@y/z', name: 'Handle' });
  });

  test('or that a file of the project declares', () => {
    const { folder, types, at } = project();
    expect(types.typeAt(...at('new Box()'))).toEqual({ from: path.join(folder, 'main.ts'), name: 'Box' });
  });

  test('or none with a name', () => {
    const { types, at } = project();
    expect(types.typeAt(...at('{ g: 1 }'))).toBeUndefined();
    expect(types.typeAt(...at('a = zeros'))).toBeUndefined();
  });

  test('a callee leads to the function, across files and behind overloads', () => {
    const { folder, types, at } = project();
    const arrow = '(t: Tensor) => t.add()';
    expect(types.calleeAt(...at('wrap'))).toBeUndefined();
    const [module, span] = at('wrap(zeros())');
    const start = wrap.indexOf(arrow);
    expect(types.calleeAt(module, { ...span, end: span.start + 4 })).toEqual({
      path: path.join(folder, 'wrap.ts'),
      span: { start, end: start + arrow.length },
    });
    const method = 'take(n: unknown): Box { return this; }';
    expect(types.calleeAt(...at('new Box().take'))).toEqual({ path: path.join(folder, 'main.ts'), span: at(method)[1] });
  });
});

describe('nothing is known, and nothing loaded,', () => {
  test.each([
    ['without a configuration', { ...library, 'main.ts': main }],
    ['without dependencies', { 'main.ts': main, 'tsconfig.json': tsconfig }],
    ['with a configuration that is broken', { ...library, 'main.ts': main, 'tsconfig.json': '{' }],
  ])('%s', (_, files) => {
    const { types, at } = typesOf(files);
    const startMs = performance.now();
    expect(types.typeAt(...at('zeros()'))).toBeUndefined();
    expect(types.calleeAt(...at('zeros'))).toBeUndefined();
    expect(performance.now() - startMs).toBeLessThan(150);
  });
});
