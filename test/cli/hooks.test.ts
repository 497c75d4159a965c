import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { addFiles, git, makeProject, makeRepository } from '../scanner/project-on-disk.ts';
import { clean, leak, mainFile } from './call-command.ts';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly pass_filenames: boolean;
}
const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly Hook[];

/** A folder whose only program is the command, for PATH. */
function makeBin(): string {
  const folder = makeProject({});
  symlinkSync(mainFile, path.join(folder, 'memory-audit'));
  chmodSync(mainFile, 0o755);
  return folder;
}

/** Runs a program in a repository with the command on its path. */
function runIn(
  folder: string,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { code: number | null; out: string } {
  const PATH = `${makeBin()}${path.delimiter}${process.env['PATH']}`;
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH, ...env } });
  return { code: status, out: stdout + stderr };
}

describe('the hooks for pre-commit', () => {
  // https://pre-commit.com/#creating-new-hooks
  const keys = ['id', 'name', 'entry', 'language', 'files', 'exclude', 'types', 'types_or', 'exclude_types', 'always_run', 'fail_fast', 'verbose', 'pass_filenames', 'require_serial', 'description', 'language_version', 'minimum_pre_commit_version', 'args', 'stages', 'additional_dependencies', 'log_file']; // prettier-ignore

  test.each(hooks)('$id says what pre-commit needs, in words that it knows', (hook) => {
    expect(Object.keys(hook).filter((key) => !keys.includes(key))).toEqual([]);
    expect(hook).toMatchObject({ id: expect.any(String) as string, name: expect.any(String) as string, language: 'node', files: '\\.([cm]?[jt]sx?|vue|svelte)$', pass_filenames: false }); // prettier-ignore
  });

  test.each([
    ['memory-audit', { 'a.js': leak }, 1],
    ['memory-audit', { 'a.js': clean }, 0],
    ['memory-audit-project', { 'a.js': clean }, 1],
  ])('%s on a commit of %j ends with %i', (id, staged, code) => {
    const folder = makeRepository({ 'old.js': leak });
    addFiles(folder, staged);
    git(folder, 'add', '--all');
    const [program = '', ...args] = hooks.find((hook) => hook.id === id)?.entry.split(' ') ?? [];
    expect(runIn(folder, program, args).code).toBe(code);
  });
});

describe('as a hook of git itself', () => {
  function makeHooked(): string {
    const folder = makeRepository({ 'a.js': clean });
    addFiles(folder, { '.git/hooks/pre-commit': '#!/bin/sh\nexec memory-audit --staged\n' });
    chmodSync(path.join(folder, '.git/hooks/pre-commit'), 0o755);
    return folder;
  }
  const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b.c', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b.c' };
  const commit = (folder: string, ...args: readonly string[]) => runIn(folder, 'git', ['commit', '--message=next', ...args], who);

  test('a leak stops the commit, and its repair lets it through', () => {
    const folder = makeHooked();
    addFiles(folder, { 'b.js': leak });
    git(folder, 'add', '--all');
    const stopped = commit(folder);
    expect(stopped.code).toBe(1);
    expect(stopped.out).toContain('b.js:2:');
    addFiles(folder, { 'b.js': clean });
    git(folder, 'add', '--all');
    expect(commit(folder).code).toBe(0);
  });

  test('a commit of some files or of all is judged by what it will hold', () => {
    const folder = makeHooked();
    addFiles(folder, { 'a.js': leak, 'b.js': clean });
    git(folder, 'add', 'b.js');
    expect(commit(folder, '--all').code).toBe(1);
    expect(commit(folder, 'a.js').code).toBe(1);
    expect(commit(folder, 'b.js').code).toBe(0);
  });
});

