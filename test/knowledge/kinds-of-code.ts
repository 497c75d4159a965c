import { analyse } from '../../src/analyses/analyse.ts';
import type { Facts } from '../../src/analyses/facts.ts';
import { findRuns } from '../../src/analyses/heat/runs.ts';
import { lowerSource } from '../../src/frontends/typescript/index.ts';
import { instructionsOf } from '../../src/ir/walk.ts';
import type { Module } from '../../src/ir/model.ts';
import { defaultKnowledge } from '../../src/knowledge/index.ts';

/** The kinds that the variable `x` may have in a program of one file, in the order of the alphabet. */
export function kindsOfX(code: string): readonly string[] {
  const { module, facts } = analysed(code);
  const x = module.variables.find(({ name }) => name === 'x');
  const stored = module.units.flatMap((unit) =>
    [...instructionsOf(unit.body)].flatMap((node) => (node.op === 'store' && node.variable === x?.id ? [node.value] : [])),
  );
  return [...new Set(stored.flatMap((value) => facts.meanings.kindsOf(module, value)))].sort();
}

/** How libraries run the functions named `f…` of a program of one file. */
export function modesOfF(code: string): readonly string[] {
  const { module, facts } = analysed(code);
  const runs = findRuns(facts, [module]).filter(({ to }) => to.name?.startsWith('f') === true);
  return [...new Set(runs.map(({ mode }) => mode))].sort();
}

function analysed(code: string): { module: Module; facts: Facts } {
  const lowered = lowerSource('file.ts', code);
  if (lowered.kind === 'failed') throw new Error(lowered.message);
  const { module } = lowered;
  return { module, facts: analyse({ modules: [module], resolve: () => undefined, isWhole: true }, defaultKnowledge()) };
}
