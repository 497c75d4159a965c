import { connect, type Socket } from 'node:net';
import { addressOf, programFile } from './address.ts';

/** A server listens long before, unless the machine is very busy. */
const longestStartMs = 10_000;
const pauseMs = 20;
/** Most of what an audit makes lives as long as the audit: with more room for what is new, less of it is moved. */
const flagsOfServer = ['--max-semi-space-size=64'];

/** A connection with the server of a folder; undefined when there is none. @throws CommandError where no server can be */
export function findServer(folder: string): Promise<Socket | undefined> {
  const socket = connect(addressOf(folder));
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(socket));
    // Also keeps a connection that breaks later from ending the process.
    socket.on('error', () => resolve(undefined));
  });
}

/** A connection with the server of a folder, which is started where there is none; undefined when that fails. @throws CommandError where no server can be */
export async function reachServer(folder: string): Promise<Socket | undefined> {
  return (await findServer(folder)) ?? startServer(folder);
}

/** What is needed for it is loaded now: whoever finds a server is to end soon. */
async function startServer(folder: string): Promise<Socket | undefined> {
  const [{ spawn }, { setTimeout: pause }] = await Promise.all([import('node:child_process'), import('node:timers/promises')]);
  const server = spawn(process.execPath, [...flagsOfServer, programFile, 'server', 'run'], {
    cwd: folder,
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
  });
  // When it cannot be started, nobody will listen, which is found out below.
  server.on('error', () => undefined);
  server.unref();
  for (let waitedMs = 0; waitedMs < longestStartMs && server.exitCode === null; waitedMs += pauseMs) {
    await pause(pauseMs);
    const started = await findServer(folder);
    if (started) return started;
  }
  // Somebody else may have started one at the same time.
  return findServer(folder);
}
