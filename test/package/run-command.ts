import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** How a command ended, with all that it wrote. */
export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** Runs the command that an installed package offers, as `npx` would. */
export function runTool(name: string, args: readonly string[], cwd = process.cwd()): Ended {
  return run(process.execPath, [commandOf(name), ...args], cwd);
}

export function run(command: string, args: readonly string[], cwd: string): Ended {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  return { status, output: stdout + stderr };
}

function commandOf(name: string): string {
  const folder = resolve('node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: string | Record<string, string> };
  const path = typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0] ?? '');
  return join(folder, path);
}
