import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const manifest = require.resolve('eslint-plugin-memory-audit/package.json');

/** What this package calls itself. */
export const { name: packageName, version: packageVersion } = require(manifest) as { readonly name: string; readonly version: string };

/** A file of this package by its path from the folder of `package.json`: the same from the sources and from what is built of them, wherever that puts the code. */
export function fileOfPackage(...parts: readonly string[]): string {
  return path.join(path.dirname(manifest), ...parts);
}
