import type { Io } from './io.ts';

/** Whether a report is colored: as asked, else as the terminal can and the environment says. */
export function canColor(
  { color, outFile }: { readonly color?: boolean; readonly outFile?: string },
  { env, out }: Pick<Io, 'env' | 'out'>,
): boolean {
  if (color !== undefined) return color;
  if (outFile !== undefined) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
  return out.isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
