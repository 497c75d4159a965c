import { Command, InvalidArgumentError, Option } from 'commander';
import type { Io } from '../io.ts';
import { parse } from '../parse.ts';

/** What was asked of `memory-audit confirm`. */
export interface ConfirmOptions {
  readonly file: string;
  /** The exported function to run; without it, each one that needs no arguments. */
  readonly exportName?: string;
  readonly args: readonly unknown[];
  /** A module whose exported functions count something. */
  readonly counters?: string;
  readonly iterations: number;
  readonly warmup: number;
  readonly timeout: number;
  readonly maxMemory: number;
  readonly format: 'text' | 'json';
  readonly outFile?: string;
  readonly strict: boolean;
  readonly types: boolean;
  readonly config?: string;
  readonly configLookup: boolean;
}

const epilogue = `
Exit codes:
  0  nothing grows with the calls
  1  a function leaks, or one of several could not be run
  2  no function could be run

Examples:
  memory-audit confirm src/score.ts:score                     one exported function
  memory-audit confirm src/score.ts                           each that needs no arguments
  memory-audit confirm src/parse.ts:parse --args '["a = 1"]'  with arguments, as JSON`;

/** Reads the command line after `confirm`. A number is the exit code when there is nothing more to do. */
export function readConfirmOptions(argv: readonly string[], io: Io): ConfirmOptions | number {
  const command = confirmCommand();
  const code = parse(command, argv, io);
  if (code !== undefined) return code;
  const unset = { args: [], strict: false };
  return {
    ...unset,
    ...command.opts<Omit<ConfirmOptions, 'file' | 'exportName' | keyof typeof unset>>(),
    ...partsOf(command.args[0] ?? ''),
  };
}

export function confirmCommand(): Command {
  return new Command('memory-audit confirm')
    .description('Runs exported functions again and again in a process of their own, and says for each finding whether the leak shows.')
    .argument('<file>', 'a file, or an exported function of it as file:name')
    .option('--args <json>', 'the arguments of the function, as a JSON array', readArguments)
    .option('--counters <file>', 'a module whose exported functions count what is to be counted')
    .addOption(new Option('--iterations <count>', 'measured calls of the first round').default(100).argParser(wholeFrom(6)))
    .addOption(new Option('--warmup <count>', 'calls before the first measurement').default(20).argParser(wholeFrom(0)))
    .addOption(new Option('--timeout <seconds>', 'stop a function that takes longer').default(300).argParser(wholeFrom(1)))
    .addOption(new Option('--max-memory <mb>', 'stop a function that takes more').default(2048).argParser(wholeFrom(128)))
    .addOption(new Option('-f, --format <format>', 'how to report').choices(['text', 'json']).default('text'))
    .option('-o, --out-file <file>', 'write the report to a file')
    .option('--strict', 'also look at what is possible but depends on code that was not seen')
    .option('--no-types', 'do not load TypeScript to learn what syntax and tables cannot tell')
    .option('-c, --config <file>', 'use this ESLint configuration')
    .option('--no-config-lookup', 'do not look for an ESLint configuration')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', epilogue)
    .allowExcessArguments(false);
}

/** `src/a.ts:run` is a file and a name. A single letter before a colon is a drive. */
function partsOf(where: string): Pick<ConfirmOptions, 'file' | 'exportName'> {
  const [, file = where, exportName] = /^(.{2,}):([^:\\/]+)$/.exec(where) ?? [];
  return { file, ...(exportName !== undefined && { exportName }) };
}

function readArguments(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value;
  } catch {
    // Told below.
  }
  throw new InvalidArgumentError('It must be a JSON array, such as \'[1, "a"]\'.');
}

const wholeFrom =
  (least: number) =>
  (text: string): number => {
    if (!/^\d+$/.test(text) || Number(text) < least) throw new InvalidArgumentError(`It must be a whole number from ${least}.`);
    return Number(text);
  };
