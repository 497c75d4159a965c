import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { run } from '../../src/cli/run.ts';

/** What a run of the command left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

export interface CallOptions {
  readonly isTerminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command in this process, as if it were called in a folder. */
export async function callCommand(
  folder: string,
  args: readonly string[] = [],
  { isTerminal = false, env = {} }: CallOptions = {},
): Promise<Outcome> {
  let out = '';
  let error = '';
  const code = await run(args, {
    folder,
    env,
    out: { isTerminal, write: (text) => void (out += text) },
    error: { isTerminal, write: (text) => void (error += text) },
  });
  return { code, out, error };
}

export const mainFile = path.resolve('dist/cli/main.js');

/** Runs the compiled command in a process of its own. */
export function callProcess(folder: string, args: readonly string[] = [], more: Readonly<Record<string, string>> = {}): Outcome {
  // The test runner forces colors where it finds continuous integration.
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const env = { ...inherited, ...more };
  const { status, stdout, stderr } = spawnSync(process.execPath, [mainFile, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { code: status, out: stdout, error: stderr };
}

/** The lines of a text, without the empty one after the last line break. */
export function linesOf(text: string): string[] {
  return text.split('\n').slice(0, -1);
}

/** The message that JSON output has for a file, by the end of its path. */
export function messagesIn(
  out: string,
  file: string,
): { ruleId: string | null; line: number; message: string; severity: number; severityName?: string }[] {
  const results = JSON.parse(out) as { filePath: string; messages: ReturnType<typeof messagesIn> }[];
  return results.find(({ filePath }) => filePath.replaceAll(path.sep, '/').endsWith(file))?.messages ?? [];
}

/** A function that loses a tensor at its second line. */
export const leak = "import * as tf from '@tensorflow/tfjs';\nexport const sum = (n) => tf.tensor(n).dataSync()[0];\n";
/** Source without anything to find. */
export const clean = 'export const one = 1;\n';
