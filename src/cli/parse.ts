import { type Command, CommanderError } from 'commander';
import type { Io } from './io.ts';

/** Reads a command line. A number is the exit code when there is nothing more to do: after `--help`, or for options that make no sense. */
export function parse(command: Command, argv: readonly string[], io: Io): number | undefined {
  command.exitOverride().configureOutput({
    writeOut: (text) => io.out.write(text),
    writeErr: (text) => io.error.write(text),
    outputError: (text, write) => write(`memory-audit: ${text.replace(/^error: /, '')}`),
  });
  try {
    command.parse([...argv], { from: 'user' });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}
