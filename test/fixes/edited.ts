import type { TextEdit } from '../../src/base/finding.ts';
import type { Handle } from '../../src/fixes/handle.ts';
import type { ScopeRules } from '../../src/fixes/scope-rules.ts';
import { lowerSource } from '../../src/frontends/typescript/index.ts';
import type { Instruction, Module, Unit } from '../../src/ir/model.ts';
import { instructionsOf } from '../../src/ir/walk.ts';
import { applySuggestion } from '../fixtures/engine-run.ts';

/** The module of a source text. */
export function moduleOf(text: string): Module {
  const lowered = lowerSource('sample.ts', text);
  if (lowered.kind === 'failed') throw new Error(lowered.message);
  return lowered.module;
}

/** The unit that a name belongs to. */
export function unitOf(module: Module, name: string): Unit {
  const unit = module.units.find((each) => each.name === name);
  if (!unit) throw new Error(`no unit ${name}`);
  return unit;
}

/** The handle that a call makes, found by its source. */
export function handleOf(module: Module, source: string, release = '%.free()'): Handle {
  for (const unit of module.units)
    for (const instruction of instructionsOf(unit.body))
      if (instruction.op === 'call' && module.text.slice(instruction.span.start, instruction.span.end) === source)
        return { module, instruction, path: '', release, noun: 'native thing' };
  throw new Error(`no call ${source}`);
}

/** The text after edits; undefined when there are none. */
export function edited(module: Module, edits: readonly TextEdit[] | undefined): string | undefined {
  return edits && applySuggestion(module.text, { messageId: '', edits });
}

/** Nothing outlives a scope but what is said to. */
export function rulesWhere(change: Partial<ScopeRules> = {}): ScopeRules {
  return { mayGiveBack: () => false, mayOutlive: () => false, mayBePromise: () => false, runsLater: () => false, ...change };
}

/** Whether an instruction is a call of a function by this name. */
export function calls(module: Module, name: string): (instruction: Instruction) => boolean {
  return ({ span }) => module.text.slice(span.start, span.end).startsWith(`${name}(`);
}
