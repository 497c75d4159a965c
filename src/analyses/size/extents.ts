import type { Module, ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Sizes } from './sizes.ts';

/** How long one side of something is, as a number or in the names of the program. Equal extents have equal keys. */
export interface Extent {
  readonly key: string;
  /** `368`, `|nodes|`, `n`. */
  readonly text: string;
  readonly length?: number;
}

/** The extent that a number stands for: the length of something, a constant, or whatever it is called. */
export function extentOf(sizes: Sizes, module: Module, value: ValueId): Extent {
  const length = sizes.numberOf(module, value);
  const code = codeOf(module);
  const origin = originOf(code, value);
  const made = code.definitionOf(origin);
  const isCount = made?.op === 'get' && 'name' in made.key && /^(length|size|order)$/.test(made.key.name);
  const named = isCount ? extentOfAll(module, made.object) : { key: textOf(module, origin), text: textOf(module, value) };
  return length === undefined ? named : { key: `#${length}`, text: String(length), length };
}

/** The extent of a list: as many as it has elements. */
export function extentOfList(sizes: Sizes, module: Module, list: ValueId): Extent {
  const length = sizes.lengthOf(module, list);
  return length === undefined ? extentOfAll(module, list) : { key: `#${length}`, text: String(length), length };
}

function extentOfAll(module: Module, list: ValueId): Extent {
  const text = `|${textOf(module, list)}|`;
  return { key: text, text };
}

/** How a value is written, on one line and not too long. */
function textOf(module: Module, value: ValueId): string {
  const code = codeOf(module);
  const made = code.definitionOf(value);
  const parameter = code.parameterOf(value);
  if (made?.op === 'load') return module.variables[made.variable]?.name ?? 'n';
  if (parameter) return parameter.unit.parameters[parameter.index]?.name ?? 'n';
  const text = made ? module.text.slice(made.span.start, made.span.end) : 'n';
  return text.length <= 40 && !text.includes('\n') ? text : 'n';
}
