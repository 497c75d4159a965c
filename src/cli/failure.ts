import type { Io } from './io.ts';

const namesOfExpected = new Set(['GitError', 'CommandError']);

/** Tells why a command could do nothing, and returns the exit code. */
export function tellFailure(error: unknown, io: Io): 2 {
  io.error.write(`memory-audit: ${reasonOf(error)}\n`);
  return 2;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return `broke, which is a mistake in it: ${String(error)}`;
  return namesOfExpected.has(error.name) ? error.message : `broke, which is a mistake in it: ${error.stack ?? error.message}`;
}
