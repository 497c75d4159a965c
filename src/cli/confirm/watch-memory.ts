import { Worker } from 'node:worker_threads';

const intervalMs = 50;

/** Looks from a thread of its own, which an endless loop does not stop, and kills the process once it takes more memory. */
const watcher = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  if (process.memoryUsage.rss() > workerData.maxBytes) process.kill(process.pid, 'SIGKILL');
}, workerData.intervalMs);
`;

/** Has this process killed once it takes more memory from the machine than a limit. */
export function watchMemory(maxMb: number): void {
  new Worker(watcher, { eval: true, workerData: { maxBytes: maxMb * 1024 * 1024, intervalMs } }).unref();
}
