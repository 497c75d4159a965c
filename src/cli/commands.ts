import type { Command } from 'commander';
import type { Io } from './io.ts';

/** Runs a command on what was typed after its name, and returns the exit code. */
type Run = (argv: readonly string[], io: Io, version: string) => Promise<number>;

/** Something that can be asked for besides an audit. Its parts are loaded only when asked for. */
interface CommandEntry {
  readonly usage: string;
  readonly description: string;
  readonly load: () => Promise<Run>;
  /** Its options, for the completion of shells. */
  readonly command: () => Promise<Command>;
}

/** What can be asked for besides an audit, by the first word of the command line. */
export const commands: ReadonlyMap<string, CommandEntry> = new Map([
  [
    'callers',
    {
      usage: 'callers [where]',
      description: 'who calls the functions that leave handles, and whether in a scope',
      load: async () => (await import('./callers.ts')).auditCallers,
      command: async () => (await import('./callers-options.ts')).callersCommand(),
    },
  ],
  [
    'confirm',
    {
      usage: 'confirm <file>[:<export>]',
      description: 'run a function and say which findings show as growth',
      load: async () => (await import('./confirm/confirm.ts')).confirm,
      command: async () => (await import('./confirm/confirm-options.ts')).confirmCommand(),
    },
  ],
  [
    'explain',
    {
      usage: 'explain <what>',
      description: 'what a rule asks, or why a line is reported',
      load: async () => (await import('./explain.ts')).explain,
      command: async () => (await import('./explain-options.ts')).explainCommand(),
    },
  ],
  [
    'init',
    {
      usage: 'init',
      description: 'set up ESLint, a hook before commits and continuous integration',
      load: async () => (await import('./init.ts')).init,
      command: async () => (await import('./init-options.ts')).initCommand(),
    },
  ],
  [
    'completion',
    {
      usage: 'completion <shell>',
      description: 'print what a shell needs to complete the command: bash, zsh or fish',
      load: async () => (await import('./completion.ts')).completion,
      command: async () => (await import('./completion-options.ts')).completionCommand(),
    },
  ],
]);
