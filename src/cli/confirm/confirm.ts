import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Audit } from '../../engine/audit.ts';
import { scan } from '../../scanner/scan.ts';
import { CommandError } from '../command-error.ts';
import { configure } from '../configure.ts';
import type { Io } from '../io.ts';
import { tellGaps, writeReport } from '../output.ts';
import { confirmFindings } from './confirm-findings.ts';
import { type ConfirmOptions, readConfirmOptions } from './confirm-options.ts';
import type { ConfirmedRun, FailedRun } from './confirmation.ts';
import type { ChildRequest } from './messages.ts';
import { reportJson } from './report-json.ts';
import { reportText } from './report-text.ts';
import { runChild } from './run-child.ts';

/**
 * `memory-audit confirm`: runs exported functions, each in a process of its own, and says for the findings in what ran whether the leak shows. Returns the
 * exit code: 0 nothing grows, 1 a function leaks or could not be run, 2 none could be run.
 * @throws CommandError
 */
export async function confirm(argv: readonly string[], io: Io): Promise<number> {
  const options = readConfirmOptions(argv, io);
  if (typeof options === 'number') return options;
  const runs = await runAll(options, io);
  writeReport(options.format === 'json' ? reportJson(runs) : reportText(runs, io.folder), options, io);
  if (runs.every((run) => 'failure' in run)) return 2;
  return runs.some((run) => 'failure' in run || run.profile.verdict === 'leak') ? 1 : 0;
}

async function runAll(options: ConfirmOptions, io: Io): Promise<readonly (ConfirmedRun | FailedRun)[]> {
  const file = fileOf(options.file, io);
  const maxMemoryMb = options.maxMemory;
  const request: ChildRequest = {
    file,
    args: options.args,
    ...(options.counters !== undefined && { countersFile: fileOf(options.counters, io) }),
    iterations: options.iterations,
    warmup: options.warmup,
    abortAboveMb: Math.min(500, maxMemoryMb / 2),
    maxMemoryMb,
    folder: io.folder,
  };
  const runs: (ConfirmedRun | FailedRun)[] = [];
  for (const exportName of await exportsToRun(request, options))
    runs.push(await runOne({ ...request, exportName }, exportName, options, io));
  return runs;
}

function fileOf(named: string, { folder }: Io): string {
  const file = path.resolve(folder, named);
  if (!existsSync(file)) throw new CommandError(`${named} no such file`);
  return file;
}

/** The export that was asked for; else each function that can be called with the arguments there are. */
async function exportsToRun(request: ChildRequest, { file, exportName, timeout, args }: ConfirmOptions): Promise<readonly string[]> {
  if (exportName !== undefined) return [exportName];
  const answer = await runChild(request, timeout);
  if (answer.kind === 'failed') throw new CommandError(`${file} cannot be loaded: ${answer.message}`);
  const functions = answer.kind === 'exports' ? answer.functions : [];
  const callable = functions.filter(({ length }) => length <= args.length).map(({ name }) => name);
  if (callable.length > 0) return callable;
  const why =
    functions.length === 0
      ? 'exports no function'
      : `exports only functions that need arguments (${functions.map(({ name }) => name).join(', ')})`;
  throw new CommandError(`${file} ${why}`);
}

async function runOne(request: ChildRequest, exportName: string, options: ConfirmOptions, io: Io): Promise<ConfirmedRun | FailedRun> {
  const { file } = request;
  const answer = await runChild(request, options.timeout);
  if (answer.kind !== 'profiled')
    return { path: file, exportName, failure: answer.kind === 'failed' ? answer.message : 'it gave no answer' };
  const audit = await auditFiles([file, ...answer.scripts.map((script) => script.path)], options, io);
  return { path: file, exportName, profile: answer.profile, confirmations: confirmFindings(audit, file, answer.profile, answer.scripts) };
}

async function auditFiles(files: readonly string[], { types, strict, ...options }: ConfirmOptions, io: Io): Promise<Audit> {
  const { audit } = await scan({
    folder: io.folder,
    paths: [...new Set(files)],
    // Whatever ran is looked at.
    includeTests: true,
    usesGitIgnore: false,
    usesTypes: types,
    configure: (found) => configure(found, { ...options, folder: io.folder, ignore: false, strict }),
  });
  tellGaps(audit, io);
  return audit;
}
