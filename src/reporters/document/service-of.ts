import path from 'node:path';
import { relativePath } from '../places.ts';
import type { PackageOf } from '../reporter.ts';

/** The service that a file belongs to. */
export type ServiceOf = (filePath: string) => string;

/**
 * Parts the files of a project into services: by package where there are several, else by the top folders in which the files differ. Files that stand
 * beside or above these folders are of the service that is named after the folder around.
 */
export function partIntoServices(files: readonly string[], folder: string, packageOf: PackageOf): ServiceOf {
  const packages = new Map(files.map((file) => [path.dirname(file), packageOf(file)]));
  if (new Set([...packages.values()].map((found) => found?.folder)).size > 1)
    return (file) => {
      const found = packages.get(path.dirname(file));
      return found ? (found.name ?? folderName(folder, found.folder)) : folderName(folder, folder);
    };
  const top = deepestTop(files);
  return (file) => {
    if (!isWithin(top, file)) return folderName(folder, path.dirname(file));
    const [first = '', ...others] = path.relative(top, file).split(path.sep);
    return others.length === 0 ? folderName(folder, top) : folderName(folder, path.join(top, first));
  };
}

/** The name of a folder in a report: its path, or its own name when it is the folder of the project. */
function folderName(folder: string, inner: string): string {
  return inner === folder ? path.basename(folder) || folder : relativePath(folder, inner);
}

/** The folder whose folders are services: files that stand above it, such as settings, part nothing. */
function deepestTop(files: readonly string[]): string {
  const top = commonFolder(files);
  const below = files.filter((file) => path.dirname(file) !== top);
  return below.length === 0 || below.length === files.length ? top : deepestTop(below);
}

function isWithin(folder: string, file: string): boolean {
  return !path.relative(folder, file).startsWith('..');
}

/** The deepest folder that holds all files. */
function commonFolder(files: readonly string[]): string {
  const [first = [], ...others] = files.map((file) => path.dirname(file).split(path.sep));
  const length = first.findIndex((part, at) => others.some((other) => other[at] !== part));
  return (length < 0 ? first : first.slice(0, length)).join(path.sep) || path.sep;
}
