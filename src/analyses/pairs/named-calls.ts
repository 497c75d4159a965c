import type { CallInstruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { calledName } from '../code/called-names.ts';
import { codeOf } from '../code/module-code.ts';
import type { Meaning } from '../meaning/meaning.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Program } from '../program.ts';
import { isHandleNoun } from './nouns.ts';
import { readName } from './verbs.ts';

/** On what a function is called: a class, object or module of the program; a text where only the source tells. */
export type Owner = object | string;

/** A call of a function whose name makes or undoes something. */
export interface NamedCall {
  readonly module: Module;
  readonly unit: Unit;
  readonly call: CallInstruction;
  readonly name: string;
  readonly owners: readonly Owner[];
  /** The receiver as written: `this.bridge`. */
  readonly receiver: string | undefined;
}

/**
 * All calls of a program whose names make or undo something that may be half of a pair, apart from those of libraries in the tables: the program also calls a
 * counterpart, or the name speaks of a handle.
 */
export function findNamedCalls(program: Program, meanings: Meanings): NamedCall[] {
  const calls = program.modules.flatMap(callsWithVerbs);
  const made = nounsOf(calls, 'make');
  const undone = nounsOf(calls, 'undo');
  const isWanted = (name: string): boolean => readName(name).some(({ noun }) => made.has(noun) && (undone.has(noun) || isHandleNoun(noun)));
  return calls.flatMap(({ module, call, name }) => {
    if (!isWanted(name) || meanings.calleesOf(call).some((callee) => callee.kind === 'behaviour')) return [];
    const receiver = call.callee.kind === 'method' ? textOf(module, call.callee.object) : undefined;
    return [{ module, unit: codeOf(module).unitOf(call), call, name, owners: ownersOf(meanings, program, module, call), receiver }];
  });
}

interface VerbCall {
  readonly module: Module;
  readonly call: CallInstruction;
  readonly name: string;
}

function callsWithVerbs(module: Module): VerbCall[] {
  const found: VerbCall[] = [];
  for (const call of codeOf(module).all.calls) {
    const name = call.form === 'call' ? calledName(codeOf(module), call) : undefined;
    if (name !== undefined && readName(name).length > 0) found.push({ module, call, name });
  }
  return found;
}

function nounsOf(calls: readonly VerbCall[], does: 'make' | 'undo'): ReadonlySet<string> {
  return new Set(calls.flatMap(({ name }) => readName(name).flatMap((read) => (read.does === does ? read.noun : []))));
}

/** On what a call's function is called. Several when nobody can tell which; never empty. */
export function ownersOf(meanings: Meanings, program: Program, module: Module, { callee }: CallInstruction): readonly Owner[] {
  return callee.kind === 'method'
    ? ownersOfValue(meanings, module, callee.object)
    : ownersOfFunction(meanings, program, module, callee.value);
}

/** On what a class or function is found that a value is: where it is imported from, the object it is a member of. */
export function ownersOfCallee(meanings: Meanings, program: Program, module: Module, value: ValueId): readonly Owner[] {
  const definition = codeOf(module).definitionOf(value);
  return definition?.op === 'get' ? ownersOfValue(meanings, module, definition.object) : ownersOfFunction(meanings, program, module, value);
}

function ownersOfValue(meanings: Meanings, module: Module, value: ValueId): readonly Owner[] {
  const owners = [...meanings.of(module, value)].flatMap(ownerOfMeaning);
  // `this` is another object in every class.
  if (codeOf(module).definitionOf(value)?.op === 'this') return owners.length > 0 ? owners : [module];
  const text = `~${lastNameOf(module, value)}`;
  return owners.length > 0 ? [...owners, text] : [text];
}

function ownerOfMeaning(meaning: Meaning): Owner[] {
  switch (meaning.is) {
    case 'object':
    case 'class':
      return [meaning.type];
    case 'box':
      return [meaning.box];
    case 'module':
      return [meaning.module];
    case 'library':
      return [`library ${meaning.library}`];
    default:
      return [];
  }
}

function ownersOfFunction(meanings: Meanings, program: Program, module: Module, value: ValueId): readonly Owner[] {
  const definition = codeOf(module).definitionOf(value);
  if (definition?.op !== 'load') return ['~global'];
  const variable = module.variables[definition.variable];
  if (variable?.imported) return [program.resolve(module, variable.imported.from) ?? `import ${variable.imported.from}`];
  for (const store of codeOf(module).storesOf(definition.variable)) {
    const stored = codeOf(module).definitionOf(store.value);
    // `const { createGraph } = bridge`
    if (stored?.op === 'get') return ownersOfValue(meanings, module, stored.object);
  }
  return [module];
}

/** The last name in an expression: `bridge` for `this.bridge`, `ctx._bridge`, `getBridge()`. */
function lastNameOf(module: Module, value: ValueId): string {
  const definition = codeOf(module).definitionOf(value);
  const name =
    definition?.op === 'load'
      ? module.variables[definition.variable]?.name
      : definition?.op === 'get' && 'name' in definition.key
        ? definition.key.name
        : definition?.op === 'call'
          ? calledName(codeOf(module), definition)
          : definition?.op === 'cast' || definition?.op === 'await'
            ? lastNameOf(module, definition.value)
            : definition?.op === 'global'
              ? definition.name
              : definition?.op;
  return plainName(name ?? '');
}

/** A name without what only says where it is kept: `#bridge`, `_bridge`, `getBridge` and `bridge` are the same. */
export function plainName(name: string): string {
  return name
    .replace(/^[#_$]+|_+$/g, '')
    .replace(/^(get|use|the|my)(?=[A-Z])/, '')
    .toLowerCase();
}

function textOf(module: Module, value: ValueId): string | undefined {
  const span = codeOf(module).definitionOf(value)?.span;
  const text = span && module.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  return text !== undefined && text.length <= 60 ? text : undefined;
}
