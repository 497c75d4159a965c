import { lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf } from '../../scanner/cache/checked-file.ts';
import { CommandError } from '../command-error.ts';

/** The program that a server runs. */
export const programFile = fileURLToPath(new URL('../main.js', import.meta.url));

/**
 * Where the server of a folder listens: a socket in a folder of this user, on Windows a pipe. The address differs for each build of the program and each version
 * of Node.js, so that nobody is answered by code that was replaced.
 * @throws CommandError when somebody else has the folder of the sockets
 */
export function addressOf(folder: string): string {
  const { mtimeMs } = statSync(programFile);
  const name = digestOf(realpathSync(folder), programFile, String(mtimeMs), process.version).slice(0, 20);
  const user = String(process.getuid?.() ?? os.userInfo().username);
  return process.platform === 'win32' ? `\\\\.\\pipe\\memory-audit-${user}-${name}` : path.join(socketFolder(user), name);
}

/** Everybody may write to the folder of temporary files, so whoever came first may have made the one that is ours. */
function socketFolder(user: string): string {
  const folder = path.join(os.tmpdir(), `memory-audit-${user}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { mode, uid } = lstatSync(folder);
  if (String(uid) !== user || (mode & 0o077) !== 0) throw new CommandError(`${folder} is open to others, so no server can listen there`);
  return folder;
}
