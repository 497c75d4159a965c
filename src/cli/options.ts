import { Command, InvalidArgumentError, Option } from 'commander';
import { type Severity, severities } from '../base/finding.ts';
import { type Format, formats } from '../reporters/index.ts';
import { commandUsages } from './command-entry.ts';
import type { Io } from './io.ts';
import { parse } from './parse.ts';

/** What a person typed, checked. */
export interface CliOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly maxWarnings?: number;
  readonly severity: Severity;
  readonly staged: boolean;
  readonly changed?: string;
  readonly outFile?: string;
  readonly baseline?: string;
  readonly updateBaseline: boolean;
  readonly printIr: boolean;
  readonly types: boolean;
  readonly config?: string;
  readonly configLookup: boolean;
  readonly ignore: boolean;
  readonly strict: boolean;
  readonly includeTests: boolean;
  readonly cache: boolean;
  /** Relative to the folder in which the command is called. */
  readonly cacheLocation: string;
  /** Undefined: as the terminal can. */
  readonly color?: boolean;
}

const epilogue = `
Exit codes:
  0  nothing found
  1  findings of level error, more warnings than allowed, or something that was asked for could not be read
  2  nothing could be audited

Examples:
  memory-audit                       audit the project in this folder
  memory-audit src --format json     audit a folder, for other tools
  memory-audit --staged              before a commit: only the lines it changes
  memory-audit --changed origin/main only the lines changed since a branch`;

/** Reads the command line. A number is the exit code when there is nothing more to do: after `--help`, or for options that make no sense. */
export function readOptions(argv: readonly string[], version: string, io: Io): CliOptions | number {
  const command = auditCommand(version);
  const code = parse(command, argv, io);
  if (code !== undefined) return code;
  const unset = { staged: false, printIr: false, strict: false, includeTests: false, updateBaseline: false, cache: false };
  return {
    ...unset,
    ...command.opts<Omit<CliOptions, 'paths' | keyof typeof unset>>(),
    paths: command.args.length > 0 ? command.args : ['.'],
  };
}

/** The options of an audit, which is what is done when no other command is named. */
export function auditCommand(version: string): Command {
  return new Command('memory-audit')
    .description('Finds memory that is never released in JavaScript and TypeScript: tensors, graphs, handles, caches and copies.')
    .argument('[paths...]', 'files, folders and patterns (default: the current folder)')
    .addOption(new Option('-f, --format <format>', 'how to report').choices(formats).default('pretty'))
    .option('-o, --out-file <file>', 'write the report to a file')
    .addOption(new Option('--severity <severity>', 'report only what is at least this grave').choices(severities).default('low'))
    .option('--max-warnings <count>', 'how many warnings are allowed before the exit code is 1 (default: any number)', readCount)
    .option('--strict', 'also report what is possible but depends on code that was not seen')
    .addOption(new Option('--staged', 'report only on the lines that the next git commit changes').conflicts('changed'))
    .option('--changed <ref>', 'report only on the lines changed since the branch left this commit')
    .option('--baseline <file>', 'leave out the findings that this file holds')
    .addOption(new Option('--update-baseline', 'write the findings of this run to the baseline').conflicts(['staged', 'changed']))
    .option('--include-tests', 'audit test files, too')
    .option('--cache', 'remember what was found, and audit only what changed since the last run')
    .option('--cache-location <folder>', 'where to keep what is remembered', '.memoryauditcache')
    .option('--use-server', 'let a process do it that stays in the background and works out only what changed; it is started when needed')
    .option('--no-types', 'do not load TypeScript to learn what syntax and tables cannot tell')
    .option('-c, --config <file>', 'use this ESLint configuration')
    .option('--no-config-lookup', 'do not look for an ESLint configuration')
    .option('--no-ignore', 'audit what git or the ESLint configuration ignores, too')
    .option('--print-ir', 'print the program model instead of findings')
    .option('--color', 'color the report')
    .option('--no-color', 'do not color the report')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', () => `${commandList()}${epilogue}`);
}

function commandList(): string {
  const rows = Object.values(commandUsages).map(({ usage, description }) => `  ${usage.padEnd(18)} ${description}`);
  return `\nCommands, each with a --help of its own:\n${rows.join('\n')}\n`;
}

function readCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 0.');
  return Number(text);
}
