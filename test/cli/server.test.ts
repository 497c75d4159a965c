import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Random } from '../fuzz/random.ts';
import { addFiles, git, makeProject, makeRepository } from '../scanner/project-on-disk.ts';
import { edit, sourcesIn } from '../scanner/random-edit.ts';
import { callCommand, callProcess, clean, leak, mainFile, type Outcome } from './call-command.ts';

/** A folder with servers of its own, which end with the test. */
class Served {
  readonly env = { TMPDIR: makeProject({}) };
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    onTestFinished(() => void this.control('stop'));
  }

  audit(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Outcome {
    return callProcess(this.folder, ['--use-server', ...args], { ...this.env, ...env });
  }

  control(action: string): Outcome {
    return callProcess(this.folder, ['server', action], this.env);
  }

  /** How many audits the server has done, and its process. */
  get status(): { readonly audits: number; readonly pid: number } | undefined {
    const { out } = this.control('status');
    const [, pid, audits] = /^Process (\d+) serves this folder since \S+Z: (\d+) audits?, [\d.]+ s of CPU time, \d+ MB\n$/.exec(out) ?? [];
    return pid === undefined ? undefined : { pid: Number(pid), audits: Number(audits) };
  }

  get sockets(): string[] {
    const [folder = ''] = readdirSync(this.env.TMPDIR).filter((name) => name.startsWith('memory-audit-'));
    return readdirSync(path.join(this.env.TMPDIR, folder)).map((name) => path.join(this.env.TMPDIR, folder, name));
  }
}

describe('an audit by a server', () => {
  test('is that of a process of its own, whatever is asked', async () => {
    const folder = makeProject({ 'a.js': leak, 'b.js': clean, 'broken.js': 'let ( = ;' });
    const served = new Served(folder);
    const questions = [
      [],
      ['--format', 'json'],
      ['a.js', '--color'],
      ['b.js'],
      ['gone.js'],
      ['--nonsense'],
      ['--version'],
      ['--help'],
      ['--staged'],
    ];
    for (const args of questions) expect(served.audit(args)).toEqual(await callCommand(folder, args));
    expect(served.status?.audits).toBe(questions.length);
  });

  test('is that of a process of its own after any edits', async () => {
    const folder = makeProject({ 'a.js': `import { sum } from './b.js';\nsum(3);\n`, 'b.js': leak, 'c.js': leak.replace('sum', 'other') });
    const served = new Served(folder);
    const random = new Random(1);
    for (let step = 0; step < 6; step += 1) {
      const args = ['--strict', '--format', 'markdown'];
      expect(served.audit(args)).toEqual(await callCommand(folder, args));
      edit(folder, random.pick(sourcesIn(folder)), random);
    }
    expect(served.status?.audits).toBe(6);
  });

  test('writes the report where it was asked to', () => {
    const served = new Served(makeProject({ 'a.js': leak }));
    expect(served.audit(['--out-file', 'made/report.txt'])).toEqual({ code: 1, out: '', error: '' });
    expect(existsSync(path.join(served.folder, 'made/report.txt'))).toBe(true);
  });

  test('sees the index that git hands to a hook', () => {
    const folder = makeRepository({ 'a.js': clean });
    const served = new Served(folder);
    addFiles(folder, { 'a.js': leak });
    git(folder, 'add', '--all');
    expect(served.audit(['--staged']).code).toBe(1);
    const other = path.join(folder, '.git/other-index');
    git(folder, 'read-tree', '--index-output=.git/other-index', 'HEAD');
    expect(served.audit(['--staged'], { GIT_INDEX_FILE: other }).code).toBe(0);
    expect(served.audit(['--staged']).code).toBe(1);
  });

  test('does not outlive a change of what a configuration imports', () => {
    const folder = makeProject({
      'a.js': leak,
      'package.json': '{ "type": "module" }',
      'eslint.config.js': `import { level } from './level.js';\nimport memoryAudit from 'eslint-plugin-memory-audit';\nexport default [{ plugins: { 'memory-audit': memoryAudit }, rules: { 'memory-audit/require-tidy': level } }];\n`,
      'level.js': `export const level = 'error';\n`,
    });
    mkdirSync(path.join(folder, 'node_modules'));
    symlinkSync(path.resolve('.'), path.join(folder, 'node_modules/eslint-plugin-memory-audit'));
    symlinkSync(path.resolve('node_modules/eslint'), path.join(folder, 'node_modules/eslint'));
    const served = new Served(folder);
    expect(served.audit().code).toBe(1);
    const first = served.status?.pid;
    expect(served.audit().code).toBe(1);
    expect(served.status).toEqual({ pid: first, audits: 2 });
    addFiles(folder, { 'level.js': `export const level = 'off';\n` });
    // Files that are written within one tick of a coarse clock look alike, unless their sizes differ as here; the time is set all the same.
    utimesSync(path.join(folder, 'level.js'), new Date(), new Date());
    expect(served.audit().code).toBe(0);
    expect(served.status?.pid).not.toBe(first);
  });
});

