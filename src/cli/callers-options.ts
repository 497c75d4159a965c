import { Command, Option } from 'commander';
import type { Io } from './io.ts';
import { parse } from './parse.ts';

/** What was asked of `memory-audit callers`. */
export interface CallersOptions {
  /** The file of the functions asked for; without it, every function that needs a scope of its callers. */
  readonly file?: string;
  /** The function's name, or the line on which it begins; without it, those of the file that need a scope. */
  readonly name?: string;
  readonly format: 'text' | 'json';
  readonly outFile?: string;
  readonly types: boolean;
  readonly includeTests: boolean;
  readonly config?: string;
  readonly configLookup: boolean;
  readonly ignore: boolean;
  readonly color?: boolean;
}

const epilogue = `
Exit codes:
  0  no call is unsafe
  1  a call is unsafe, or something could not be read
  2  there is no such file or function

Examples:
  memory-audit callers                            every function that needs a scope of its callers
  memory-audit callers src/image.ts               those of a file
  memory-audit callers src/image.ts:normalise     one function, also Class.method or a line`;

/** Reads the command line after `callers`. A number is the exit code when there is nothing more to do. */
export function readCallersOptions(argv: readonly string[], io: Io): CallersOptions | number {
  const command = callersCommand();
  const code = parse(command, argv, io);
  if (code !== undefined) return code;
  const [where] = command.args;
  return { includeTests: false, ...command.opts<Omit<CallersOptions, 'file' | 'name' | 'includeTests'>>(), ...partsOf(where) };
}

export function callersCommand(): Command {
  return new Command('memory-audit callers')
    .description('Lists the callers of functions that leave handles to their callers, and says whether each call is safe.')
    .argument('[where]', 'a file, a function as file:name, or file:line (default: the whole project)')
    .addOption(new Option('-f, --format <format>', 'how to report').choices(['text', 'json']).default('text'))
    .option('-o, --out-file <file>', 'write the report to a file')
    .option('--include-tests', 'read test files, too')
    .option('--no-types', 'do not load TypeScript to learn what syntax and tables cannot tell')
    .option('-c, --config <file>', 'use this ESLint configuration')
    .option('--no-config-lookup', 'do not look for an ESLint configuration')
    .option('--no-ignore', 'read what git or the ESLint configuration ignores, too')
    .option('--color', 'color the report')
    .option('--no-color', 'do not color the report')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', epilogue)
    .allowExcessArguments(false);
}

/** `src/a.ts:run` is a file and a name. A single letter before a colon is a drive. */
function partsOf(where: string | undefined): Pick<CallersOptions, 'file' | 'name'> {
  if (where === undefined) return {};
  const [, file = where, name] = /^(.{2,}):([^:\\/]+)$/.exec(where) ?? [];
  return { file, ...(name !== undefined && { name }) };
}
