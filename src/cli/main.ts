#!/usr/bin/env node
import module from 'node:module';
import v8 from 'node:v8';
import { run } from './run.ts';

// From Node 22 on, what was compiled once is kept for the next run.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
// A run lasts seconds. By default V8 spends a third of them optimising code that hardly runs any more; this makes it wait until code is hotter.
v8.setFlagsFromString('--interrupt-budget=700000');

/** A reader that has seen enough, such as `head`, is no error. */
function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

const { stdin, stdout, stderr } = process;
stdout.on('error', ignoreBrokenPipe);
stderr.on('error', ignoreBrokenPipe);

async function ask(question: string): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: stdin, output: stdout });
  const answer = await terminal.question(`${question} (y/N) `).finally(() => terminal.close());
  return /^\s*y(es)?\s*$/i.test(answer);
}

process.exitCode = await run(process.argv.slice(2), {
  folder: process.cwd(),
  env: process.env,
  // A pipe has no `isTTY` at all.
  out: { isTerminal: stdout.isTTY === true, write: (text) => void stdout.write(text) },
  ...(stdin.isTTY && stdout.isTTY && { ask }),
  error: { isTerminal: stderr.isTTY === true, write: (text) => void stderr.write(text) },
});
