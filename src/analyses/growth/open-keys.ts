import type { ValueId } from '../../ir/model.ts';
import { operandsOf } from '../../ir/operands.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Heats } from '../heat/heats.ts';
import type { Run } from '../heat/runs.ts';
import { takesRequest } from '../heat/takes-request.ts';
import type { Addition } from './candidates.ts';
import { passing } from './passing.ts';

/** Values that are followed back from a key. */
const mostSteps = 40;

/** Calls that are followed back from there to a handler of requests. */
const mostCalls = 4;

/** Names of content, and of where content is: there is no end of them. */
const content =
  /(^|_)(text|path|link|file_?names?|sources?|src|quer(y|ies)|sql|statement|expression|ur[il]s?|href|address|e?mail|html|xml|markdown|content|body|message|prompt|sentence|input|search|term|user|participant|revision|commit|variable|arg|argument|param|parameter|payload|data)s?$/i;

/** Names of those who come and go, and of what they do. */
const comers =
  /(^|_)(conversation|chat|thread|session|visitor|client|customer|account|guest|player|peer|socket|connection|request|job|task|ticket|order|ip)s?$/i;

/** Orders in which things are drawn or go, which are no orders of customers. */
const sequences = /(render|draw|paint|sort|stack|layer|tab|z|column|row|byte)_order$/i;

/** Signs of single things, by which callers ask. */
const signs = /^(id|key|uuid|guid|identity|hash|digest|token)$/i;

/**
 * Whether callers may ask for ever new keys, as far as the code tells: the name of the key says that it is content, where content is, or the sign of something that
 * comes and goes, or a request brings it. A key that is put together tells by one of its parts. What is kept under nodes, settings, sizes or fonts has as many entries as the program or its
 * input has of these.
 */
export function isAskedAtWill(heats: Heats, { module, key }: Addition): boolean {
  if (key === undefined) return false;
  const code = codeOf(module);
  const parts = [...partsOf(code, key)];
  if (parts.some((part) => isGivenByRequest(heats, code, part))) return true;
  const name = plainName(code, key);
  if (name !== undefined) return isOfContent(name) || signs.test(name);
  return parts.some((part) => isOfContent(plainName(code, part) ?? ''));
}

/** Whoever sends requests says what is in them: the value is what a handler of requests is given, or what a function is given that comes from there. */
function isGivenByRequest(heats: Heats, code: ModuleCode, value: ValueId, calls = 0): boolean {
  const given = code.parameterOf(value);
  if (given === undefined || heats.ofUnit(given.unit).start !== 'request') return false;
  const runs = heats.runsOf(given.unit);
  if (runs.length === 0 || takesRequest(given.unit) || runs.some(({ mode }) => mode === 'request')) return true;
  return (
    calls < mostCalls &&
    runs.some((run) => {
      const from = argumentOf(run, given.index);
      const caller = codeOf(run.module);
      return from !== undefined && [...partsOf(caller, from)].some((part) => isGivenByRequest(heats, caller, part, calls + 1));
    })
  );
}

/** What the function is given there; for one that is run for each element of a list, the list. */
function argumentOf({ node, mode, walked }: Run, index: number): ValueId | undefined {
  if (mode !== 'call') return walked;
  const item = node.op === 'call' ? node.arguments[index] : undefined;
  return item?.kind === 'value' ? item.value : undefined;
}

function isOfContent(name: string): boolean {
  const words = spaced(name);
  return content.test(words) || (comers.test(words) && !sequences.test(words)) || passing.test(name);
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

/** All that a key is put together from, the key first. */
function partsOf(code: ModuleCode, key: ValueId): ReadonlySet<ValueId> {
  const seen = new Set<ValueId>();
  const pending = [key];
  for (let next = pending.pop(); next !== undefined && seen.size < mostSteps; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const made = code.definitionOf(next);
    if (made?.op === 'load') pending.push(...code.storesOf(made.variable).map((store) => store.value));
    else if (made && made.op !== 'closure') pending.push(...operandsOf(made));
  }
  return seen;
}
