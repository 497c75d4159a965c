import type { Io } from './io.ts';

/** Runs a command on what was typed after its name, and returns the exit code. */
type Run = (argv: readonly string[], io: Io, version: string) => Promise<number>;

/** What can be asked for besides an audit, by the first word of the command line. Loaded only when asked for. */
export const commands: ReadonlyMap<string, { readonly usage: string; readonly description: string; readonly load: () => Promise<Run> }> =
  new Map([
    [
      'callers',
      {
        usage: 'callers [where]',
        description: 'who calls the functions that leave handles, and whether in a scope',
        load: async () => (await import('./callers.ts')).auditCallers,
      },
    ],
    [
      'confirm',
      {
        usage: 'confirm <file>[:<export>]',
        description: 'run a function and say which findings show as growth',
        load: async () => (await import('./confirm/confirm.ts')).confirm,
      },
    ],
  ]);
