import type { Module, ValueId } from '../../ir/model.ts';
import { operandsOf } from '../../ir/operands.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Addition } from './candidates.ts';
import { passing } from './passing.ts';

/** Values that are followed back from a key. */
const mostSteps = 40;

/** Names of content, and of where content is: there is no end of them. */
const content =
  /(^|_)(text|path|link|file_?names?|sources?|src|quer(y|ies)|sql|statement|expression|ur[il]s?|href|address|e?mail|html|xml|markdown|content|body|message|prompt|sentence|input|search|term|user|participant|revision|commit|variable|arg|argument|param|parameter|payload|data)s?$/i;

/** Signs of single things, by which callers ask. */
const signs = /^(id|key|uuid|guid|identity|hash|digest|token)$/i;

/**
 * Whether callers may ask for ever new keys, as far as the code tells: the name of the key says that it is content, where content is, or the sign of something that
 * comes and goes. A key that is put together tells by one of its parts. What is kept under nodes, settings, sizes or fonts has as many entries as the program or its
 * input has of these.
 */
export function isAskedAtWill({ module, key }: Addition): boolean {
  if (key === undefined) return false;
  const code = codeOf(module);
  const name = plainName(code, key);
  return name === undefined ? partsOf(module, key).some(isOfContent) : isOfContent(name) || signs.test(name);
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
