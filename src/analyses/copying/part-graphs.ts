import type { CallInstruction, Module, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import type { CallFacts } from '../code/behaviours.ts';
import { type StatedCall, statedCalls } from '../code/stated-calls.ts';
import { fateOf } from '../factories/fate.ts';
import type { Region } from '../rebuilding/region.ts';
import { Steadiness } from '../rebuilding/steadiness.ts';
import type { CopyFacts } from './copy-facts.ts';
import { regionOf } from './repeated-region.ts';

/** A graph that a round makes out of one that is there before, and lets go. */
export interface PartGraph {
  readonly call: CallInstruction;
  /** The graph that is copied, as it is written. */
  readonly source: string;
}

/** The calls of a module that copy a graph, or a part of it, on every round, each time another one. */
export function findPartGraphs(facts: CopyFacts, module: Module): readonly PartGraph[] {
  const code = codeOf(module);
  return graphCopiesOf(facts, module).flatMap(({ call, effect }): PartGraph[] => {
    const item = effect === 'this' ? undefined : call.arguments[effect];
    const value = call.callee.kind === 'method' && effect === 'this' ? call.callee.object : item?.kind === 'value' ? item.value : undefined;
    const region = value === undefined ? undefined : regionOf(facts, code, call);
    if (value === undefined || !region || !isOutside(code, region, value) || fateOf(facts, code, region, call.result) !== 'used') return [];
    // The same each time is another rule's business.
    const steadiness = new Steadiness(facts, region);
    if (call.arguments.every((each) => each.kind === 'value' && steadiness.isSteady(each.value))) return [];
    return [{ call, source: sourceText(code, value) }];
  });
}

/** The calls of a module that copy a graph or a part of it. */
export function graphCopiesOf(facts: CallFacts, module: Module): readonly StatedCall<'copies'>[] {
  return statedCalls(facts, module, 'copies').filter(({ behaviour: { result } }) => {
    return result !== undefined && 'kind' in result && facts.knowledge.kind(result.kind)?.sort === 'graph';
  });
}

/** The value is there before the round begins. */
function isOutside(code: ModuleCode, region: Region, value: ValueId): boolean {
  const made = code.definitionOf(value);
  if (made?.op === 'cast') return isOutside(code, region, made.value);
  if (made?.op === 'get') return isOutside(code, region, made.object);
  if (made?.op === 'this') return true;
  return made?.op === 'load' && code.storesOf(made.variable).every((store) => !region.contains(store));
}

function sourceText(code: ModuleCode, value: ValueId): string {
  const made = code.definitionOf(value);
  return made ? code.module.text.slice(made.span.start, made.span.end) : 'the graph';
}
