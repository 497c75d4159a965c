import { readdirSync, realpathSync, type Dirent } from 'node:fs';
import path from 'node:path';
import type { Notice } from '../base/notice.ts';
import { isFileAudited, isFolderAudited, type Selection } from '../files/source-files.ts';
import { describeSystemError, systemErrorCode } from '../files/system-errors.ts';

/** What to leave out of a walk. */
export interface WalkOptions extends Selection {
  /** Absolute paths of files and folders that are not entered. */
  readonly ignored: ReadonlySet<string>;
}

/**
 * The source files below a folder, in the order of their names. Symbolic links are not followed: what they lead to is audited where it is,
 * and a walk always ends.
 */
export function walkFolder(root: string, options: WalkOptions): { files: string[]; notices: Notice[] } {
  const found = { files: [] as string[], notices: [] as Notice[] };
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const inside = enterFolder(folder, options, found);
    folders.push(...inside.toReversed());
  }
  return found;
}

function enterFolder(folder: string, options: WalkOptions, found: { files: string[]; notices: Notice[] }): string[] {
  const folders: string[] = [];
  for (const entry of readFolder(folder, found.notices)) {
    const full = path.join(folder, entry.name);
    if (options.ignored.has(full)) continue;
    if (entry.isSymbolicLink()) found.notices.push(...findLoop(full, entry.name, options));
    else if (entry.isDirectory() && isFolderAudited(entry.name, options)) folders.push(full);
    else if (entry.isFile() && isFileAudited(entry.name, options)) found.files.push(full);
  }
  return folders;
}

function readFolder(folder: string, notices: Notice[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    notices.push({ level: 'error', path: folder, message: describeSystemError(error) });
    return [];
  }
}

/** Says so where a link leads back to a folder above it, or to itself. */
function findLoop(link: string, name: string, options: WalkOptions): Notice[] {
  if (!isFileAudited(name, options) && !isFolderAudited(name, options)) return [];
  try {
    const target = realpathSync(link);
    const isAbove = `${realpathSync(path.dirname(link))}${path.sep}`.startsWith(
      target.endsWith(path.sep) ? target : `${target}${path.sep}`,
    );
    return isAbove ? [{ level: 'warning', path: link, message: 'is a symbolic link to a folder above it; not followed' }] : [];
  } catch (error) {
    // A link to nothing, as editors leave them, is nobody's concern.
    if (systemErrorCode(error) !== 'ELOOP') return [];
    return [{ level: 'warning', path: link, message: `${describeSystemError(error)}; not followed` }];
  }
}
