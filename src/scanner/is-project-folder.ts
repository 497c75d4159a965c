import { existsSync } from 'node:fs';
import path from 'node:path';

/** Whether a folder is all of a project: it has the manifest of a package, or nothing above it has one. */
export function isProjectFolder(folder: string): boolean {
  if (existsSync(path.join(folder, 'package.json'))) return true;
  let above = path.dirname(folder);
  while (above !== path.dirname(above)) {
    if (existsSync(path.join(above, 'package.json'))) return false;
    if (existsSync(path.join(above, '.git'))) return true;
    above = path.dirname(above);
  }
  return true;
}
