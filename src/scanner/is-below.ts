import path from 'node:path';

/** Whether a path lies below a folder, by their names alone. */
export function isBelow(folder: string, filePath: string): boolean {
  return filePath.startsWith(folder.endsWith(path.sep) ? folder : `${folder}${path.sep}`);
}
