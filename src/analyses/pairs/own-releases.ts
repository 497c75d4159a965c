import type { CallInstruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Program } from '../program.ts';
import type { Flows } from './flows.ts';
import { isSameOwner } from './name-pair.ts';
import { type Owner, ownersOf, ownersOfCallee } from './named-calls.ts';
import { isMeantToEnd, isOnFailure } from './used-pairs.ts';

/** An instance of a class that nobody knows, made by `new Graph()` or `Graph.from_edges()`. */
export interface Instance {
  readonly module: Module;
  readonly unit: Unit;
  readonly call: CallInstruction;
  readonly className: string;
  readonly owners: readonly Owner[];
}

/** Instances of one class that the program somewhere frees: compiled code holds their memory. */
export interface OwnRelease {
  readonly className: string;
  /** The call that frees one, with `%` for it: `%.delete()`, `Ammo.destroy(%)`. */
  readonly freeing: string;
  readonly release: { readonly module: Module; readonly call: CallInstruction };
  readonly instances: readonly Instance[];
  /** The calls that free what they are given. */
  readonly frees: readonly CallInstruction[];
}

/** The names that bindings of compiled code give to what frees an object: `free()` by wasm-bindgen, `delete()` by embind. With WebIDL it is `destroy` of the module. */
const freeing = /^(free|delete)$/;
/** What a minifier leaves of names: that two things have one says nothing. */
const namesOfMinifiers = /^[\w$]{1,2}$/;
const making = /^(new|from|create|make|parse|decode|load|open|build|with|of|default|generate|random|clone)(?![a-z])/;

/** The classes of compiled code that a program uses, told by its freeing an instance somewhere; with all instances that it makes. */
export function findOwnReleases(program: Program, meanings: Meanings, flows: Flows): readonly OwnRelease[] {
  const frees = program.modules.flatMap((module) => freesIn(program, meanings, module));
  if (frees.length === 0) return [];
  const instances = new Map(program.modules.flatMap((module) => instancesIn(program, meanings, module)).map((each) => [each.call, each]));
  const found: OwnRelease[] = [];
  for (const { module, call, object, freeing: written, owners } of frees) {
    for (const source of flows.sourcesOf(module, object, (each) => instances.has(each))) {
      const made = instances.get(source.call);
      const isShown = made && source.members.length === 0 && isMeantToEnd(codeOf(module).unitOf(call), made.unit, source);
      if (!isShown || (owners && !isSameOwner(owners, made.owners)) || found.some((each) => each.instances.includes(made))) continue;
      const same = [...instances.values()].filter((each) => each.className === made.className && isSameOwner(each.owners, made.owners));
      found.push({
        className: made.className,
        freeing: written,
        release: { module, call },
        instances: same,
        frees: owners ? freesBy(frees, owners) : [],
      });
    }
  }
  return found;
}

/** The calls by which a module frees what it made. */
function freesBy(frees: readonly Free[], owners: readonly Owner[]): CallInstruction[] {
  return frees.flatMap((each) => (each.owners && isSameOwner(each.owners, owners) ? each.call : []));
}

interface Free {
  readonly module: Module;
  readonly call: CallInstruction;
  /** What is freed. */
  readonly object: ValueId;
  readonly freeing: string;
  /** The module that frees it, which must be the one that made it. */
  readonly owners?: readonly Owner[];
}

function freesIn(program: Program, meanings: Meanings, module: Module): Free[] {
  const found: Free[] = [];
  for (const call of codeOf(module).all.calls) {
    if (call.callee.kind !== 'method' || !('name' in call.callee.key) || call.form !== 'call') continue;
    const free = freeOf(program, meanings, module, call, call.callee.object, call.callee.key.name);
    if (free && meanings.calleesOf(call).length === 0 && !isOnFailure(module, call)) found.push(free);
  }
  return found;
}

function freeOf(
  program: Program,
  meanings: Meanings,
  module: Module,
  call: CallInstruction,
  object: ValueId,
  name: string,
): Free | undefined {
  const [item] = call.arguments;
  if (!item) return freeing.test(name) ? { module, call, object, freeing: `%.${name}()` } : undefined;
  if (name !== 'destroy' || item.kind !== 'value' || call.arguments.length > 1) return undefined;
  const written = module.text.slice(call.span.start, call.calleeSpan.end);
  return { module, call, object: item.value, freeing: `${written}(%)`, owners: ownersOf(meanings, program, module, call) };
}

function instancesIn(program: Program, meanings: Meanings, module: Module): Instance[] {
  const found: Instance[] = [];
  const code = codeOf(module);
  for (const call of code.all.calls) {
    if (meanings.calleesOf(call).length > 0) continue;
    const maker = call.form === 'new' && call.callee.kind === 'value' ? call.callee.value : staticMaker(call);
    const className = maker === undefined ? undefined : lastName(module, maker);
    if (
      maker === undefined ||
      className === undefined ||
      namesOfMinifiers.test(className) ||
      (call.form !== 'new' && !/^[A-Z]/.test(className)) ||
      isOfProgram(meanings, module, maker)
    )
      continue;
    found.push({ module, unit: code.unitOf(call), call, className, owners: ownersOfCallee(meanings, program, module, maker) });
  }
  return found;
}

/** `Graph.from_edges(edges)`: the class that the method is called on. */
function staticMaker({ form, callee }: CallInstruction): ValueId | undefined {
  return form === 'call' && callee.kind === 'method' && 'name' in callee.key && making.test(callee.key.name) ? callee.object : undefined;
}

function lastName(module: Module, value: ValueId): string | undefined {
  const definition = codeOf(module).definitionOf(value);
  if (definition?.op === 'load') return module.variables[definition.variable]?.name;
  return definition?.op === 'get' && 'name' in definition.key ? definition.key.name : undefined;
}

/** A class of the program is followed by its own code. */
function isOfProgram(meanings: Meanings, module: Module, value: ValueId): boolean {
  for (const meaning of meanings.of(module, value)) if (meaning.is === 'class' || meaning.is === 'unit') return true;
  return false;
}
