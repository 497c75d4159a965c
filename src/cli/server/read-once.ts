import { statSync } from 'node:fs';
import path from 'node:path';
import { loadProject } from '../../scanner/load-project.ts';

/** What tells that other packages are installed, in a folder or one above. */
const signsOfInstalling = [
  ...['package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock'],
  ...['node_modules/.package-lock.json', 'node_modules/.modules.yaml', 'node_modules/.yarn-state.yml'],
];

/**
 * The files that a process reads only once: configurations of ESLint and what they import, which Node.js keeps, and packages that are installed. Whoever goes on after one
 * of them has changed works with the old one.
 */
export class ReadOnce {
  /** By path, how each was. */
  readonly #files = new Map<string, string>();

  /** Notes the configurations that were read in a folder. */
  note(configurations: readonly string[], folder: string): void {
    const fresh = configurations.filter((file) => !this.#files.has(file));
    if (fresh.length === 0) return;
    const imported = [...loadProject(fresh, { named: new Set(fresh) }).modules.keys()];
    for (const file of [...fresh, ...imported, ...foldersFrom(folder).flatMap(signsIn)]) this.#files.set(file, stateOf(file));
  }

  /** Whether a file has changed since it was noted. */
  isOutdated(): boolean {
    return [...this.#files].some(([file, state]) => stateOf(file) !== state);
  }
}

function stateOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? `${stats.mtimeMs} ${stats.size}` : 'absent';
}

function signsIn(folder: string): string[] {
  return signsOfInstalling.map((name) => path.join(folder, name));
}

/** A folder, and those above. */
function foldersFrom(folder: string): string[] {
  const above = path.dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersFrom(above)];
}
