import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FoundFiles } from './find-files.ts';
import { requireWorkTree, runGit, runGitForNames, toGitPath } from './git.ts';
import { isBelow } from './is-below.ts';
import type { ReadContent } from '../files/read-source.ts';
import { hasSourceExtension, isPathAudited, type Selection } from '../files/source-files.ts';

/** The files of git's index, as the next commit will hold them. */
export interface StagedFiles extends FoundFiles {
  readonly readContent: ReadContent;
}

/**
 * Finds the source files of the index below the given paths. Their content comes from the disk where it is the same, else from the index.
 * @throws GitError outside of a work tree
 */
export function findStagedFiles(folder: string, paths: readonly string[], selection: Selection): StagedFiles {
  const top = requireWorkTree(folder);
  const roots = paths.map((each) => toGitPath(path.resolve(folder, each)));
  const blobs = readIndex(top, roots);
  const named = new Set(roots.filter((root) => blobs.has(root) && hasSourceExtension(root)));
  const files = [...blobs.keys()].filter(
    (file) => named.has(file) || roots.some((root) => isBelow(root, file) && isPathAudited(root, file, selection)),
  );
  const changed = new Set(runGitForNames(top, ['diff', '--name-only', '-z', '--no-ext-diff', '--ignore-submodules=all']));
  const readContent = (file: string): Buffer => {
    const blob = blobs.get(file);
    const isSame = blob === undefined || !changed.has(path.relative(top, file).replaceAll(path.sep, '/'));
    return isSame ? readFileSync(file) : runGit(top, ['cat-file', 'blob', blob]);
  };
  return { files: files.sort(), named, folders: roots.filter((root) => !named.has(root)), notices: [], readContent };
}

/** The regular files of the index by path, with the names of their contents. Links, submodules and unmerged files are left out. */
function readIndex(top: string, roots: readonly string[]): Map<string, string> {
  const blobs = new Map<string, string>();
  for (const entry of runGitForNames(top, ['ls-files', '-z', '--stage', '--', ...roots])) {
    const [, blob, name] = /^100\d{3} (\S+) 0\t([^]*)$/.exec(entry) ?? [];
    if (blob !== undefined && name !== undefined) blobs.set(path.join(top, name), blob);
  }
  return blobs;
}
