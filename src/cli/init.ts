import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findWorkTree } from '../scanner/git.ts';
import { CommandError } from './command-error.ts';
import { readInitOptions } from './init-options.ts';
import type { Io } from './io.ts';
import { proposeEslint } from './setup/eslint-setup.ts';
import { proposeHook } from './setup/hook-setup.ts';
import { packageToolOf } from './setup/package-tool.ts';
import type { Proposal } from './setup/proposal.ts';
import { proposeWorkflow } from './setup/workflow-setup.ts';

/**
 * `memory-audit init`: sets up a project. Files that are there are never changed. Returns the exit code.
 * @throws CommandError
 */
export async function init(argv: readonly string[], io: Io): Promise<number> {
  const options = readInitOptions(argv, io);
  if (typeof options === 'number') return options;
  const { ask } = io;
  if (!options.yes && !ask) throw new CommandError('there is no terminal to ask at; --yes writes without asking');
  for (const proposal of proposalsFor(io.folder)) await carryOut(proposal, io, options.yes ? undefined : ask);
  return 0;
}

/** Hooks and workflows belong to the repository, so below its top they are left to the user. */
function proposalsFor(folder: string): readonly Proposal[] {
  const top = findWorkTree(folder);
  const eslint = proposeEslint(folder);
  if (top !== undefined && top !== folder) {
    const text = 'belong to the repository: call this at its top';
    return [eslint, { kind: 'advise', purpose: 'the hook before a commit and continuous integration', text }];
  }
  const tool = packageToolOf(folder);
  return [eslint, proposeHook(folder, tool), proposeWorkflow(folder, tool)];
}

async function carryOut(proposal: Proposal, { folder, out }: Io, ask: Io['ask']): Promise<void> {
  const { kind, purpose } = proposal;
  if (kind === 'done') return out.write(`${purpose}: ${proposal.path} is set up\n`);
  if (kind === 'advise')
    return out.write(`${purpose}: ${proposal.text}\n${proposal.content === undefined ? '' : indented(proposal.content)}`);
  const { path: file, content, note } = proposal;
  out.write(`${purpose}: ${file}\n${indented(content)}`);
  if (ask && !(await ask(`Write ${file}?`))) return out.write('not written\n');
  writeNew(path.join(folder, file), file, content);
  out.write(`written\n${note === undefined ? '' : `${note}\n`}`);
}

/** Whoever made the file in the meantime keeps it. */
function writeNew(full: string, shownAs: string, content: string): void {
  try {
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content, { flag: 'wx' });
  } catch (error) {
    throw new CommandError(`cannot write ${shownAs}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function indented(text: string): string {
  return text
    .trimEnd()
    .replaceAll(/^(?=.)/gm, '    ')
    .concat('\n');
}
