import { lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileOfPackage } from '../../files/own-package.ts';
import { describeSystemError } from '../../files/system-errors.ts';
import { digestOf } from '../../scanner/cache/checked-file.ts';
import { CommandError } from '../command-error.ts';

/** The program that a server runs. */
export const programFile = fileOfPackage('dist/src/cli/main.js');

/** Of the path of a socket, on the system that takes the fewest, macOS. Longer ones are cut off without a word. */
const mostSocketBytes = 103;

/**
 * Where the server of a folder listens: a socket in a folder of this user, on Windows a pipe. The address differs for each build of the program and each version
 * of Node.js, so that nobody is answered by code that was replaced.
 * @throws CommandError when somebody else has the folder of the sockets
 */
export function addressOf(folder: string): string {
  const { mtimeMs } = statSync(programFile);
  const name = digestOf(realpathSync(folder), programFile, String(mtimeMs), process.version).slice(0, 20);
  const user = String(process.getuid?.() ?? os.userInfo().username);
  if (process.platform === 'win32') return `\\\\.\\pipe\\memory-audit-${user}-${name}`;
  const socket = path.join(socketFolder(user), name);
  if (Buffer.byteLength(socket) > mostSocketBytes) throw new CommandError(`${socket} is too long, so no server can listen there`);
  return socket;
}

/** Everybody may write to the folder of temporary files, so whoever came first may have made the one that is ours. */
function socketFolder(user: string): string {
  const folder = path.join(os.tmpdir(), `memory-audit-${user}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { mode, uid } = lstatSync(folder);
    if (String(uid) === user && (mode & 0o077) === 0) return folder;
  } catch (error) {
    throw new CommandError(`${folder} ${describeSystemError(error)}, so no server can listen there`);
  }
  throw new CommandError(`${folder} is open to others, so no server can listen there`);
}
