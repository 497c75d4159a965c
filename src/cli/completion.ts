import type { Command } from 'commander';
import { completionCommand } from './completion-options.ts';
import type { CommandEntry, RunCommand } from './command-entry.ts';
import type { Io } from './io.ts';
import { auditCommand } from './options.ts';
import { parse } from './parse.ts';
import { type CompletedWords, type Shell, shellScript } from './setup/shell-scripts.ts';

/** `memory-audit completion`: a script for a shell, made from the options that the commands have. */
export function completionOf(commands: ReadonlyMap<string, CommandEntry>): RunCommand {
  return (argv, io, version) => complete(commands, argv, io, version);
}

async function complete(commands: ReadonlyMap<string, CommandEntry>, argv: readonly string[], io: Io, version: string): Promise<number> {
  const command = completionCommand();
  const code = parse(command, argv, io);
  if (code !== undefined) return code;
  const own = await Promise.all([...commands].map(async ([name, entry]) => wordsOf(name, entry.description, await entry.command())));
  io.out.write(shellScript(command.args[0] as Shell, [wordsOf('', '', auditCommand(version)), ...own]));
  return 0;
}

function wordsOf(name: string, description: string, command: Command): CompletedWords {
  const given = command.registeredArguments.flatMap((argument) => argument.argChoices ?? []);
  const options = [...command.options, ...command.createHelp().visibleOptions(command)].filter(
    (each, at, all) => all.findIndex(({ long }) => long === each.long) === at,
  );
  return {
    name,
    description,
    words: given,
    options: options.map(({ long, short, description: text, argChoices }) => ({
      long: long ?? '',
      short: short ?? '',
      description: text,
      choices: argChoices ?? [],
    })),
  };
}
