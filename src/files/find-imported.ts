import path from 'node:path';
import { hasSourceExtension, sourceExtensions } from './source-files.ts';

/** Sources by the extension that an import may name in their place, as TypeScript resolves them. */
const sourcesOf: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.jsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/** Whether a specifier says by itself where the file is, from that of the import. */
export function isRelative(specifier: string): boolean {
  return /^\.{1,2}(\/|$)/.test(specifier);
}

/**
 * The source file that an import of an absolute path means: the path itself, a source in place of the built file that it names, the path with an
 * extension, or the index of a folder. `exists` says which files are there and may be meant.
 */
export function findImported(target: string, exists: (file: string) => boolean): string | undefined {
  return candidatesFor(target).find((candidate) => hasSourceExtension(candidate) && exists(candidate));
}

/** The files of which an import of an absolute path means the first that is there. */
export function candidatesFor(target: string): readonly string[] {
  const extension = path.extname(target);
  const stem = target.slice(0, target.length - extension.length);
  return [
    target,
    ...(sourcesOf[extension] ?? []).map((each) => stem + each),
    ...sourceExtensions.map((each) => target + each),
    ...sourceExtensions.map((each) => `${target}${path.sep}index${each}`),
  ];
}
