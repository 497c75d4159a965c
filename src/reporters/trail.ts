import type { Related } from '../base/finding.ts';
import type { Position } from '../base/line-index.ts';
import { abbreviate } from './abbreviate.ts';
import type { Places } from './places.ts';

const maxSourceWidth = 80;

/** A place that explains a finding, with the source that stands there. */
export interface TrailStep {
  readonly label: string;
  readonly path: string;
  readonly position: Position;
  /** The line without its indentation; of a long line the place alone, cut where need be. */
  readonly source: string;
}

/** The places that explain a finding of the file `path`, in their order. `left` counts those that are alike to several others. */
export function trailOf(places: Places, path: string, because: readonly Related[]): { readonly steps: readonly TrailStep[]; left: number } {
  const { items, left } = abbreviate(because, ({ label }) => label);
  return { steps: items.map((related) => stepOf(places, related.path ?? path, related)), left };
}

function stepOf(places: Places, path: string, { label, span }: Related): TrailStep {
  const position = places.rangeOf(path, span).start;
  const [whole = ''] = places.linesOf(path, position.line, position.line);
  const [own = ''] = places.textOf(path).slice(span.start, span.end).split('\n');
  const source = (whole.trim().length <= maxSourceWidth ? whole : own).trim();
  return { label, path, position, source: source.length > maxSourceWidth ? `${source.slice(0, maxSourceWidth - 1)}…` : source };
}
