import type { ImportRef, Module, TypeRef } from '../../ir/model.ts';
import type { Program } from '../program.ts';

/** A type with the module in whose terms it is written. */
export interface TypeInModule {
  readonly module: Module;
  readonly type: TypeRef;
}

/** The interfaces and aliases that modules of one program import from one another, through re-exports. */
export class ExportedTypes {
  readonly #program: Program;
  readonly #known = new Map<Module, Map<string, TypeInModule | undefined>>();

  constructor(program: Program) {
    this.#program = program;
  }

  /** The interface or alias that a name means, when it is imported from a module of the program; undefined for classes and for what others declare. */
  behind(module: Module, { path, variable }: TypeRef & { kind: 'named' }): TypeInModule | undefined {
    const imported = variable === undefined ? undefined : module.variables[variable]?.imported;
    const [, below, ...deeper] = path;
    if (!imported || deeper.length > 0 || (below !== undefined && imported.name !== '*')) return undefined;
    return this.#imported(module, below === undefined ? imported : { ...imported, name: below });
  }

  #imported(from: Module, imported: ImportRef): TypeInModule | undefined {
    const module = this.#program.resolve(from, imported.from);
    return module && this.#exported(module, imported.name);
  }

  #exported(module: Module, name: string): TypeInModule | undefined {
    let known = this.#known.get(module);
    if (!known) this.#known.set(module, (known = new Map()));
    if (known.has(name)) return known.get(name);
    // Modules may re-export one another in a circle.
    known.set(name, undefined);
    const found = this.#find(module, name);
    known.set(name, found);
    return found;
  }

  #find(module: Module, name: string): TypeInModule | undefined {
    const own = module.types.find((each) => each.name === name);
    if (own?.type.kind === 'named') return this.behind(module, own.type) ?? { module, type: own.type };
    if (own) return { module, type: own.type };
    for (const each of module.exports) {
      const found = this.#through(module, each, name);
      if (found) return found;
    }
    return undefined;
  }

  #through(module: Module, each: Module['exports'][number], name: string): TypeInModule | undefined {
    if (each.kind === 'all') return name === 'default' ? undefined : this.#imported(module, { from: each.from, name, typeOnly: true });
    if (each.name !== name || each.kind === 'value') return undefined;
    if (each.kind === 'from') return this.#imported(module, { from: each.from, name: each.imported, typeOnly: true });
    const { imported } = module.variables[each.variable] ?? {};
    return imported && this.#imported(module, imported);
  }
}
