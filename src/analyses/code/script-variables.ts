import type { Module, VariableId } from '../../ir/model.ts';
import { importSpecifiers } from './import-specifiers.ts';

/** A variable at the top level of a script. */
export interface ScriptVariable {
  readonly module: Module;
  readonly variable: VariableId;
}

/**
 * The variables that scripts of the same page share: scripts, which neither import nor export, declare at their top level what the others use as a global. Projects of
 * many pages use one name for different things, so that of several declarations those count that stand nearest by their folder.
 */
export class ScriptVariables {
  readonly #byName = new Map<string, ScriptVariable[]>();
  readonly #scripts: ReadonlySet<Module>;

  constructor(modules: readonly Module[]) {
    this.#scripts = new Set(modules.filter(isScript));
    for (const module of this.#scripts)
      for (const { id, name, unit, kind } of module.variables) {
        if (module.units[unit]?.kind !== 'module' || kind === 'synthetic') continue;
        const known = this.#byName.get(name);
        if (known) known.push({ module, variable: id });
        else this.#byName.set(name, [{ module, variable: id }]);
      }
  }

  /** What a global of this name may be in the module; nothing where the module is no script. */
  of(module: Module, name: string): readonly ScriptVariable[] {
    const all = this.#byName.get(name);
    if (!all || !this.#scripts.has(module)) return [];
    const shared = all.map((each) => sharedFolders(each.module.path, module.path));
    const nearest = Math.max(...shared);
    return all.filter((_, index) => shared[index] === nearest);
  }
}

function isScript(module: Module): boolean {
  return module.exports.length === 0 && importSpecifiers(module).size === 0;
}

/** How many folders two paths have in common from the root on. */
function sharedFolders(one: string, other: string): number {
  const [folders, others] = [one, other].map((path) => path.split(/[\\/]/).slice(0, -1));
  const end = folders?.findIndex((folder, index) => folder !== others?.[index]) ?? 0;
  return end < 0 ? (folders?.length ?? 0) : end;
}
