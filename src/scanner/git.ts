import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';

const maxOutputBytes = 2 ** 30;

/** Git could not do what was asked. The message is its own first line. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/**
 * Runs git in a folder and returns what it prints. Settings that change the form of the output are overridden; paths are taken as they are.
 * @throws GitError when git is not installed or reports a failure.
 */
export function runGit(folder: string, args: readonly string[], input?: string): Buffer {
  try {
    return execFileSync('git', ['--literal-pathspecs', '--no-pager', '-c', 'diff.relative=false', ...args], {
      cwd: folder,
      // Reading must not fight for the lock of a commit that is under way, and messages are matched by nobody but people.
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      maxBuffer: maxOutputBytes,
      windowsHide: true,
      ...(input !== undefined && { input }),
    });
  } catch (error) {
    throw new GitError(firstLineOf(error));
  }
}

/** What git prints, as the names between NUL bytes. */
export function runGitForNames(folder: string, args: readonly string[]): string[] {
  return runGit(folder, args).toString('utf8').split('\0').filter(Boolean);
}

/** The top folder of the work tree that holds a folder; undefined outside of one, or without git. */
export function findWorkTree(folder: string): string | undefined {
  try {
    return requireWorkTree(folder);
  } catch {
    return undefined;
  }
}

/**
 * The top folder of the work tree that holds a folder.
 * @throws GitError outside of one, without git, and where git refuses, as in a folder of somebody else
 */
export function requireWorkTree(folder: string): string {
  try {
    const top = runGit(folder, ['rev-parse', '--show-toplevel']).toString('utf8');
    return path.resolve(top.replace(/\r?\n$/, ''));
  } catch (error) {
    const isOutside = error instanceof GitError && error.message.startsWith('not a git repository');
    throw isOutside ? new GitError(`${folder} is not in a git work tree`) : error;
  }
}

/** The path of a file as git knows it, which follows symbolic links in the folders above it. */
export function toGitPath(filePath: string): string {
  try {
    return path.join(realpathSync(path.dirname(filePath)), path.basename(filePath));
  } catch {
    return filePath;
  }
}

function firstLineOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return 'git is not installed';
  const said = 'stderr' in error && error.stderr instanceof Buffer ? error.stderr.toString('utf8') : '';
  const line = said.split('\n').find((each) => each.trim() !== '') ?? error.message;
  return line.replace(/^(fatal|error): /, '').trim();
}
