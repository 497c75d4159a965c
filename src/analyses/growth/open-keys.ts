import type { Module, ValueId } from '../../ir/model.ts';
import { operandsOf } from '../../ir/operands.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Addition } from './candidates.ts';
import type { Lifetime } from './lifetimes.ts';
import { passing } from './passing.ts';

/** Values that are followed back from a key. */
const mostSteps = 40;

/** Names of content, and of where content is: there is no end of them. */
const content =
  /(^|_)(text|sources?|src|quer(y|ies)|sql|statement|expression|ur[il]s?|href|address|e?mail|html|xml|markdown|content|body|message|prompt|sentence|input|search|term|user|participant|revision|commit|variable|arg|argument|param|parameter|payload|data)s?$/i;

/** Signs of single things, by which callers ask. */
const signs = /^(id|key|uuid|guid|identity|hash|digest|token)$/i;

/** Names of what a program has few of, or as many as it has code for. */
const few =
  /^_*(max.*|.*(length|size|count|width|height|depth)|colou?r|fill|stroke|font.*|.*(family|style|type|kind|mode|format|locale|zone|unit|encoding|label|segment|selector|pattern|template|layout|loader|options?|config))$/i;

/**
 * Whether callers may ask for ever new keys, as far as the code tells. What is kept as long as the program is asked by all of it, so that one plain argument is
 * enough, unless its name is that of few things. An object has its own work, which ends: there a name has to say that the key is content or a sign of something
 * that comes and goes. A key that is put together tells by one of its parts.
 */
export function isAskedAtWill({ module, key }: Addition, lifetime: Lifetime): boolean {
  if (key === undefined) return false;
  const code = codeOf(module);
  const name = plainName(code, key);
  if (name === undefined) return partsOf(module, key).some(isOfContent);
  if (isOfContent(name) || signs.test(name)) return true;
  return lifetime === 'process' && !few.test(name);
}

function isOfContent(name: string): boolean {
  return content.test(spaced(name)) || passing.test(name);
}

/** `imageUrl` as `image_Url`, so that its last word is found. */
function spaced(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2');
}

/** The name under which a function is given the key: that of a parameter, or of a member of one. */
function plainName(code: ModuleCode, key: ValueId): string | undefined {
  const origin = originOf(code, key);
  const given = code.parameterOf(origin);
  if (given) return given.unit.parameters[given.index]?.name;
  const made = code.definitionOf(origin);
  if (made?.op === 'load') return code.module.variables[made.variable]?.name;
  return made?.op === 'get' && 'name' in made.key ? made.key.name : undefined;
}

/** The names of all that a key is put together from. */
function partsOf(module: Module, key: ValueId): readonly string[] {
  const code = codeOf(module);
  const seen = new Set<ValueId>();
  const pending = [key];
  const names: string[] = [];
  for (let next = pending.pop(); next !== undefined && seen.size < mostSteps; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const name = plainName(code, next);
    if (name !== undefined) names.push(name);
    const made = code.definitionOf(next);
    if (made?.op === 'load') pending.push(...code.storesOf(made.variable).map((store) => store.value));
    else if (made && made.op !== 'closure') pending.push(...operandsOf(made));
  }
  return names;
}
