import type { ConfirmedRun, FailedRun, Run } from './confirmation.ts';

/** The same for other tools: an array of runs. Paths are absolute, lines and columns count from 1. */
export function reportJson(runs: readonly Run[]): string {
  return `${JSON.stringify(runs.map((run) => ('failure' in run ? failureJson(run) : runJson(run))))}\n`;
}

function failureJson({ path, exportName, failure }: FailedRun): object {
  return { filePath: path, export: exportName, failure };
}

function runJson({ path, exportName, profile, confirmations }: ConfirmedRun): object {
  const findings = confirmations.map(({ path: file, report, position, status, runsPerCall, growths, sharedWith }) => {
    const { ruleId, message, confidence } = report;
    return {
      status,
      ruleId,
      filePath: file,
      ...position,
      message,
      confidence,
      runsPerCall,
      figures: growths.map(({ name }) => name),
      sharedWith,
    };
  });
  return { filePath: path, export: exportName, ...profile, findings };
}
