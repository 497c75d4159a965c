import type { Span } from '../../base/span.ts';
import type { Module, VariableId } from '../../ir/model.ts';
import type { ProjectType } from '../meaning/meaning.ts';

/** Where a container is kept. All instances of a class share one: what one of them does, any may do. */
export type Root =
  | { readonly in: 'variable'; readonly module: Module; readonly variable: VariableId }
  | { readonly in: 'field'; readonly type: ProjectType; readonly name: string; readonly isStatic: boolean }
  | { readonly in: 'global'; readonly name: string };

/** A place that may hold a structure: a variable, field or global, or something inside one. Containers are interned: equal ones are the same object. */
export interface Container {
  readonly root: Root;
  /** Names of members on the way from the root; `*` for what is found under computed keys. */
  readonly path: readonly string[];
  /** The container in which this one is the member that `path` ends with. */
  readonly parent: Container | undefined;
  /** The containers of the values under computed keys, if any is known. */
  readonly members: Map<string, Container>;
}

/** Makes containers, one object for each distinct one. */
export class ContainerInterner {
  readonly #variables = new Map<Module, Map<VariableId, Container>>();
  readonly #fields = new Map<ProjectType, Map<string, Container>>();
  readonly #globals = new Map<string, Container>();

  variable(module: Module, variable: VariableId): Container {
    return within(
      within(this.#variables, module, () => new Map<VariableId, Container>()),
      variable,
      () => rooted({ in: 'variable', module, variable }),
    );
  }
  field(type: ProjectType, name: string, isStatic: boolean): Container {
    const fields = within(this.#fields, type, () => new Map<string, Container>());
    return within(fields, isStatic ? `static ${name}` : name, () => rooted({ in: 'field', type, name, isStatic }));
  }
  global(name: string): Container {
    return within(this.#globals, name, () => rooted({ in: 'global', name }));
  }
  member(parent: Container, name: string): Container {
    return within(parent.members, name, () => ({ root: parent.root, path: [...parent.path, name], parent, members: new Map() }));
  }
}

function rooted(root: Root): Container {
  return { root, path: [], parent: undefined, members: new Map() };
}

function within<Key, Value>(table: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = table.get(key);
  if (value === undefined) table.set(key, (value = make()));
  return value;
}

/** Whether other modules can import what the container is kept in. */
export function isExported({ root }: Container): boolean {
  if (root.in !== 'variable') return false;
  return root.module.exports.some((each) => each.kind === 'variable' && each.variable === root.variable);
}

/** The container as a person writes it: `cache`, `this.rooms[…]`, `Pool.instances`. */
export function nameOf({ root, path }: Container): string {
  const start =
    root.in === 'variable'
      ? (root.module.variables[root.variable]?.name ?? '')
      : root.in === 'global'
        ? root.name
        : memberText(root.isStatic ? (root.type.name ?? 'class') : 'this', root.name);
  return path.reduce(memberText, start);
}

/** Symbols are written in brackets already. */
function memberText(object: string, name: string): string {
  if (name === '*') return `${object}[…]`;
  return name.startsWith('[') ? `${object}${name}` : `${object}.${name}`;
}

/** The module that declares the root; undefined for globals. */
export function homeOf({ root }: Container): Module | undefined {
  return root.in === 'variable' ? root.module : root.in === 'field' ? root.type.module : undefined;
}

/** Where the root is declared, and in which module; undefined for globals and for fields that no class declares. */
export function declarationOf({ root }: Container): { readonly module: Module; readonly span: Span } | undefined {
  if (root.in === 'global') return undefined;
  if (root.in === 'variable') {
    const variable = root.module.variables[root.variable];
    return variable && { module: root.module, span: variable.span };
  }
  const member = root.type.class?.members.find((each) => each.name === root.name && each.isStatic === root.isStatic);
  return member && { module: root.type.module, span: member.span };
}
