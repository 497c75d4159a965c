import { existsSync } from 'node:fs';
import path from 'node:path';
import { findFiles, type FoundFiles } from './find-files.ts';
import { findWorkTree } from './git.ts';
import { isBelow } from './is-below.ts';

/** What belongs to a program besides the files that are audited. */
export interface ProjectContext {
  readonly files: readonly string[];
  /** With these files, and those that are audited, the program holds every file of the project. */
  readonly isWhole: boolean;
}

/**
 * The other files of the packages of which somebody named only a part: who calls a function matters wherever the caller stands. Outside of
 * a git work tree nothing tells how far a project reaches, so nothing is added there.
 */
export async function findContext(folder: string, { files, folders }: FoundFiles): Promise<ProjectContext> {
  const scattered = files.filter((file) => !folders.some((each) => isBelow(each, file))).map((file) => path.dirname(file));
  const parts = new Set([...folders.filter((each) => !isProjectFolder(each)), ...scattered]);
  if (parts.size === 0) return { files: [], isWhole: true };
  const top = findWorkTree(folder);
  const projects = new Set([...parts].map((part) => top && findProject(part, top)));
  if (projects.has(undefined)) return { files: [], isWhole: false };
  const paths = [...projects].filter((project) => project !== undefined);
  const found = await findFiles(folder, paths, { includeTests: false, usesGitIgnore: true });
  const asked = new Set(files);
  return { files: found.files.filter((file) => !asked.has(file)), isWhole: true };
}

/** Whether a folder is all of a project: it has the manifest of a package, or nothing above it has one. */
function isProjectFolder(folder: string): boolean {
  return existsSync(path.join(folder, 'package.json')) || findProject(path.dirname(folder)) === undefined;
}

/** The nearest folder with a package's manifest, from a folder upwards, up to the top of its repository. */
function findProject(folder: string, top?: string): string | undefined {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(folder);
  return parent === folder || folder === top || existsSync(path.join(folder, '.git')) ? undefined : findProject(parent, top);
}
