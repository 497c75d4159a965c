import type { Module, TypeRef, Unit } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { codeOf } from '../code/module-code.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Program } from '../program.ts';
import { type Owner, plainName } from './named-calls.ts';
import { readName } from './verbs.ts';

/** A function of a class, object, module or interface, as far as it is written down. */
export interface Declaration {
  readonly owner: Owner;
  readonly name: string;
  /** Absent when only its type is declared. */
  readonly unit?: Unit;
  readonly returns?: TypeRef;
}

/** The functions of a program whose names make or undo something, with what they are declared on. */
export function findDeclarations(program: Program, meanings: Meanings): Declaration[] {
  const found: Declaration[] = [];
  for (const type of meanings.types())
    for (const [name, unit] of membersOf(type.module, type.class?.members ?? [])) found.push({ owner: type, name, unit });
  for (const module of program.modules) found.push(...inModule(module, meanings));
  return found.filter(({ name }) => readName(name).length > 0);
}

function membersOf(module: Module, members: Module['classes'][number]['members']): [string, Unit][] {
  return members.flatMap((member): [string, Unit][] => {
    const unit = member.unit === undefined || member.kind !== 'method' ? undefined : module.units[member.unit];
    return unit && member.name !== undefined ? [[member.name, unit]] : [];
  });
}

function inModule(module: Module, meanings: Meanings): Declaration[] {
  const found: Declaration[] = [];
  for (const unit of module.units)
    if (unit.parent === 0 && (unit.kind === 'function' || unit.kind === 'arrow') && unit.name !== undefined)
      found.push({ owner: module, name: unit.name, unit });
  for (const node of codeOf(module).all.objects) {
    const owners = [...meanings.of(module, node.result)].flatMap((meaning) => (meaning.is === 'box' ? [meaning.box] : []));
    for (const entry of node.entries) {
      if (entry.kind !== 'property' || !('name' in entry.key)) continue;
      const value = codeOf(module).definitionOf(entry.value);
      const unit = value?.op === 'closure' ? module.units[value.unit] : undefined;
      if (unit) for (const owner of owners) found.push({ owner, name: entry.key.name, unit });
    }
  }
  return [...found, ...ofTypes(module)];
}

/** `bridge: { createGraph(…): …; deleteGraph(…): … }`: members of the declared types of variables, parameters and fields. */
function ofTypes(module: Module): Declaration[] {
  const found: Declaration[] = [];
  const add = (name: string | undefined, type: TypeRef | undefined): void => {
    if (name === undefined || type?.kind !== 'object') return;
    for (const [member, declared] of Object.entries(type.members))
      if (declared.kind === 'function')
        found.push({ owner: `~${plainName(name)}`, name: member, ...(declared.returns && { returns: declared.returns }) });
  };
  for (const variable of module.variables) add(variable.name, variable.type);
  for (const unit of module.units) for (const parameter of unit.parameters) add(parameter.name, parameter.type);
  for (const declared of module.classes) for (const member of declared.members) add(member.name, member.type);
  return found;
}

/** Whether a function gives something back. */
export function givesResult({ unit, returns }: Declaration): boolean {
  if (!unit) return returns !== undefined && !isNothing(returns);
  if (unit.isExpressionBody) return true;
  for (const node of nodesOf(unit.body)) if (node.op === 'return' && node.value !== undefined) return true;
  return false;
}

function isNothing(type: TypeRef): boolean {
  if (type.kind === 'named' && type.path[0] === 'Promise') return type.typeArguments[0] !== undefined && isNothing(type.typeArguments[0]);
  return type.kind === 'primitive' && ['void', 'undefined', 'never', 'null', 'boolean'].includes(type.name);
}

/**
 * Whether a function does something to what lives longer than its call, so that undoing makes sense: it calls or writes something that it did not make. A
 * function that only builds a value leaves nothing behind.
 */
export function keepsSomething(unit: Unit | undefined): boolean {
  if (!unit) return true;
  const code = codeOf(unit.module);
  const isOutside = (value: number): boolean => {
    const definition = code.definitionOf(value as Parameters<typeof code.definitionOf>[0]);
    if (definition?.op === 'this') return true;
    if (definition?.op === 'get') return isOutside(definition.object);
    return definition?.op === 'load' && unit.captures.includes(definition.variable);
  };
  for (const node of nodesOf(unit.body)) {
    if (node.op === 'await') return true;
    if (node.op === 'set' && isOutside(node.object)) return true;
    if (node.op === 'store' && unit.captures.includes(node.variable)) return true;
    if (node.op === 'call' && node.callee.kind === 'method' && isOutside(node.callee.object)) return true;
  }
  return false;
}

const handleNames = /(^|_)(id|ids|handle|ptr|pointer|ref|key|name|uuid|guid|token|index)$|(Id|Ids|Handle|Ptr|Pointer|Ref|Key|Name|Index)$/;

/** Whether a function is told by its caller under which name to make something: then the name is the caller's, and the result no handle. */
export function isNamedByCaller(make: Declaration, undo: Declaration, argument: number): boolean {
  const name = undo.unit?.parameters[argument]?.name;
  return name !== undefined && make.unit?.parameters.some((parameter) => parameter.name === name) === true;
}

/** At which argument a function that undoes takes what was made; undefined when none fits. */
export function handleArgument({ unit }: Declaration, noun: string): number | undefined {
  if (!unit) return 0;
  const last = noun.slice(noun.lastIndexOf(' ') + 1);
  const fitting = unit.parameters.findIndex(({ name, isRest }) => {
    return name !== undefined && !isRest && (handleNames.test(name) || name.toLowerCase().endsWith(last));
  });
  if (fitting >= 0) return fitting;
  return unit.parameters.length === 1 && unit.parameters[0]?.isRest === false ? 0 : undefined;
}
