import type { Command } from 'commander';
import type { Io } from './io.ts';

/** Runs a command on what was typed after its name, and returns the exit code. */
export type RunCommand = (argv: readonly string[], io: Io, version: string) => Promise<number>;

/** What the help says of something that can be asked for besides an audit. */
interface CommandUsage {
  readonly usage: string;
  readonly description: string;
}

/** Something that can be asked for besides an audit. Its parts are loaded only when asked for. */
export interface CommandEntry extends CommandUsage {
  readonly load: () => Promise<RunCommand>;
  /** Its options, for the completion of shells. */
  readonly command: () => Promise<Command>;
}

/** The commands besides the audit, by the first word of the command line. */
export const commandUsages = {
  callers: { usage: 'callers [where]', description: 'who calls the functions that leave handles, and whether in a scope' },
  confirm: { usage: 'confirm <file>[:<export>]', description: 'run a function and say which findings show as growth' },
  explain: { usage: 'explain <what>', description: 'what a rule asks, or why a line is reported' },
  init: { usage: 'init', description: 'set up ESLint, a hook before commits and continuous integration' },
  server: { usage: 'server <action>', description: 'the process in the background that --use-server starts: run, status or stop' },
  completion: { usage: 'completion <shell>', description: 'print what a shell needs to complete the command: bash, zsh or fish' },
} as const satisfies Readonly<Record<string, CommandUsage>>;
