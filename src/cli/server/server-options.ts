import { Argument, Command } from 'commander';
import type { Io } from '../io.ts';
import { parse } from '../parse.ts';

const actions = ['run', 'status', 'stop'] as const;

const epilogue = `
Exit codes:
  0  done
  1  no server runs in this folder
  2  no server can run there

A server is started by \`memory-audit --use-server\`, and ends by itself a quarter of an hour after the last audit.`;

/** Reads the command line after `server`. A number is the exit code when there is nothing more to do. */
export function readServerAction(argv: readonly string[], io: Io): (typeof actions)[number] | number {
  const command = serverCommand();
  return parse(command, argv, io) ?? (command.args[0] as (typeof actions)[number]);
}

export function serverCommand(): Command {
  return new Command('memory-audit server')
    .description('The process that does the audits of this folder with --use-server.')
    .addArgument(new Argument('<action>', 'run one that stays in the foreground, say how it is, or stop it').choices(actions))
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', epilogue)
    .allowExcessArguments(false);
}
