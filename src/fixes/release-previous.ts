import type { TextEdit } from '../base/finding.ts';
import type { Span } from '../base/span.ts';
import type { Instruction, Unit } from '../ir/model.ts';
import { instructionsOf } from '../ir/walk.ts';
import { freshName } from './fresh-name.ts';
import { type Handle, spellRelease } from './handle.ts';
import { linesAfter, linesBefore, terminatorOf } from './layout.ts';
import { findSource, unitAround } from './producers.ts';
import { isCaptured } from './uses.ts';

/** Whether an instruction gives a handle that is released in the same way, and that nobody else owns. */
export type GivesAlike = (instruction: Instruction) => boolean;

/**
 * Keeps what a variable held when it gets another value, and releases it then: `const previous = x; x = x.add(1); previous.dispose();`.
 * Undefined when the variable may hold something that is not ours to release.
 */
export function releasePrevious(
  handle: Handle | undefined,
  places: readonly Span[],
  givesAlike: GivesAlike,
): readonly TextEdit[] | undefined {
  const [place] = places;
  const unit = place && handle && unitAround(handle.module, place);
  const store =
    unit &&
    [...instructionsOf(unit.body)].find((node) => node.op === 'store' && node.span.start === place.start && node.span.end === place.end);
  if (!handle || !unit || store?.op !== 'store' || places.length !== 1) return undefined;
  const variable = unit.module.variables[store.variable];
  const statement = unit.module.statements[store.statement];
  if (!variable || variable.unit !== unit.id || statement?.kind !== 'expression' || !statement.inList || isCaptured(unit.module, variable))
    return undefined;
  if (!holdsOnly(unit, store, givesAlike)) return undefined;
  const { text } = unit.module;
  const name = freshName(unit, 'previous');
  const release = spellRelease(handle, name);
  const terminator = terminatorOf(text, statement.span);
  if (release === undefined) return undefined;
  return [
    linesBefore(text, statement.span, [`const ${name} = ${variable.name}${terminator}`]),
    linesAfter(text, statement.span, [release + terminator]),
  ];
}

/** Every value that the variable ever gets is such a handle. */
function holdsOnly(unit: Unit, { variable }: Instruction & { op: 'store' }, givesAlike: GivesAlike): boolean {
  return [...instructionsOf(unit.body)].every((node) => {
    if (node.op !== 'store' || node.variable !== variable) return true;
    const source = findSource(unit, node.value);
    return source !== undefined && givesAlike(source);
  });
}
