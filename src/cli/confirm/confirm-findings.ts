import { LineIndex, type Position } from '../../base/line-index.ts';
import type { Span } from '../../base/span.ts';
import type { Audit } from '../../engine/audit.ts';
import type { Report } from '../../engine/report.ts';
import type { MeasuredGrowth, MemoryProfile } from '../../runtime/index.ts';
import type { Confirmation, ConfirmationStatus } from './confirmation.ts';
import { showsIn } from './figures-of-rule.ts';
import type { ScriptRun } from './messages.ts';
import { ScriptCounts } from './script-counts.ts';

interface Place {
  readonly path: string;
  readonly report: Report;
  readonly position: Position;
  readonly runs: number;
}

/** What running says of the findings of one file, and of those in functions of others that were called. In the order of files and places. */
export function confirmFindings(
  audit: Audit,
  file: string,
  profile: MemoryProfile,
  scripts: readonly ScriptRun[],
): readonly Confirmation[] {
  const places = audit.files.flatMap(({ path, reports }) => placesIn(path, reports, file, scripts, audit));
  return places.map((place) => confirm(place, places, profile));
}

function placesIn(path: string, reports: readonly Report[], file: string, scripts: readonly ScriptRun[], audit: Audit): readonly Place[] {
  const text = audit.textOf(path) ?? '';
  const index = new LineIndex(text);
  const counts = scripts.filter((script) => script.path === path).map((script) => new ScriptCounts(text, script));
  return reports
    .filter(({ span }) => path === file || counts.some((each) => each.isFunctionCalledAt(span.start)))
    .map((report) => {
      const runs = makersIn(report).map(({ start }) => counts.reduce((sum, each) => sum + each.countAt(start), 0));
      return { path, report, position: index.positionAt(report.span.start), runs: Math.max(...runs) };
    });
}

/** The place of a finding, with those of the other handles that it counts. */
function makersIn({ span, because }: Report): readonly Span[] {
  return [span, ...because.filter(({ path, label }) => path === undefined && label.endsWith('made here')).map((related) => related.span)];
}

function confirm({ runs, ...place }: Place, all: readonly Place[], { growths, calls, every }: MemoryProfile): Confirmation {
  const shows = showsIn(place.report.ruleId);
  const shown = shows ? growths.filter(({ name }) => shows(name)) : [];
  const others = all.filter((other) => other.report !== place.report && other.runs >= calls / every && isAnyShown(other.report, shown));
  // What grows does so in every interval, so what ran more seldom is not why.
  const isOften = runs >= calls / every;
  const isGrowing = isOften && shown.some(({ verdict }) => verdict === 'leak');
  return {
    ...place,
    status: statusOf(shows !== undefined, runs, isGrowing),
    runsPerCall: runs / calls,
    growths: shown,
    sharedWith: others.length,
  };
}

function statusOf(isMeasured: boolean, runs: number, isGrowing: boolean): ConfirmationStatus {
  if (runs === 0) return 'not run';
  if (!isMeasured) return 'not measured';
  return isGrowing ? 'confirmed' : 'not observed';
}

/** Whether a leak of the finding would show in one of the figures that grow. */
function isAnyShown({ ruleId }: Report, growths: readonly MeasuredGrowth[]): boolean {
  return growths.some(({ name, verdict }) => verdict === 'leak' && showsIn(ruleId)?.(name));
}
