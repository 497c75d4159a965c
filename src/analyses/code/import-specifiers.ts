import type { Instruction, Module, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';

/** What a module imports or re-exports by name, `import()` and `require` with a constant included. Types alone do not count. */
export function importSpecifiers(module: Module): Set<string> {
  const specifiers = new Set<string>();
  for (const { imported } of module.variables) if (imported && !imported.typeOnly) specifiers.add(imported.from);
  for (const each of module.exports) if (each.kind === 'from' || each.kind === 'all') specifiers.add(each.from);
  for (const specifier of calledSpecifiers(module)) specifiers.add(specifier);
  return specifiers;
}

const called = new WeakMap<Module, readonly string[]>();

/** What `import()` and `require` with a constant load, each as often as it stands there. */
export function calledSpecifiers(module: Module): readonly string[] {
  let specifiers = called.get(module);
  if (!specifiers) called.set(module, (specifiers = module.units.flatMap(({ body }) => calledIn(instructionsOf(body)))));
  return specifiers;
}

function calledIn(instructions: Iterable<Instruction>): string[] {
  const specifiers: string[] = [];
  const texts = new Map<ValueId, string>();
  const requires = new Set<ValueId>();
  for (const each of instructions) {
    if (each.op === 'constant' && typeof each.value === 'string') texts.set(each.result, each.value);
    if (each.op === 'global' && each.name === 'require') requires.add(each.result);
    if (each.op !== 'call') continue;
    const isImport = each.form === 'import' || (each.callee.kind === 'value' && requires.has(each.callee.value));
    const [first] = each.arguments;
    const text = isImport && first?.kind === 'value' ? texts.get(first.value) : undefined;
    if (text !== undefined) specifiers.push(text);
  }
  return specifiers;
}
