import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const child = fileURLToPath(new URL('./heap-child.mjs', import.meta.url));

/** The median of the bytes of the heap that each call of CommonJS programs leaves behind, in a process of their own in which V8 optimises nothing. */
export function heapBytesPerCall(
  programs: readonly string[],
  { calls, pause }: { readonly calls: number; readonly pause: number },
): readonly number[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', '--no-opt', child, String(calls), String(pause)], {
    input: JSON.stringify(programs),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as number[];
}
