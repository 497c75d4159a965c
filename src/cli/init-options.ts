import { Command } from 'commander';
import type { Io } from './io.ts';
import { parse } from './parse.ts';

/** What was asked of `memory-audit init`. */
export interface InitOptions {
  /** Write without asking. */
  readonly yes: boolean;
}

const epilogue = `
It writes files that are not there yet, each after asking, and says what to add to those that are.

Exit codes:
  0  done, or there was nothing to do
  2  nobody could be asked, or a file could not be written`;

/** Reads the command line after `init`. A number is the exit code when there is nothing more to do. */
export function readInitOptions(argv: readonly string[], io: Io): InitOptions | number {
  const command = initCommand();
  return parse(command, argv, io) ?? { yes: false, ...command.opts<Partial<InitOptions>>() };
}

export function initCommand(): Command {
  return new Command('memory-audit init')
    .description('Sets up ESLint, the hook before a commit and continuous integration for the project in this folder.')
    .option('-y, --yes', 'write without asking')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', epilogue)
    .allowExcessArguments(false);
}
