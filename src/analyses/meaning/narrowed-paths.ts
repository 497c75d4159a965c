import type { CallInstruction, Module, Node, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';

/** Variables and properties, as paths, that a type checker may take for more than they are declared to be, since they are asked what they are: `a instanceof B`, `if (isB(a.b))`. */
export function narrowedPaths(module: Module): Set<string> {
  const code = codeOf(module);
  const questioned = [...code.nodes()].flatMap((node) => questionedBy(code, node));
  return new Set(questioned.flatMap((value) => pathOf(code, value) ?? []));
}

/** The variable from which a value is read with the names of the properties that lead to it; undefined for what is computed. */
export function pathOf(code: ModuleCode, value: ValueId): string | undefined {
  const definition = code.definitionOf(value);
  // `value as Type` is of that type, whatever was asked before.
  if (definition?.op === 'cast') return definition.type ? undefined : pathOf(code, definition.value);
  if (definition?.op === 'load') return String(definition.variable);
  const object = definition?.op === 'get' && 'name' in definition.key ? pathOf(code, definition.object) : undefined;
  return object !== undefined && definition?.op === 'get' && 'name' in definition.key ? `${object}.${definition.key.name}` : undefined;
}

function questionedBy(code: ModuleCode, node: Node): readonly ValueId[] {
  if (node.op === 'operate') return node.operator === 'instanceof' ? node.operands.slice(0, 1) : [];
  if (
    node.op !== 'call' ||
    node.arguments.length === 0 ||
    isOfEveryObject(node) ||
    !code.usersOf(node.result).some((user) => isTest(code, user))
  )
    return [];
  return node.arguments.flatMap((item) => (item.kind === 'value' ? item.value : []));
}

/** `hasOwnProperty` and the like answer nothing about types. */
function isOfEveryObject({ callee }: CallInstruction): boolean {
  return callee.kind === 'method' && 'name' in callee.key && Object.hasOwn(Object.prototype, callee.key.name);
}

/** A condition, or a part of one. */
function isTest(code: ModuleCode, node: Node): boolean {
  if (node.op === 'store') return code.module.variables[node.variable]?.kind === 'synthetic';
  return node.op === 'branch' || node.op === 'loop' || (node.op === 'operate' && node.operator === '!');
}
