import type { CallInstruction, Instruction, Module, ValueId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';

/** A text that a call receives, as the source writes it, with the values written into it. */
export interface WrittenText {
  readonly text: string;
  readonly definition: Instruction;
}

/**
 * The name that a procedure in a text is given. `fixed`: always the same; `made`: a text with values in it; `value`: whatever a variable or call gives; `parameter`:
 * what the caller of the function around it gives.
 */
export type TextName =
  | { readonly is: 'fixed' | 'made'; readonly text: string }
  | { readonly is: 'value'; readonly value: ValueId; readonly text: string }
  | { readonly is: 'parameter'; readonly index: number; readonly text: string };

/** The texts among the arguments of a call, also within objects that are handed over. */
export function textsOf(module: Module, call: CallInstruction): readonly WrittenText[] {
  const code = codeOf(module);
  const found: WrittenText[] = [];
  const look = (value: ValueId, depth: number): void => {
    const definition = code.definitionOf(originOf(code, value));
    if (definition?.op === 'constant' && typeof definition.value === 'string') found.push({ text: definition.value, definition });
    else if (definition?.op === 'operate') found.push({ text: module.text.slice(definition.span.start, definition.span.end), definition });
    else if (definition?.op === 'object' && depth === 0) for (const entry of definition.entries) look(entry.value, depth + 1);
  };
  for (const item of call.arguments) if (item.kind === 'value') look(item.value, 0);
  if (call.form === 'tagged') found.push({ text: module.text.slice(call.span.start, call.span.end), definition: call });
  return found;
}

/** The name that the first argument of a procedure gives: `'g'`, `$name`, `'${name}'`. */
export function nameOf(module: Module, call: CallInstruction, { definition }: WrittenText, written: string): TextName | undefined {
  const parameter = /^\$(\w+)$/.exec(written)?.[1];
  if (parameter !== undefined) {
    const value = memberOfArguments(module, call, parameter);
    return value === undefined ? { is: 'made', text: written } : nameOfValue(module, value);
  }
  const inner = /^(['"]?)(.*)\1$/s.exec(written)?.[2] ?? written;
  const piece = (/^\$\{([^{}]*)\}$/.exec(inner) ?? /^["'`]\s*\+\s*([\w.$]+)\s*\+\s*["'`]$/.exec(inner))?.[1]?.trim();
  if (piece === undefined) return inner === '' ? undefined : { is: inner.includes('${') ? 'made' : 'fixed', text: inner };
  const operands =
    definition.op === 'operate'
      ? definition.operands
      : definition.op === 'call'
        ? definition.arguments.flatMap((item) => (item.kind === 'value' ? [item.value] : []))
        : [];
  const value = operands.find((operand) => textOfValue(module, operand) === piece);
  return value === undefined ? { is: 'made', text: inner } : nameOfValue(module, value);
}

/** `{ name: graphName }` among the arguments. */
function memberOfArguments(module: Module, call: CallInstruction, name: string): ValueId | undefined {
  const code = codeOf(module);
  const search = (value: ValueId, depth: number): ValueId | undefined => {
    const definition = code.definitionOf(originOf(code, value));
    if (definition?.op !== 'object') return undefined;
    for (const entry of definition.entries) {
      if (entry.kind !== 'property' || !('name' in entry.key)) continue;
      if (entry.key.name === name) return entry.value;
      const inner = depth < 2 ? search(entry.value, depth + 1) : undefined;
      if (inner !== undefined) return inner;
    }
    return undefined;
  };
  for (const item of call.arguments) {
    const found = item.kind === 'value' ? search(item.value, 0) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The name that a value is: a constant, a parameter of the function, or the value itself. */
export function nameOfValue(module: Module, value: ValueId): TextName {
  const code = codeOf(module);
  const origin = originOf(code, value);
  const definition = code.definitionOf(origin);
  const parameter = code.parameterOf(origin);
  if (definition?.op === 'constant' && typeof definition.value === 'string') return { is: 'fixed', text: definition.value };
  if (parameter) return { is: 'parameter', index: parameter.index, text: textOfValue(module, value) };
  return { is: 'value', value: origin, text: textOfValue(module, value) };
}

function textOfValue(module: Module, value: ValueId): string {
  const span = codeOf(module).definitionOf(value)?.span;
  return span ? module.text.slice(span.start, span.end) : '';
}
