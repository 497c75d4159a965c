import { statSync } from 'node:fs';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Notice } from '../base/notice.ts';
import { GitError, runGitForNames } from './git.ts';
import { hasSourceExtension, isPathAudited, type Selection } from '../files/source-files.ts';
import { describeSystemError, systemErrorCode } from '../files/system-errors.ts';
import { walkFolder } from './walk-folder.ts';

/** The files that somebody asked to audit. */
export interface FoundFiles {
  /** Absolute, each once, in order. */
  readonly files: readonly string[];
  /** Those that were named one by one, and so are audited whatever they look like. */
  readonly named: ReadonlySet<string>;
  /** The folders that were searched. */
  readonly folders: readonly string[];
  readonly notices: readonly Notice[];
}

export interface FindOptions extends Selection {
  /** Leave out what git ignores. */
  readonly usesGitIgnore: boolean;
}

/** Finds the source files that paths and patterns mean, relative to a folder. A path that means nothing gives a notice. */
export async function findFiles(folder: string, paths: readonly string[], options: FindOptions): Promise<FoundFiles> {
  const files = new Set<string>();
  const named = new Set<string>();
  const folders: string[] = [];
  const notices: Notice[] = [];
  for (const given of paths) {
    const meant = await lookUp(folder, given);
    if (meant.kind === 'nothing') notices.push({ level: 'error', path: path.resolve(folder, given), message: meant.message });
    else if (meant.kind === 'file') named.add(meant.path);
    else if (meant.kind === 'matches') for (const match of meant.paths) if (isPathAudited(folder, match, options)) files.add(match);
    if (meant.kind !== 'folder') continue;
    folders.push(meant.path);
    const walk = walkFolder(meant.path, { ...options, ignored: options.usesGitIgnore ? ignoredBelow(meant.path) : new Set() });
    notices.push(...walk.notices);
    for (const file of walk.files) files.add(file);
  }
  return { files: [...new Set([...files, ...named])].sort(), named, folders, notices };
}

type Meaning =
  | { readonly kind: 'file' | 'folder'; readonly path: string }
  | { readonly kind: 'matches'; readonly paths: readonly string[] }
  | { readonly kind: 'nothing'; readonly message: string };

async function lookUp(folder: string, given: string): Promise<Meaning> {
  const full = path.resolve(folder, given);
  try {
    if (statSync(full).isDirectory()) return { kind: 'folder', path: full };
    if (hasSourceExtension(full)) return { kind: 'file', path: full };
    return { kind: 'nothing', message: 'is not a JavaScript or TypeScript file' };
  } catch (error) {
    const isMissing = systemErrorCode(error) === 'ENOENT' && isDynamicPattern(given);
    return isMissing ? findMatches(folder, given) : { kind: 'nothing', message: describeSystemError(error) };
  }
}

async function findMatches(folder: string, pattern: string): Promise<Meaning> {
  const matches = await glob(pattern, { cwd: folder, absolute: true, followSymbolicLinks: false, ignore: ['**/node_modules/**'] });
  const paths = matches.map((match) => path.resolve(match));
  return paths.length > 0 ? { kind: 'matches', paths } : { kind: 'nothing', message: 'matches no file' };
}

/** The files and folders below a folder that git ignores; empty outside of a work tree, and in a folder that is itself ignored. */
function ignoredBelow(folder: string): ReadonlySet<string> {
  try {
    const names = runGitForNames(folder, ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory']);
    return names.includes('./') ? new Set() : new Set(names.map((name) => path.resolve(folder, name)));
  } catch (error) {
    if (error instanceof GitError) return new Set();
    throw error;
  }
}
