import { behavioursOf } from '../analyses/code/behaviours.ts';
import { codeOf } from '../analyses/code/module-code.ts';
import { statedCalls } from '../analyses/code/stated-calls.ts';
import type { Facts } from '../analyses/facts.ts';
import type { Behaviour } from '../base/behaviour.ts';
import type { CallInstruction, Module } from '../ir/model.ts';
import { kindsOfShape } from '../knowledge/kinds-of-table.ts';
import type { KindRow } from '../knowledge/table.ts';

/** What a rule has to judge, for the checklist of an audit: how many of it there are, apart from what is found. */
export interface LooksAt {
  /** `call that makes tensors`, and the same of several. */
  readonly nouns: readonly [one: string, many: string];
  /** How many a module has. */
  count(module: Module, facts: Facts): number;
}

/** Calls of which a table states an effect. */
export function callsWith(effect: keyof Behaviour, nouns: LooksAt['nouns']): LooksAt {
  return { nouns, count: (module, facts) => statedCalls(facts, module, effect).length };
}

/** Calls that make something of a kind that is meant, by the tables or by the pairs of the project. */
export function callsThatMake(isMeant: (kind: KindRow) => boolean, nouns: LooksAt['nouns']): LooksAt {
  return {
    nouns,
    count: (module, facts) => codeOf(module).all.calls.filter((call) => makes(facts, module, call, isMeant)).length,
  };
}

function makes(facts: Facts, module: Module, call: CallInstruction, isMeant: (kind: KindRow) => boolean): boolean {
  const { pairs, knowledge } = facts.ownership;
  const paired = pairs.behaviourOf(call);
  return [...behavioursOf(facts, module, call), ...(paired ? [paired] : [])].some(({ result }) => {
    return (
      result !== undefined &&
      kindsOfShape(result).some((id) => {
        const kind = knowledge.kind(id);
        return kind !== undefined && isMeant(kind);
      })
    );
  });
}
