import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { globSync } from 'tinyglobby';

const marker = 'dist/cli/main.js';

/**
 * Compiles the package before the tests that run it, unless nothing has changed since the last build. Type errors do not stop it, for `tsc`
 * writes its output all the same and a test of its own fails on them.
 */
export default function buildOnce(): void {
  const sources = globSync(['src/**/*.{ts,js}', 'rules/**/*.ts', 'tsconfig*.json', 'rolldown.config.ts', 'package.json']);
  const builtAtMs = existsSync(marker) ? statSync(marker).mtimeMs : 0;
  if (sources.every((source) => statSync(source).mtimeMs < builtAtMs)) return;
  spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
