import type { Class, Module, TypeRef } from '../../ir/model.ts';
import type { Program } from '../program.ts';
import type { ExportedTypes } from './exported-types.ts';

/** Where more classes than this implement an interface, which of them a value is says too little to follow all. */
const mostFollowed = 8;

interface Implementer {
  readonly module: Module;
  readonly declared: Class;
}

/** The classes of a program by the interfaces that they say to implement. */
export class Implementers {
  readonly #byInterface = new Map<TypeRef, Implementer[]>();

  constructor({ modules }: Program, types: ExportedTypes) {
    for (const module of modules)
      for (const declared of module.classes)
        for (const type of declared.interfaces ?? []) this.#add(declaredBy(types, module, type), module, declared);
  }

  /** The classes that implement an interface, by the type that its declaration makes; none where they are too many to follow. */
  of(type: TypeRef): readonly Implementer[] {
    const found = this.#byInterface.get(type) ?? [];
    return found.length > mostFollowed ? [] : found;
  }

  #add(type: TypeRef, module: Module, declared: Class): void {
    const known = this.#byInterface.get(type);
    if (known) known.push({ module, declared });
    else this.#byInterface.set(type, [{ module, declared }]);
  }
}

function declaredBy(types: ExportedTypes, module: Module, type: TypeRef): TypeRef {
  return (type.kind === 'named' ? types.behind(module, type)?.type : undefined) ?? type;
}
