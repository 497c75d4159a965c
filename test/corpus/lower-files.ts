import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lowerModule, parseSource } from '../../src/frontends/typescript/index.ts';
import { checkModule } from '../../src/ir/check.ts';

/** What lowering many files came to. */
export interface Outcome {
  files: number;
  lines: number;
  parseMs: number;
  lowerMs: number;
  /** `path: reason` each. */
  readonly unparsed: string[];
  readonly crashes: string[];
  readonly violations: string[];
}

/** Every JavaScript and TypeScript file in a folder; one file stands for itself. Links are not followed. */
export function* sourceFiles(path: string): Generator<string> {
  if (statSync(path).isFile()) return yield path;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory() && entry.name !== '.git') yield* sourceFiles(inner);
    else if (entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name)) yield inner;
  }
}

/** Parses, lowers and checks every file, and counts. */
export function lowerFiles(paths: Iterable<string>): Outcome {
  const outcome: Outcome = { files: 0, lines: 0, parseMs: 0, lowerMs: 0, unparsed: [], crashes: [], violations: [] };
  for (const path of paths) lowerFile(path, outcome);
  return outcome;
}

function lowerFile(path: string, outcome: Outcome): void {
  const text = readFileSync(path, 'utf8');
  outcome.files++;
  outcome.lines += text.split('\n').length;
  const started = performance.now();
  const parsed = parseSource(path, text);
  const between = performance.now();
  outcome.parseMs += between - started;
  if (parsed.kind === 'failed') return void outcome.unparsed.push(`${path}: ${parsed.message}`);
  try {
    const module = lowerModule(parsed.tree, parsed.scopes, { path, text });
    outcome.lowerMs += performance.now() - between;
    for (const problem of checkModule(module).slice(0, 3)) outcome.violations.push(`${path}: ${problem}`);
  } catch (error) {
    outcome.crashes.push(`${path}: ${String(error)}`);
  }
}
