import { createRequire } from 'node:module';
import path from 'node:path';

const manifestName = 'eslint-plugin-memory-audit/package.json';
const require = createRequire(import.meta.url);

/** What this package calls itself. */
export const { name: packageName, version: packageVersion } = require(manifestName) as { readonly name: string; readonly version: string };

/** A file of this package by its path from the folder of `package.json`: the same from the sources and from what is built of them, wherever that puts the code. */
export function fileOfPackage(...parts: readonly string[]): string {
  return path.join(path.dirname(require.resolve(manifestName)), ...parts);
}
