import { spawn } from 'node:child_process';
import { fileOfPackage } from '../../files/own-package.ts';
import type { ChildAnswer, ChildRequest } from './messages.ts';

/** Compiled, so that Node can run it. */
const childFile = fileOfPackage('dist/src/cli/confirm/child.js');
const maxErrorLength = 2000;

/** Runs the user's code in a process of its own, which is killed when it takes too long or too much memory. */
export function runChild(request: ChildRequest, timeoutS: number): Promise<ChildAnswer> {
  // The heap is limited a little later than the process, so that one message serves both.
  const args = [`--max-old-space-size=${request.maxMemoryMb}`, childFile, JSON.stringify(request)];
  const child = spawn(process.execPath, args, { cwd: request.folder, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let answer: ChildAnswer | undefined;
  let errorText = '';
  let isLate = false;
  child.on('message', (message) => (answer ??= message as ChildAnswer));
  child.stderr?.on('data', (data: Buffer) => (errorText = (errorText + data.toString()).slice(-maxErrorLength)));
  const clock = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, timeoutS * 1000);
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  return new Promise((resolve) => {
    const end = (code: number | null, signal: string | null): void => {
      clearTimeout(clock);
      process.off('exit', kill);
      resolve(
        answer ?? {
          kind: 'failed',
          message: isLate ? `it was stopped after ${timeoutS} seconds` : explainEnd(code, signal, request, errorText),
        },
      );
    };
    child.once('error', (error) => {
      errorText = error.message;
      end(1, null);
    });
    child.once('exit', end);
  });
}

function explainEnd(code: number | null, signal: string | null, { maxMemoryMb }: ChildRequest, errorText: string): string {
  const isOutOfMemory = signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134 || errorText.includes('heap out of memory');
  if (isOutOfMemory) return `it was stopped as it took more than ${maxMemoryMb} MB`;
  const how = signal === null ? `with the exit code ${code}` : `by ${signal}`;
  return `its process ended ${how} before the measurement did${errorText === '' ? '' : `: ${errorText.trim()}`}`;
}
