import type { CallInstruction, Instruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { behavioursOf, type CallFacts } from '../code/behaviours.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { originOf, originsOf } from '../code/origins.ts';
import { isRecurring } from '../heat/rate.ts';
import type { Addition, GrowthFacts } from './candidates.ts';
import type { Container } from './container.ts';
import { isSameKey } from './key-text.ts';
import type { Keys } from './keys.ts';
import { unitOfVariable } from './lifetimes.ts';

/** Values that are followed back from a key. */
const mostSteps = 40;

/**
 * The key is an option: when the caller gives none there is one nevertheless, a constant or what the object is set up with. Most programs leave it at that, or give
 * one of a few. What an event or a request brings is none, whatever stands in where it brings nothing.
 */
export function isKeptByOption({ calls, heats }: Pick<GrowthFacts, 'calls' | 'heats'>, { module, key }: Addition): boolean {
  if (key === undefined) return false;
  const code = codeOf(module);
  const alternatives = alternativesOf(code, key);
  if (!alternatives.some((each) => isDefault(code, each))) return false;
  return !alternatives.some((each) => {
    const unit = ownerOf(code, each);
    return unit !== undefined && isRecurring(heats.ofUnit(unit).start) && calls.meanings.callersOf(unit).length === 0;
  });
}

/** The function of whose parameter the value is a member. */
function ownerOf(code: ModuleCode, value: ValueId): Unit | undefined {
  let current = originOf(code, value);
  for (let made = code.definitionOf(current); made?.op === 'get'; made = code.definitionOf(current)) current = originOf(code, made.object);
  return code.parameterOf(current)?.unit;
}

/** All that a value may be: every value that its variables get, and what stands in where there is none. */
function alternativesOf(code: ModuleCode, value: ValueId): readonly ValueId[] {
  const seen = new Set<ValueId>();
  const pending = [value];
  for (let next = pending.pop(); next !== undefined && seen.size < mostSteps; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const made = code.definitionOf(next);
    if (made?.op === 'cast') pending.push(made.value);
    if (made?.op === 'load') pending.push(...code.storesOf(made.variable).map((store) => store.value));
  }
  return [...seen];
}

/** What a default or the right side of `??` and `||` gives, where it needs nothing from the caller. */
function isDefault(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(value);
  if (!made || !(made.op === 'constant' || isOwnMember(code, made))) return false;
  return code.usersOf(value).some((user) => {
    const control = user.op === 'store' ? code.placeOf(user).outer : undefined;
    return control?.op === 'branch' && (control.form === 'default' || control.form === 'logical');
  });
}

/** `this.template`, `this.options.template`. */
function isOwnMember(code: ModuleCode, made: Instruction): boolean {
  if (made.op === 'this') return true;
  if (made.op !== 'get' || !('name' in made.key)) return false;
  const owner = code.definitionOf(made.object);
  return owner !== undefined && isOwnMember(code, owner);
}

/**
 * The results are those of a function that the one around was given, which keeps them for that function alone: `memoize(compute)`. Whoever gives the function knows
 * what it is called with.
 */
export function isOfGivenFunction({ root }: Container, { module, values }: Addition): boolean {
  const owner = unitOfVariable(root);
  const code = codeOf(module);
  return (
    owner !== undefined &&
    owner.kind !== 'module' &&
    values.some((value) => originsOf(code, originOf(code, value)).some((origin) => isCallOfParameter(module, origin, owner)))
  );
}

/** `compute(key)`, `compute.apply(this, arguments)`. */
function isCallOfParameter(module: Module, value: ValueId, owner: Unit): boolean {
  const code = codeOf(module);
  const made = code.definitionOf(value);
  if (made?.op === 'await') return isCallOfParameter(module, made.value, owner);
  if (made?.op !== 'call') return false;
  const { callee } = made;
  if (callee.kind === 'method' && !('name' in callee.key && /^(call|apply)$/.test(callee.key.name))) return false;
  const called = callee.kind === 'method' ? callee.object : callee.value;
  return code.parameterOf(originOf(code, called))?.unit === owner;
}

/** The same key is looked up in a table that the program writes out, which has only so many: `kept[name] = await load(addresses[name])`. */
export function isLimitedByTable({ module, node, key }: Addition): boolean {
  const code = codeOf(module);
  return (
    key !== undefined &&
    nodesOf(code.unitOf(node).body).some((other) => {
      if (other.op !== 'get' || !('value' in other.key) || !isSameKey(code, other.key.value, key)) return false;
      const table = code.definitionOf(originOf(code, other.object));
      return table?.op === 'object' && table.entries.length > 0;
    })
  );
}

/** A constructor copies a table of the program into the container, which is meant to be done once and is done again for each object. */
export function fillsFromTable(keys: Keys, { module, node, values }: Addition): boolean {
  return codeOf(module).unitOf(node).kind === 'constructor' && values.length > 0 && values.every((value) => keys.isFinite(module, value));
}

/** What is kept are parts that something has under these names: `getUniformLocation(program, name)`. */
export function areNamedParts(facts: CallFacts, { module, values }: Addition): boolean {
  const code = codeOf(module);
  return values.some((value) => {
    const made = code.definitionOf(originOf(code, value));
    return made?.op === 'call' && behavioursOf(facts, module, made).some(({ namedPart }) => namedPart === true);
  });
}

const told = /^(warn|error|log|info|debug|trace)$/;

/** The key is only kept so that the same is told once: `if (warned.has(name)) return; warned.add(name); console.warn(name)`. A program has so many things to tell. */
export function isToldOnce({ module, node, key, values }: Addition): boolean {
  const code = codeOf(module);
  const isPlain = (value: ValueId): boolean => code.definitionOf(value)?.op === 'constant' || isSameKey(code, value, key ?? value);
  if (!values.every(isPlain)) return false;
  return nodesOf(code.unitOf(node).body).some((other) => {
    if (other.op !== 'call' || other.callee.kind !== 'method' || !('name' in other.callee.key)) return false;
    const owner = code.definitionOf(other.callee.object);
    return told.test(other.callee.key.name) && owner?.op === 'global' && owner.name === 'console';
  });
}

const fileReaders = /^(read|stat|lstat|exists|access|open|realpath|getRealPath|load\w*(File|Json|Module))(File|Dir|Path)?(Sync)?$/;
const fileSystems = /^(fs|fsp|fse|fsExtra|promises|fsPromises|fileSystem)$/i;
const codeLoaders = /^(load_?(module|script|plugin|language|grammar))$/i;

/** What is kept is read from a file of that name, or is code that is loaded: there are only so many of them. */
export function isOfFile({ calls: { meanings } }: GrowthFacts, { module, node, key }: Addition): boolean {
  const code = codeOf(module);
  const units = withUnitsAround(code.unitOf(node));
  const inside = module.units.filter(({ parent }) => parent === units[0]?.id);
  const nodes = [...units, ...inside].flatMap(({ body }) => nodesOf(body));
  return nodes.some((other) => {
    if (other.op !== 'call') return false;
    const name = nameOfCallee(code, other);
    if (isLoadOfCode(code, other)) return true;
    const called = key === undefined || !isGiven(code, other, key) ? [] : meanings.calleesOf(other);
    if (called.some((callee) => callee.kind === 'unit' && loadsCode(callee.unit))) return true;
    const isFile = (name !== undefined && fileReaders.test(name)) || isOfFileSystem(code, other);
    return isFile && key !== undefined && (originOf(code, key) === other.result || isGiven(code, other, key));
  });
}

function isGiven(code: ModuleCode, call: CallInstruction, key: ValueId): boolean {
  return call.arguments.some((item) => item.kind === 'value' && isSameKey(code, item.value, key));
}

/** The function loads code itself: `async function importFrom(path) { return (await import(path)).default; }`. */
function loadsCode(unit: Unit): boolean {
  const code = codeOf(unit.module);
  return nodesOf(unit.body).some((node) => node.op === 'call' && isLoadOfCode(code, node));
}

/** `import(path)`, `require(path)`, or an element of the page for a script, which the page keeps as well. */
function isLoadOfCode(code: ModuleCode, call: CallInstruction): boolean {
  const name = nameOfCallee(code, call);
  if (call.form === 'import' || name === 'require' || (name !== undefined && codeLoaders.test(name))) return true;
  const [first] = call.arguments;
  const made = first?.kind === 'value' ? code.definitionOf(first.value) : undefined;
  return name === 'createElement' && call.form === 'call' && made?.op === 'constant' && made.value === 'script';
}

/** The function and those in which it is written, as with what is done when something has come. */
function withUnitsAround(unit: Unit): readonly Unit[] {
  const around = unit.parent === undefined ? undefined : unit.module.units[unit.parent];
  return around && around.kind !== 'module' ? [unit, ...withUnitsAround(around)] : [unit];
}

function nameOfCallee(code: ModuleCode, { callee }: CallInstruction): string | undefined {
  if (callee.kind === 'method') return 'name' in callee.key ? callee.key.name : undefined;
  return nameOfValue(code, callee.value);
}

function isOfFileSystem(code: ModuleCode, { callee }: CallInstruction): boolean {
  const name = callee.kind === 'method' ? nameOfValue(code, callee.object) : undefined;
  return name !== undefined && fileSystems.test(name);
}

function nameOfValue(code: ModuleCode, value: ValueId): string | undefined {
  const made = code.definitionOf(value);
  if (made?.op === 'load') return code.module.variables[made.variable]?.name;
  if (made?.op === 'get') return 'name' in made.key ? made.key.name : undefined;
  return made?.op === 'global' ? made.name : undefined;
}
