import type { Socket } from 'node:net';
import { CommandError } from '../command-error.ts';
import type { Io } from '../io.ts';
import { reachServer } from './connect.ts';
import { type Answer, messagesFrom, send } from './messages.ts';

/** What came of an audit: its exit code, or that the server is outdated, or has ended without an answer. */
type End = number | 'outdated' | 'broken';

/**
 * Has the server of the folder do an audit, which is started where there is none, and returns the exit code. Undefined when no server could do it, which is told:
 * then this process has to.
 */
export async function auditOnServer(argv: readonly string[], io: Io): Promise<number | undefined> {
  try {
    const end = await askOnce(argv, io);
    const last = end === 'outdated' ? await askOnce(argv, io) : end;
    if (typeof last === 'number') return last;
    return without(io, last === 'broken' ? 'the server ended before it answered' : 'what the server reads changes all the time');
  } catch (error) {
    if (error instanceof CommandError) return without(io, error.message);
    throw error;
  }
}

async function askOnce(argv: readonly string[], io: Io): Promise<End> {
  const server = await reachServer(io.folder);
  if (!server) throw new CommandError('no server could be started');
  send(server, { kind: 'audit', argv, env: io.env, isTerminal: { out: io.out.isTerminal, error: io.error.isTerminal } });
  return take(server, io);
}

/** Writes what the server answers. The report comes at the end, so that there is none of a server that breaks. */
async function take(server: Socket, io: Io): Promise<End> {
  const report: string[] = [];
  for await (const answer of messagesFrom<Answer>(server)) {
    if (answer.kind === 'error') io.error.write(answer.text);
    else if (answer.kind === 'out') report.push(answer.text);
    else if (answer.kind === 'outdated') return answer.kind;
    else if (answer.kind === 'ended') {
      for (const text of report) io.out.write(text);
      return answer.code;
    }
  }
  return 'broken';
}

function without(io: Io, reason: string): undefined {
  io.error.write(`memory-audit: warning: ${reason}; going on without one\n`);
}
