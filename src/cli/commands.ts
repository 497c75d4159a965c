import { type CommandEntry, commandUsages } from './command-entry.ts';

/** What can be asked for besides an audit, by the first word of the command line. */
export const commands: ReadonlyMap<string, CommandEntry> = new Map<string, CommandEntry>([
  [
    'callers',
    {
      ...commandUsages.callers,
      load: async () => (await import('./callers.ts')).auditCallers,
      command: async () => (await import('./callers-options.ts')).callersCommand(),
    },
  ],
  [
    'confirm',
    {
      ...commandUsages.confirm,
      load: async () => (await import('./confirm/confirm.ts')).confirm,
      command: async () => (await import('./confirm/confirm-options.ts')).confirmCommand(),
    },
  ],
  [
    'explain',
    {
      ...commandUsages.explain,
      load: async () => (await import('./explain.ts')).explain,
      command: async () => (await import('./explain-options.ts')).explainCommand(),
    },
  ],
  [
    'init',
    {
      ...commandUsages.init,
      load: async () => (await import('./init.ts')).init,
      command: async () => (await import('./init-options.ts')).initCommand(),
    },
  ],
  [
    'server',
    {
      ...commandUsages.server,
      load: async () => (await import('./server/server-command.ts')).controlServer,
      command: async () => (await import('./server/server-options.ts')).serverCommand(),
    },
  ],
  [
    'completion',
    {
      ...commandUsages.completion,
      load: async () => (await import('./completion.ts')).completionOf(commands),
      command: async () => (await import('./completion-options.ts')).completionCommand(),
    },
  ],
]);
