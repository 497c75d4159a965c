import type { Socket } from 'node:net';
import type { Io } from '../io.ts';
import { findServer } from './connect.ts';
import { type Answer, messagesFrom, type Request, send, type Status } from './messages.ts';
import { readServerAction } from './server-options.ts';

/** Runs, describes or stops the server of the folder, and returns the exit code. @throws CommandError where no server can be */
export async function controlServer(argv: readonly string[], io: Io, version: string): Promise<number> {
  const action = readServerAction(argv, io);
  if (typeof action === 'number') return action;
  if (action === 'run') {
    // Loads all that an audit needs.
    const { serve } = await import('./server.ts');
    await serve(io.folder, version);
    return 0;
  }
  const server = await findServer(io.folder);
  const answer = server && (await ask(server, { kind: action }));
  io.out.write(
    answer?.kind === 'status'
      ? describe(answer.status)
      : answer
        ? 'The server of this folder has ended.\n'
        : 'No server runs in this folder.\n',
  );
  return answer ? 0 : 1;
}

async function ask(server: Socket, request: Request): Promise<Answer | undefined> {
  send(server, request);
  for await (const answer of messagesFrom<Answer>(server)) return answer;
  return undefined;
}

function describe({ pid, startedAt, audits, cpuMs, bytes }: Status): string {
  const work = `${audits} ${audits === 1 ? 'audit' : 'audits'}, ${(cpuMs / 1_000).toFixed(3)} s of CPU time, ${Math.round(bytes / 1e6)} MB`;
  return `Process ${pid} serves this folder since ${startedAt}: ${work}\n`;
}
