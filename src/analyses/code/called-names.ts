import type { CallInstruction, Module } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from './module-code.ts';

const known = new WeakMap<Module, Map<string, CallInstruction[]>>();

/**
 * The calls of a module by the last name of what they call, as a table would write it: the method, the imported name, or the name of the variable. What an import
 * or a variable gives may be the library itself, whose name in a table is empty: such a call stands under the empty name too.
 */
export function callsByName(module: Module): ReadonlyMap<string, readonly CallInstruction[]> {
  let calls = known.get(module);
  if (!calls) {
    known.set(module, (calls = new Map()));
    const code = codeOf(module);
    for (const call of code.all.calls)
      for (const name of namesOf(code, call)) {
        const list = calls.get(name);
        if (list) list.push(call);
        else calls.set(name, [call]);
      }
  }
  return calls;
}

function namesOf(code: ModuleCode, { callee }: CallInstruction): readonly string[] {
  if (callee.kind === 'method') return 'name' in callee.key ? [callee.key.name] : [];
  const definition = code.definitionOf(callee.value);
  if (definition?.op === 'global') return [definition.name];
  if (definition?.op === 'get') return 'name' in definition.key ? [definition.key.name] : [];
  const variable = definition?.op === 'load' ? code.module.variables[definition.variable] : undefined;
  if (!variable || variable.kind === 'function' || variable.kind === 'class') return [];
  const { name = variable.name } = variable.imported ?? {};
  return name === '*' || name === 'default' || !variable.imported ? [variable.name, ''] : [name];
}

/** The name by which a call calls what it calls: of the method, the global or the variable. */
export function calledName(code: ModuleCode, { callee }: CallInstruction): string | undefined {
  if (callee.kind === 'method') return 'name' in callee.key ? callee.key.name : undefined;
  const definition = code.definitionOf(callee.value);
  if (definition?.op === 'global') return definition.name;
  return definition?.op === 'load' ? code.module.variables[definition.variable]?.name : undefined;
}
