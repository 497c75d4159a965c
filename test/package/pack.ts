import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { run } from './run-command.ts';

/** The package as npm would publish it. */
export interface Packed {
  /** A temporary folder with all of it, outside of the project. */
  readonly folder: string;
  readonly tarball: string;
  /** What the tarball holds. */
  readonly contents: string;
}

/** Packs the package, which must be compiled, and takes the tarball apart. */
export function pack(): Packed {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  const { status, output } = run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], process.cwd());
  if (status !== 0) throw new Error(output);
  const tarball = globSync('*.tgz', { cwd: folder, absolute: true })[0] ?? '';
  const contents = join(folder, 'package');
  mkdirSync(contents);
  run('tar', ['xf', tarball, '-C', folder], process.cwd());
  return { folder, tarball, contents };
}
