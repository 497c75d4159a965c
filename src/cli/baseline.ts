import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Audit } from '../engine/audit.ts';
import { type Baseline, parseBaseline, printBaseline } from '../reporters/baseline/baseline.ts';
import { baselineOf, withoutKnown } from '../reporters/baseline/new-findings.ts';
import { CommandError } from './command-error.ts';
import type { Io } from './io.ts';

export interface BaselineOptions {
  /** The file, relative to the folder in which the command was called. */
  readonly baseline?: string;
  readonly updateBaseline: boolean;
}

/** @throws CommandError when they make no sense together */
export function checkBaselineOptions({ baseline, updateBaseline }: BaselineOptions): void {
  if (updateBaseline && baseline === undefined) throw new CommandError('--update-baseline needs --baseline <file>');
}

/** The audit without the findings that the baseline holds, which is first written anew when that was asked for. @throws CommandError */
export function applyBaseline(audit: Audit, { baseline, updateBaseline }: BaselineOptions, io: Io): Audit {
  if (baseline === undefined) return audit;
  const file = path.resolve(io.folder, baseline);
  const folder = path.dirname(file);
  const before = readBaseline(file, baseline);
  if (!updateBaseline && !before) throw new CommandError(`${baseline} no such file; --update-baseline makes it`);
  if (!updateBaseline) return withoutKnown(audit, before ?? new Map(), folder);
  const lasting = [...(before ?? [])].filter(([name]) => existsSync(path.resolve(folder, name)));
  const after = baselineOf(audit, new Map(lasting), folder);
  writeBaseline(file, baseline, after);
  return withoutKnown(audit, after, folder);
}

/** Undefined when there is no such file. Whatever else a file holds is not taken for an empty baseline, so that it is never overwritten. */
function readBaseline(file: string, shownAs: string): Baseline | undefined {
  if (!existsSync(file)) return undefined;
  const baseline = parseBaseline(readText(file, shownAs));
  if (!baseline) throw new CommandError(`${shownAs} is no baseline that this version of memory-audit can read`);
  return baseline;
}

function readText(file: string, shownAs: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError(`cannot read ${shownAs}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Beside it first, so that an interrupted run leaves the old one whole. A symbolic link stays one. */
function writeBaseline(file: string, shownAs: string, baseline: Baseline): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const target = existsSync(file) ? realpathSync(file) : file;
    const beside = `${target}.${process.pid}.new`;
    writeFileSync(beside, printBaseline(baseline), { flag: 'wx' });
    renameSync(beside, target);
  } catch (error) {
    throw new CommandError(`cannot write ${shownAs}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
