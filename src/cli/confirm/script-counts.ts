import { generatedPositionFor, type TraceMap, AnyMap } from '@jridgewell/trace-mapping';
import { LineIndex } from '../../base/line-index.ts';
import type { FunctionRun, ScriptRun } from './messages.ts';

/** How often the places of a source file ran. */
export class ScriptCounts {
  readonly #functions: readonly FunctionRun[];
  readonly #toCompiled: (offset: number) => number;

  /** @param text the source file */
  constructor(text: string, { compiled, functions }: ScriptRun) {
    this.#functions = functions;
    this.#toCompiled = compiled === undefined ? (offset) => offset : offsetsIn(compiled, new LineIndex(text));
  }

  /** How often the place at an offset of the source file ran, of whatever function or block it is part of. */
  countAt(offset: number): number {
    const at = this.#toCompiled(offset);
    return (
      smallest(
        at,
        this.#functions.flatMap(({ ranges }) => ranges),
      )?.count ?? 0
    );
  }

  /** Whether the function around the place was called, apart from the module itself. */
  isFunctionCalledAt(offset: number): boolean {
    const at = this.#toCompiled(offset);
    const around = smallest(
      at,
      this.#functions.flatMap(({ functionName, ranges: [range] }) => (range && functionName !== '' ? [range] : [])),
    );
    return (around?.count ?? 0) > 0;
  }
}

type Counted = FunctionRun['ranges'][number];

function smallest(at: number, ranges: readonly Counted[]): Counted | undefined {
  const size = ({ startOffset, endOffset }: Counted): number => endOffset - startOffset;
  return ranges
    .filter(({ startOffset, endOffset }) => startOffset <= at && at < endOffset)
    .reduce<Counted | undefined>((best, range) => (best && size(best) <= size(range) ? best : range), undefined);
}

/** Where offsets of the source are in what was made of it, by the source map at its end. */
function offsetsIn(compiled: string, source: LineIndex): (offset: number) => number {
  const map = readMap(compiled);
  const index = new LineIndex(compiled);
  // What is compiled stands in a function, whose head the map does not know.
  const headLength = /^\((?:async )?function \([^)]*\) \{ /.exec(compiled)?.[0].length ?? 0;
  return (offset) => {
    const { line, column } = source.positionAt(offset);
    const found = generatedPositionFor(map, { source: map.sources[0] ?? '', line, column: column - 1 });
    if (found.line === null) return -1;
    return index.startOfLine(found.line) + found.column + (found.line === 1 ? headLength : 0);
  };
}

function readMap(compiled: string): TraceMap {
  const [, encoded = ''] = /\n\/\/# sourceMappingURL=data:application\/json[^,]*;base64,([A-Za-z0-9+/=]+)/.exec(compiled) ?? [];
  return new AnyMap(Buffer.from(encoded, 'base64').toString());
}
