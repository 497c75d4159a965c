import { Command } from 'commander';
import type { Io } from './io.ts';
import { parse } from './parse.ts';

/** What was asked of `memory-audit explain`. */
export interface ExplainOptions {
  /** A rule's id, or a place as `file:line`. */
  readonly what: string;
  readonly types: boolean;
  readonly config?: string;
  readonly configLookup: boolean;
  readonly color?: boolean;
}

const epilogue = `
Exit codes:
  0  explained
  2  there is no such rule or file

Examples:
  memory-audit explain require-tidy      what the rule asks, with examples
  memory-audit explain src/image.ts:12   what is found on the line, how sure and how grave it is, and why`;

/** Reads the command line after `explain`. A number is the exit code when there is nothing more to do. */
export function readExplainOptions(argv: readonly string[], io: Io): ExplainOptions | number {
  const command = explainCommand();
  const code = parse(command, argv, io);
  if (code !== undefined) return code;
  return { ...command.opts<Omit<ExplainOptions, 'what'>>(), what: command.args[0] ?? '' };
}

export function explainCommand(): Command {
  return new Command('memory-audit explain')
    .description('Says what a rule asks, or why something is reported on a line.')
    .argument('<what>', "a rule's name, or file:line")
    .option('--no-types', 'do not load TypeScript to learn what syntax and tables cannot tell')
    .option('-c, --config <file>', 'use this ESLint configuration')
    .option('--no-config-lookup', 'do not look for an ESLint configuration')
    .option('--color', 'color the output')
    .option('--no-color', 'do not color the output')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', epilogue)
    .allowExcessArguments(false);
}
