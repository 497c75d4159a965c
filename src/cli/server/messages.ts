import type { Socket } from 'node:net';

/** What is asked of a server. */
export type Request = AuditRequest | { readonly kind: 'status' } | { readonly kind: 'stop' };

/** An audit as it was asked for on a command line. */
export interface AuditRequest {
  readonly kind: 'audit';
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the output and the error output are terminals. */
  readonly isTerminal: { readonly out: boolean; readonly error: boolean };
}

/** What a server answers: texts to write as they come, and at the end what came of it. */
export type Answer =
  | { readonly kind: 'out' | 'error'; readonly text: string }
  | { readonly kind: 'ended'; readonly code: number }
  | { readonly kind: 'status'; readonly status: Status }
  /** The server has read something that has changed since, and listens no more. */
  | { readonly kind: 'outdated' };

/** How a server is. */
export interface Status {
  readonly pid: number;
  /** In the form of ISO 8601. */
  readonly startedAt: string;
  readonly audits: number;
  readonly cpuMs: number;
  /** Of main memory. */
  readonly bytes: number;
}

/** Sends a message, which takes one line. Nobody is told when the other side has gone. */
export function send(socket: Socket, message: Request | Answer): void {
  if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
}

/** The messages that come through a connection until it ends, for whatever reason. Whoever stops listening closes it. */
export async function* messagesFrom<Message extends Request | Answer>(socket: Socket): AsyncGenerator<Message> {
  let parts: string[] = [];
  socket.setEncoding('utf8');
  try {
    for await (const chunk of socket as AsyncIterable<string>) {
      const [first = '', ...rest] = chunk.split('\n');
      parts.push(first);
      for (const part of rest) {
        yield JSON.parse(parts.join('')) as Message;
        parts = [part];
      }
    }
  } catch (error) {
    // What breaks a connection has a code, and is no mistake of ours.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
