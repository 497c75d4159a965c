import { printable, relativePath } from '../../reporters/places.ts';
import { formatBytes } from '../../runtime/describe-growths.ts';
import type { MeasuredGrowth } from '../../runtime/index.ts';
import type { Confirmation, ConfirmationStatus, ConfirmedRun, FailedRun, Run } from './confirmation.ts';

const statuses: readonly ConfirmationStatus[] = ['confirmed', 'not observed', 'not run', 'not measured'];
const statusWidth = 14;

/** What ran, its figures and what they say of each finding, for people. */
export function reportText(runs: readonly Run[], folder: string): string {
  return runs.map((run) => ('failure' in run ? failureText(run, folder) : runText(run, folder))).join('\n');
}

function failureText({ path, exportName, failure }: FailedRun, folder: string): string {
  return `${relativePath(folder, path)}:${exportName} was not measured: ${failure}\n`;
}

function runText({ path, exportName, profile, confirmations }: ConfirmedRun, folder: string): string {
  const { verdict, calls, growths } = profile;
  const head = `${relativePath(folder, path)}:${exportName}  ${verdict} over ${calls} calls`;
  const figures = growths.map((growth) => `  ${growthText(growth)}`);
  const findings = confirmations.flatMap((each) => findingLines(each, folder));
  const counts = statuses.map((status) => `${confirmations.filter((each) => each.status === status).length} ${status}`);
  const tail =
    confirmations.length === 0 ? 'No findings in what ran' : `Findings: ${counts.filter((text) => !text.startsWith('0')).join(', ')}`;
  const hint = verdict === 'leak' && !confirmations.some(({ status }) => status === 'confirmed') ? ['No finding explains the growth.'] : [];
  return `${[head, ...figures, '', ...findings, tail, ...hint].join('\n')}\n`;
}

/** `tensors  +3 per call (leak)`. */
function growthText({ name, unit, perCall, mean, low, high, verdict }: MeasuredGrowth): string {
  const text = (value: number): string => (unit === 'bytes' ? formatBytes(value) : String(value));
  // What grows in rare steps has a median of 0.
  const shown = perCall === 0 && verdict === 'leak' ? `${text(mean)} in the mean` : text(perCall);
  const range = low === high ? '' : `, between ${text(low)} and ${text(high)}`;
  return `${name.padEnd(statusWidth)}${perCall < 0 ? '' : '+'}${shown} per call${range}: ${verdict}`;
}

function findingLines(confirmation: Confirmation, folder: string): readonly string[] {
  const { path, report, status, position } = confirmation;
  const place = `${relativePath(folder, path)}:${position.line}:${position.column}`;
  return [
    `  ${status.padEnd(statusWidth)}${place}  ${report.ruleId}`,
    `    ${printable(report.message)}`,
    `    ${reasonText(confirmation)}`,
    '',
  ];
}

function reasonText({ status, runsPerCall, growths, sharedWith }: Confirmation): string {
  const runs = `runs ${Number(runsPerCall.toPrecision(3))} times per call`;
  if (status === 'not run') return 'The calls did not come here.';
  if (status === 'not measured') return `It ${runs}. What it costs is no growth, so the calls say nothing of it.`;
  const leaking = growths.filter(({ verdict }) => verdict === 'leak');
  if (status === 'confirmed') {
    const together = sharedWith === 0 ? '' : `; together with ${sharedWith} more of these findings`;
    return `It ${runs}, and each call leaves ${leaking.map(growthAmount).join(', ')}${together}.`;
  }
  if (leaking.length > 0) return `It ${runs}, too seldom to be why ${leaking.map(({ name }) => name).join(', ')} grow.`;
  const unclear = growths.filter(({ verdict }) => verdict === 'unclear').map(({ name }) => name);
  if (growths.length === 0) return `It ${runs}, but nothing was counted in which it would show.`;
  return unclear.length > 0
    ? `It ${runs}; whether ${unclear.join(', ')} grow is unclear.`
    : `It ${runs}, and nothing grows in which it would show.`;
}

function growthAmount({ name, unit, perCall, mean }: MeasuredGrowth): string {
  const value = perCall === 0 ? mean : perCall;
  return `${unit === 'bytes' ? formatBytes(value) : value} more of ${name}`;
}
