import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeProject } from '../scanner/project-on-disk.ts';
import { callCommand, clean, leak, linesOf } from './call-command.ts';

const scopes = path.resolve('fixtures/projects/scopes');

describe('callers', () => {
  test('of every function that needs a scope, as text', async () => {
    const { code, out, error } = await callCommand(scopes, ['callers', '--no-types']);
    await expect(`${out}${error}exit code ${code}\n`).toMatchFileSnapshot('./golden/scopes.callers.txt');
  });

  test('of one function, as JSON', async () => {
    const { out } = await callCommand(scopes, ['callers', 'src/layers.ts:normalise', '--format', 'json', '--no-types']);
    const text = JSON.stringify(JSON.parse(out.replaceAll(JSON.stringify(scopes).slice(1, -1), '<project>')), undefined, 2);
    await expect(`${text}\n`).toMatchFileSnapshot('./golden/scopes.callers.json');
  });

  test('of a function by its line, by its class, and of those of a file', async () => {
    const first = await callCommand(scopes, ['callers', 'src/layers.ts:normalise']);
    expect(await callCommand(scopes, ['callers', 'src/layers.ts:4'])).toEqual(first);
    const all = await callCommand(scopes, ['callers', 'src/layers.ts']);
    expect(all.out.startsWith(first.out.replace(/1 function: .*\n$/, ''))).toBe(true);
    const folder = makeProject({ 'a.js': 'export class Net { forward() { return 1; } }\nnew Net().forward();\n' });
    const { code, out } = await callCommand(folder, ['callers', 'a.js:Net.forward']);
    expect({ code, lines: linesOf(out).slice(0, 3) }).toEqual({
      code: 0,
      lines: ['a.js:1:20  Net.forward  safe', '  asks nothing of its callers', '  safe     a.js:2:1  it leaves and gives nothing'],
    });
  });

  test.each([
    [['callers', 'a.js:nobody'], 2, 'a.js has no function nobody'],
    [['callers', 'a.js:99'], 2, 'a.js has no function on line 99'],
    [['callers', 'gone.js'], 2, 'gone.js'],
    [['callers', '--format', 'sarif'], 2, "argument 'sarif' is invalid"],
    [['callers', 'a.js', 'b.js'], 2, 'too many arguments'],
  ])('%j cannot be told', async (args, code, message) => {
    const found = await callCommand(makeProject({ 'a.js': leak, 'b.js': clean }), args);
    expect(found).toEqual({ code, out: '', error: expect.stringContaining(message) as string });
  });

  test('has a help of its own, of which the help of the command tells', async () => {
    expect((await callCommand('/', ['--help'])).out).toMatch(/^ {2}callers \[where\]/m);
    expect(await callCommand('/', ['callers', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('file:name') as string });
  });
});
