import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

test('the lock file holds the optional packages of every platform, without which npm ci fails', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { readonly packages: Readonly<Record<string, Locked>> };
  const found = (from: string, name: string): boolean => {
    if (`${from}/node_modules/${name}` in packages) return true;
    const above = from.lastIndexOf('/node_modules/');
    return above < 0 ? `node_modules/${name}` in packages : found(from.slice(0, above), name);
  };
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !found(from, name)),
  );
  expect(missing).toEqual([]);
});
