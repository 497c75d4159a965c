import picocolors from 'picocolors';
import type { AuditedCall, CallerAudit, CallVerdict } from '../analyses/callers/caller-audit.ts';
import type { Audit } from '../engine/audit.ts';
import { Places, printable, relativePath } from './places.ts';
import type { Surroundings } from './reporter.ts';

/** More places than this that explain one call help nobody. */
const mostPlaces = 3;

/** For people at a terminal: each function with what it asks of its callers, and under it every call with its verdict and the reason. */
export function reportCallersText(
  callers: readonly CallerAudit[],
  audit: Audit,
  { folder, colors }: Pick<Surroundings, 'folder' | 'colors'>,
): string {
  const { bold, dim, red, yellow, green } = picocolors.createColors(colors);
  const places = new Places(audit);
  const paint: Readonly<Record<CallVerdict, (text: string) => string>> = { safe: green, unsafe: red, unknown: yellow };
  const placeOf = ({ path, span }: Pick<CallerAudit, 'path' | 'span'>): string => {
    const { start } = places.rangeOf(path, span);
    return printable(`${relativePath(folder, path)}:${start.line}:${start.column}`);
  };

  const lines = callers.flatMap((each) => {
    const head = `${bold(placeOf(each))}  ${printable(each.name)}  ${paint[each.verdict](each.verdict)}`;
    const width = Math.max(0, ...each.calls.map((call) => placeOf(call).length));
    return [
      head,
      `  ${dutyText(each)}`,
      ...each.calls.flatMap((call) => callLines(call, width)),
      ...(noteText(each) === '' ? [] : [`  ${noteText(each)}`]),
      '',
    ];
  });
  return `${[...lines, bold(countVerdicts(callers))].join('\n')}\n`;

  function callLines(call: AuditedCall, width: number): string[] {
    const verdict = paint[call.verdict](call.verdict.padEnd('unknown'.length));
    const where = call.caller === undefined ? '' : `in ${printable(call.caller)}: `;
    const because = call.because.slice(0, mostPlaces).map((related) => {
      return dim(`      → ${related.label}  ${placeOf({ path: related.path ?? call.path, span: related.span })}`);
    });
    return [`  ${verdict}  ${placeOf(call).padEnd(width)}  ${where}${printable(call.reason)}`, ...because];
  }
}

/** What a function asks of its callers. */
export function dutyText({ duties, leaves }: CallerAudit): string {
  const texts = duties.map((duty) => (duty === 'scope' ? scopeText(leaves.length) : 'its callers have to release what it gives'));
  return texts.length === 0 ? 'asks nothing of its callers' : texts.join(', and ');
}

function scopeText(count: number): string {
  return `leaves handles from ${count} ${count === 1 ? 'place' : 'places'} to a scope of its caller`;
}

/** What is to be known about the callers besides; empty when there is nothing. */
export function noteText({ isEntry, calls, duties }: CallerAudit): string {
  const nobody = calls.length === 0 ? ['nothing here calls it'] : [];
  const must = duties.map((duty) => (duty === 'scope' ? 'hold a scope' : 'release what it gives')).join(' and ');
  const others = isEntry && must !== '' ? [`callers outside of this project must ${must}`] : [];
  return [...nobody, ...others].join('; ');
}

function countVerdicts(callers: readonly CallerAudit[]): string {
  const count = (verdict: CallVerdict): number => callers.filter((each) => each.verdict === verdict).length;
  const functions = callers.length === 1 ? '1 function' : `${callers.length} functions`;
  return `${functions}: ${count('safe')} safe, ${count('unsafe')} unsafe, ${count('unknown')} unknown`;
}
