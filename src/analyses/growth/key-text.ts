import type { ValueId } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';

/** The source of two key expressions is the same, or they are the same value. */
export function isSameKey(code: ModuleCode, a: ValueId, b: ValueId): boolean {
  if (originOf(code, a) === originOf(code, b)) return true;
  const text = textOf(code, a);
  return text !== undefined && text === textOf(code, b);
}

/** How the value is written, when that is short. */
export function textOf(code: ModuleCode, value: ValueId): string | undefined {
  const definition = code.definitionOf(value);
  const parameter = code.parameterOf(value);
  const text = definition
    ? code.module.text.slice(definition.span.start, definition.span.end)
    : parameter?.unit.parameters[parameter.index]?.name;
  return text !== undefined && text.length <= 60 && !text.includes('\n') ? text : undefined;
}
