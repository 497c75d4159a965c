import { rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import v8 from 'node:v8';
import { ScanMemory } from '../../scanner/scan-memory.ts';
import { audit } from '../audit.ts';
import { CommandError } from '../command-error.ts';
import { tellFailure } from '../failure.ts';
import type { Io } from '../io.ts';
import { readOptions } from '../options.ts';
import { addressOf } from './address.ts';
import { findServer } from './connect.ts';
import { type AuditRequest, messagesFrom, type Request, send, type Status } from './messages.ts';
import { ReadOnce } from './read-once.ts';

const longestIdleMs = 15 * 60_000;
/** A share of the machine's memory that a process in the background may take. */
const largestShare = 0.25;

/** What runs is run again, so nothing compiled is thrown away. */
const flagsOfServer = '--no-flush-bytecode';
/** Once everything has run, V8 need not wait as long as in a process that ends. With little source, compiling more did not pay in twenty audits: measured with 350 and 790 kB. */
const flagsForMuchSource = '--interrupt-budget=250000';
const muchSource = 500_000;

/** Serves audits of a folder until nobody has asked for one for long. Ends at once where another server does. @throws CommandError where no server can be */
export async function serve(folder: string, version: string): Promise<void> {
  v8.setFlagsFromString(flagsOfServer);
  const server = new AuditServer(folder, version);
  const address = addressOf(folder);
  if (await listens(server.net, address)) return server.closed;
  const other = await findServer(folder);
  if (other) return void other.destroy();
  // Left by a server that was killed.
  rmSync(address, { force: true });
  if (await listens(server.net, address)) return server.closed;
  throw new CommandError(`no server can listen at ${address}`);
}

/** Gives false when the address is taken. */
function listens(server: net.Server, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(address, () => resolve(true));
  });
}

class AuditServer {
  readonly net: net.Server;
  readonly closed: Promise<void>;
  readonly #folder: string;
  readonly #version: string;
  readonly #memory = new ScanMemory();
  readonly #readOnce = new ReadOnce();
  readonly #startedAt = new Date().toISOString();
  readonly #idle: NodeJS.Timeout;
  #audits = 0;
  /** One audit at a time: they share the environment of the process. */
  #last: Promise<void> = Promise.resolve();

  constructor(folder: string, version: string) {
    this.#folder = folder;
    this.#version = version;
    this.net = net.createServer((socket) => void this.#serve(socket));
    this.closed = new Promise((resolve) => this.net.once('close', () => resolve()));
    // Where another server listens, nothing is to wait for.
    this.#idle = setTimeout(() => this.#close(), longestIdleMs).unref();
  }

  async #serve(socket: net.Socket): Promise<void> {
    // Whoever asked may go away at any time.
    socket.on('error', () => socket.destroy());
    for await (const request of messagesFrom<Request>(socket)) {
      if (request.kind === 'status') send(socket, { kind: 'status', status: this.#status });
      else if (request.kind === 'audit') await (this.#last = this.#last.then(() => this.#answer(request, socket)));
      else {
        this.#close();
        send(socket, { kind: 'ended', code: 0 });
      }
    }
  }

  async #answer(request: AuditRequest, socket: net.Socket): Promise<void> {
    this.#idle.refresh();
    if (!this.net.listening || this.#readOnce.isOutdated()) {
      this.#close();
      return send(socket, { kind: 'outdated' });
    }
    this.#audits += 1;
    const code = await this.#audit(request, {
      folder: this.#folder,
      env: request.env,
      out: { isTerminal: request.isTerminal.out, write: (text) => send(socket, { kind: 'out', text }) },
      error: { isTerminal: request.isTerminal.error, write: (text) => send(socket, { kind: 'error', text }) },
    });
    send(socket, { kind: 'ended', code });
    if (this.#memory.characters > muchSource) v8.setFlagsFromString(flagsForMuchSource);
    if (process.memoryUsage.rss() > os.totalmem() * largestShare) this.#close();
  }

  async #audit({ argv, env }: AuditRequest, io: Io): Promise<number> {
    // Git looks there, and in a hook finds the index of the commit.
    process.env = { ...env };
    try {
      const options = readOptions(argv, this.#version, io);
      return typeof options === 'number'
        ? options
        : await audit(options, io, this.#version, { memory: this.#memory, readOnce: this.#readOnce });
    } catch (error) {
      return tellFailure(error, io);
    }
  }

  get #status(): Status {
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    return {
      pid: process.pid,
      startedAt: this.#startedAt,
      audits: this.#audits,
      cpuMs: (userCPUTime + systemCPUTime) / 1_000,
      bytes: process.memoryUsage.rss(),
    };
  }

  /** Takes no more connections, and ends when those that are open do. */
  #close(): void {
    clearTimeout(this.#idle);
    this.net.close();
  }
}