interface Step {
  readonly id?: string;
  readonly run: string;
  readonly shell: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

describe('the action for GitHub', () => {
  const action = parse(readFileSync('action.yml', 'utf8')) as Action;

  /** Runs the action's steps as the runner does: values in place of expressions, each script in bash, outputs handed on. */
  function runAction(
    folder: string,
    given: Readonly<Record<string, string>>,
    baseSha: string | undefined,
  ): { code: number | null; out: string } {
    const inputs = { ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])), ...given };
    const outputs = new Map<string, string>();
    let result = { code: 0 as number | null, out: '' };
    for (const step of action.runs.steps) {
      const file = path.join(makeProject({ output: '' }), 'output');
      const value = (text: string) =>
        text.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
          if (expression.includes('github.event')) return inputs['changed-only'] === 'true' ? (baseSha ?? '') : '';
          if (expression.startsWith('inputs.')) return inputs[expression.slice('inputs.'.length)] ?? '';
          return outputs.get(expression) ?? '';
        });
      const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, value(text)]));
      expect(step.run).not.toContain('${{');
      const script = path.join(makeProject({ 'step.sh': step.run }), 'step.sh');
      result = runIn(folder, 'bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], { ...env, GITHUB_OUTPUT: file, GITHUB_ACTION_PATH: path.resolve('.'), GITHUB_WORKSPACE: folder }); // prettier-ignore
      for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) outputs.set(`steps.${step.id}.outputs.${line.split('=')[0]}`, line.slice(line.indexOf('=') + 1)); // prettier-ignore
      if (result.code !== 0) break;
    }
    return result;
  }

  /** A repository with a leak on `main` and another on the branch of a pull request, and the commit that the request starts from. */
  function makeRequest(): { folder: string; base: string } {
    const folder = makeRepository({ 'old.js': leak, 'my code/a.js': clean });
    const base = git(folder, 'rev-parse', 'HEAD').trim();
    git(folder, 'checkout', '--quiet', '-b', 'work');
    addFiles(folder, { 'my code/b.js': leak });
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message=second');
    return { folder, base };
  }

  test('is a composite one that describes its inputs', () => {
    expect(action.runs.using).toBe('composite');
    expect(Object.values(action.inputs).every(({ description }) => description.endsWith('.'))).toBe(true);
    expect(action.runs.steps.every(({ shell }) => shell === 'bash')).toBe(true);
  });

  test('annotates the lines that a pull request changes', () => {
    const { folder, base } = makeRequest();
    const { code, out } = runAction(folder, {}, base);
    expect(code).toBe(1);
    expect(out.match(/^::error file=[^,]+,line=\d+/gm)).toEqual(['::error file=my code/b.js,line=2']);
  });

  test('annotates everything on a push, or when asked to', () => {
    const { folder, base } = makeRequest();
    expect(runAction(folder, {}, undefined).out.match(/^::error /gm)).toHaveLength(2);
    expect(runAction(folder, { 'changed-only': 'false' }, base).out.match(/^::error /gm)).toHaveLength(2);
  });

  test('fetches the base of a shallow checkout', () => {
    const { folder, base } = makeRequest();
    const shallow = path.join(makeProject({}), 'shallow');
    execFileSync('git', ['clone', '--quiet', '--depth=1', '--branch=work', `file://${folder}`, shallow]);
    const { code, out } = runAction(shallow, {}, base);
    expect(code).toBe(1);
    expect(out.match(/^::error file=[^,]+,line=\d+/gm)).toEqual(['::error file=my code/b.js,line=2']);
  });

  test('hands on paths and options, and writes SARIF', () => {
    const { folder } = makeRequest();
    const { code, out } = runAction(
      folder,
      { paths: 'my code\nold.js', args: '--max-warnings=0\n--severity=low\n', 'sarif-file': 'out/audit.sarif' },
      undefined,
    );
    expect(code).toBe(1);
    expect(out.match(/^::error /gm)).toHaveLength(2);
    const log = JSON.parse(readFileSync(path.join(folder, 'out/audit.sarif'), 'utf8')) as { runs: { results: unknown[] }[] };
    expect(log.runs[0]?.results).toHaveLength(2);
  });

  test('passes when there is nothing to find', () => {
    expect(runAction(makeRepository({ 'a.js': clean }), {}, undefined).code).toBe(0);
  });
});
