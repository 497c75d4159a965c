import { packageVersion } from '../files/own-package.ts';
import { commandUsages } from './command-entry.ts';
import { tellFailure } from './failure.ts';
import type { Io } from './io.ts';

/** Runs the command and returns its exit code: 0 nothing found, 1 findings or something left out, 2 nothing could be audited. Never throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    const isForServer = argv.includes('--use-server') && !Object.hasOwn(commandUsages, argv[0] ?? '');
    return (isForServer ? await onServer(argv, io) : undefined) ?? (await here(argv, io));
  } catch (error) {
    return tellFailure(error, io);
  }
}

/** The server reads the options as well, so that nothing else is loaded for it here. */
async function onServer(argv: readonly string[], io: Io): Promise<number | undefined> {
  const { auditOnServer } = await import('./server/client.ts');
  return auditOnServer(argv, io);
}

/** Loads things when they are needed, so that help and mistyped options cost little. */
async function here(argv: readonly string[], io: Io): Promise<number> {
  const { commands } = await import('./commands.ts');
  const [name, ...rest] = argv;
  const command = commands.get(name ?? '');
  if (command) return (await command.load())(rest, io, packageVersion);
  const { readOptions } = await import('./options.ts');
  const options = readOptions(argv, packageVersion, io);
  if (typeof options === 'number') return options;
  const { audit } = await import('./audit.ts');
  return audit(options, io, packageVersion);
}
