import type { CallInstruction, Module, Unit, ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import type { Meanings } from '../meaning/solve.ts';
import type { Program } from '../program.ts';
import type { Flows } from './flows.ts';
import { isSameOwner } from './name-pair.ts';
import { type Owner, ownersOfCallee } from './named-calls.ts';
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
  /** `free` or `delete`. */
  readonly method: string;
  readonly release: { readonly module: Module; readonly call: CallInstruction };
  readonly instances: readonly Instance[];
}

/** The names that bindings of compiled code give to what frees an object: `free()` by wasm-bindgen, `delete()` by embind. */
const freeing = /^(free|delete)$/;
const making = /^(new|from|create|make|parse|decode|load|open|build|with|of|default|generate|random|clone)(?![a-z])/;

/** The classes of compiled code that a program uses, told by its freeing an instance somewhere; with all instances that it makes. */
export function findOwnReleases(program: Program, meanings: Meanings, flows: Flows): readonly OwnRelease[] {
  const frees = program.modules.flatMap((module) => freesIn(meanings, module));
  if (frees.length === 0) return [];
  const instances = new Map(program.modules.flatMap((module) => instancesIn(program, meanings, module)).map((each) => [each.call, each]));
  const found: OwnRelease[] = [];
  for (const { module, call, object, method } of frees) {
    for (const source of flows.sourcesOf(module, object, (each) => instances.has(each))) {
      const made = instances.get(source.call);
      const isShown = made && source.members.length === 0 && isMeantToEnd(codeOf(module).unitOf(call), made.unit, source);
      if (!isShown || found.some((each) => each.instances.includes(made))) continue;
      const same = [...instances.values()].filter((each) => each.className === made.className && isSameOwner(each.owners, made.owners));
      found.push({ className: made.className, method, release: { module, call }, instances: same });
    }
  }
  return found;
}

interface Free {
  readonly module: Module;
  readonly call: CallInstruction;
  readonly object: ValueId;
  readonly method: string;
}

function freesIn(meanings: Meanings, module: Module): Free[] {
  const found: Free[] = [];
  for (const call of codeOf(module).nodes()) {
    if (call.op !== 'call' || call.callee.kind !== 'method' || call.arguments.length > 0 || !('name' in call.callee.key)) continue;
    const { name } = call.callee.key;
    if (freeing.test(name) && meanings.calleesOf(call).length === 0 && !isOnFailure(module, call))
      found.push({ module, call, object: call.callee.object, method: name });
  }
  return found;
}

function instancesIn(program: Program, meanings: Meanings, module: Module): Instance[] {
  const found: Instance[] = [];
  const code = codeOf(module);
  for (const call of code.nodes()) {
    if (call.op !== 'call' || meanings.calleesOf(call).length > 0) continue;
    const maker = call.form === 'new' && call.callee.kind === 'value' ? call.callee.value : staticMaker(call);
    const className = maker === undefined ? undefined : lastName(module, maker);
    if (maker === undefined || className === undefined || !/^[A-Z]/.test(className) || isOfProgram(meanings, module, maker)) continue;
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
