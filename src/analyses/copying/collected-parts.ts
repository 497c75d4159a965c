import type { CallInstruction, Node, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { placeKey, placeOfWrite } from '../code/place-key.ts';
import { isPartOfStream } from '../heat/runs.ts';
import type { CopyFacts } from './copy-facts.ts';
import type { Joining } from './joined-values.ts';

/** A list of the parts of a stream, and the call that registers the handler which collects them. */
interface CollectedParts {
  readonly name: string;
  readonly around: CallInstruction;
}

/** The list that is joined, where a handler of the parts of a stream puts each part into it and joins all that it has by then every time. */
export function collectedParts(facts: CopyFacts, code: ModuleCode, joining: Joining): CollectedParts | undefined {
  const { form, node, copied } = joining;
  const unit = code.unitOf(node);
  const [list] = copied;
  if (form !== 'call' || list === undefined || !isEachTime(code, node)) return undefined;
  const place = placeKey(code, list);
  const run = facts.heats.runsOf(unit).find(isPartOfStream);
  if (place === undefined || run?.node.op !== 'call' || !isOfOuter(code, list)) return undefined;
  const body = instructionsOf(unit.body);
  const isPushed = body.some((each) => each.op === 'call' && isCallOn(code, each, place, /^push$/));
  const isEmptied = body.some((each) => {
    if (each.op === 'call') return isCallOn(code, each, place, /^(shift|pop|splice|clear)$/);
    const written = each.op === 'store' || each.op === 'set' ? placeOfWrite(code, each) : undefined;
    return written === place || written === `${place}.length`;
  });
  if (!isPushed || isEmptied) return undefined;
  return { name: code.module.text.slice(...rangeOf(code, list)), around: run.node };
}

/** No branch around it tells one round from another: what stands behind `&&` in a test belongs to the test. */
function isEachTime(code: ModuleCode, node: Node): boolean {
  return code.surroundings(node).every(({ control }) => control.op === 'branch' && control.form === 'logical');
}

function isOfOuter(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(value);
  if (made?.op !== 'load') return made?.op === 'get';
  return code.module.variables[made.variable]?.unit !== code.unitOf(made).id;
}

function isCallOn(code: ModuleCode, { callee }: CallInstruction, place: string, names: RegExp): boolean {
  return callee.kind === 'method' && 'name' in callee.key && names.test(callee.key.name) && placeKey(code, callee.object) === place;
}

function rangeOf(code: ModuleCode, value: ValueId): [number, number] {
  const span = code.definitionOf(value)?.span;
  return span ? [span.start, span.end] : [0, 0];
}
