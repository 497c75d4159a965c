import { analyse } from '../../src/analyses/analyse.ts';
import type { Facts } from '../../src/analyses/facts.ts';
import { lowerSource } from '../../src/frontends/typescript/index.ts';
import type { Module } from '../../src/ir/model.ts';
import { defaultKnowledge } from '../../src/knowledge/index.ts';

/** The facts about a program of several files, which import one another by `./name`. */
export function factsOf(sources: Readonly<Record<string, string>>): { readonly facts: Facts; module(name: string): Module } {
  const modules = Object.entries(sources).map(([path, text]) => {
    const lowered = lowerSource(path, text);
    if (lowered.kind === 'failed') throw new Error(`${path}: ${lowered.message}`);
    return lowered.module;
  });
  const resolve = (_from: Module, specifier: string) =>
    modules.find(({ path }) => path.replace(/\.\w+$/, '') === specifier.replace('./', ''));
  const module = (name: string): Module => {
    const found = modules.find(({ path }) => path === name);
    if (!found) throw new Error(`no file ${name}`);
    return found;
  };
  return { facts: analyse({ modules, resolve, isWhole: true }, defaultKnowledge()), module };
}
