import { createRequire } from 'node:module';
import { commands } from './commands.ts';
import type { Io } from './io.ts';
import { readOptions } from './options.ts';

const { version } = createRequire(import.meta.url)('eslint-plugin-memory-audit/package.json') as { version: string };
const namesOfExpected = new Set(['GitError', 'CommandError']);

/** Runs the command and returns its exit code: 0 nothing found, 1 findings or something left out, 2 nothing could be audited. Never throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    const [name, ...rest] = argv;
    const command = commands.get(name ?? '');
    if (command) return await (await command.load())(rest, io, version);
    const options = readOptions(argv, version, io);
    if (typeof options === 'number') return options;
    // Loaded now, so that help and mistyped options cost nothing.
    const { audit } = await import('./audit.ts');
    return await audit(options, io, version);
  } catch (error) {
    io.error.write(`memory-audit: ${reasonOf(error)}\n`);
    return 2;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return `broke, which is a mistake in it: ${String(error)}`;
  return namesOfExpected.has(error.name) ? error.message : `broke, which is a mistake in it: ${error.stack ?? error.message}`;
}