describe('a server', () => {
  test('is started once, whoever comes first', async () => {
    const served = new Served(makeProject({ 'a.js': leak }));
    const clients = [1, 2, 3].map(async () => {
      const child = spawn(process.execPath, [mainFile, '--use-server'], { cwd: served.folder, env: { ...process.env, ...served.env } });
      const [code] = (await once(child, 'close')) as [number];
      return code;
    });
    expect(await Promise.all(clients)).toEqual([1, 1, 1]);
    expect(served.status?.audits).toBe(3);
    expect(served.sockets).toHaveLength(1);
    // One that finds another has nothing to do, and ends.
    expect(served.control('run')).toEqual({ code: 0, out: '', error: '' });
  });

  test('ends when it is told to, and leaves nothing behind', () => {
    const served = new Served(makeProject({ 'a.js': clean }));
    expect(served.control('status')).toEqual({ code: 1, out: 'No server runs in this folder.\n', error: '' });
    expect(served.audit().code).toBe(0);
    expect(served.control('stop')).toEqual({ code: 0, out: 'The server of this folder has ended.\n', error: '' });
    expect(served.status).toBe(undefined);
    expect(served.sockets).toEqual([]);
    expect(served.control('stop').code).toBe(1);
  });

  test('takes the place of one that was killed', async () => {
    const served = new Served(makeProject({ 'a.js': leak }));
    served.audit();
    const first = served.status?.pid ?? 0;
    process.kill(first, 'SIGKILL');
    expect(served.audit()).toEqual(await callCommand(served.folder));
    expect(served.status?.pid).not.toBe(first);
  });

  test('does not listen where others could', async () => {
    const served = new Served(makeProject({ 'a.js': leak }));
    served.audit();
    served.control('stop');
    const [folder = ''] = readdirSync(served.env.TMPDIR).filter((name) => name.startsWith('memory-audit-'));
    const open = path.join(served.env.TMPDIR, folder);
    chmodSync(open, 0o777);
    const { code, out, error } = served.audit();
    expect({ code, out }).toEqual({ code: 1, out: (await callCommand(served.folder)).out });
    expect(error).toBe(`memory-audit: warning: ${open} is open to others, so no server can listen there; going on without one\n`);
    expect(served.control('status')).toMatchObject({ code: 2, out: '' });
  });

  test('is done without where none can listen', async () => {
    const served = new Served(makeProject({ 'a.js': leak }));
    const { out } = await callCommand(served.folder);
    const isFile = path.join(served.env.TMPDIR, 'taken');
    addFiles(served.env.TMPDIR, { taken: '' });
    const reason = 'no such file or folder, so no server can listen there';
    expect(served.audit([], { TMPDIR: isFile })).toEqual({
      code: 1,
      out,
      error: `memory-audit: warning: ${path.join(isFile, `memory-audit-${process.getuid?.()}`)} ${reason}; going on without one\n`,
    });
    const long = path.join(served.env.TMPDIR, 'long'.repeat(30));
    mkdirSync(long);
    const { code, out: report, error } = served.audit([], { TMPDIR: long });
    expect({ code, out: report }).toEqual({ code: 1, out });
    expect(error).toMatch(/^memory-audit: warning: \S+ is too long, so no server can listen there; going on without one\n$/);
  });

  test('is described', () => {
    const served = new Served(makeProject({ 'a.js': clean }));
    expect(served.control('nonsense').code).toBe(2);
    expect(served.control('--help').out).toContain('quarter of an hour');
  });
});
