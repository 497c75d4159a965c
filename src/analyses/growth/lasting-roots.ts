import type { Module, UnitId, VariableId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { hasNoEnd } from '../heat/trips.ts';
import type { Container } from './container.ts';
import type { Roots } from './roots.ts';

/** Tells which containers may outlive a call at all: cheap to ask, and no for most of them. */
export class LastingRoots implements Roots {
  readonly #modules = new Map<Module, { readonly captured: ReadonlySet<VariableId>; readonly endless: ReadonlySet<UnitId> }>();

  /** Variables of functions only last where functions inside use them, or a loop without an end keeps the function going. */
  includes({ root }: Container): boolean {
    return root.in !== 'variable' || this.includesVariable(root.module, root.variable);
  }

  includesVariable(module: Module, id: VariableId): boolean {
    const variable = module.variables[id];
    if (!variable) return false;
    if (module.units[variable.unit]?.kind === 'module') return true;
    const { captured, endless } = this.#of(module);
    return captured.has(id) || endless.has(variable.unit);
  }

  #of(module: Module) {
    let known = this.#modules.get(module);
    if (!known) {
      const code = codeOf(module);
      const endless = new Set<UnitId>();
      for (const loop of code.all.loops) if (hasNoEnd(code, loop)) endless.add(code.unitOf(loop).id);
      this.#modules.set(module, (known = { captured: new Set(module.units.flatMap(({ captures }) => captures)), endless }));
    }
    return known;
  }
}
