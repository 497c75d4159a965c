import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { addFiles, makeProject } from '../scanner/project-on-disk.ts';
import { callCommand, callProcess, clean, leak, mainFile } from './call-command.ts';

describe('the compiled command', () => {
  test('does what the source does', async () => {
    const folder = makeProject({ 'a.js': leak, 'b.js': clean });
    for (const args of [[], ['--format', 'json'], ['gone.js'], ['--nonsense'], ['--version']]) {
      expect(callProcess(folder, args)).toEqual(await callCommand(folder, args));
    }
  });

  test('writes a large report to a pipe in full', () => {
    const folder = makeProject({});
    for (let at = 0; at < 400; at += 1) addFiles(folder, { [`f${at}.js`]: leak });
    const { code, out } = callProcess(folder, ['--format', 'json']);
    expect(code).toBe(1);
    expect(out.length).toBeGreaterThan(200_000);
    expect(JSON.parse(out)).toHaveLength(400);
  });

  test('ends quietly when its reader has seen enough', async () => {
    const folder = makeProject({});
    for (let at = 0; at < 400; at += 1) addFiles(folder, { [`f${at}.js`]: leak });
    const child = spawn(process.execPath, [mainFile, '--format', 'json'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let error = '';
    child.stderr.on('data', (chunk) => (error += String(chunk)));
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, error }).toEqual({ code: 1, error: '' });
  });

  /** The packages, of those that take long to load, that a run loads. */
  function packagesLoadedBy(folder: string, args: readonly string[]): string[] {
    const env = { ...process.env, NODE_DEBUG: 'esm,module' };
    const { stderr } = spawnSync(process.execPath, [mainFile, ...args], { cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 28 });
    return [...new Set([...stderr.matchAll(/node_modules[\\/](@ts-morph|eslint|oxc-parser)[\\/]/g)].map(([, name = '']) => name))];
  }

  test('loads only what the run needs', () => {
    const folder = makeProject({ 'a.js': leak });
    expect(packagesLoadedBy(folder, ['--version'])).toEqual([]);
    expect(packagesLoadedBy(folder, [])).toEqual(['oxc-parser']);
  });
});
