import type { Instruction, Module, ValueId, VariableId } from '../../ir/model.ts';
import { definitionOf } from '../definitions.ts';

/** What a test asks, as far as the abstract run can follow it. */
export type Test =
  /** Is the variable's value there (not null, not undefined, for `isTruthy` not false, 0 or empty either)? */
  | { readonly asks: 'presence'; readonly variable: VariableId; readonly whenPresent: boolean }
  /** Is a computed value there? */
  | { readonly asks: 'value'; readonly value: ValueId; readonly whenPresent: boolean }
  /** Some other condition on stable things, by its text; `read` is what was asked of, where that is whether a property is there. */
  | { readonly asks: 'text'; readonly text: string; readonly whenTrue: boolean; readonly read?: GetInstruction };

type GetInstruction = Instruction & { readonly op: 'get' };

const deepestTest = 6;
const equality: Readonly<Record<string, boolean>> = { '===': true, '==': true, '!==': false, '!=': false };

const known = new WeakMap<Module, Map<ValueId, Test | undefined>>();

/** Understands the value that a branch tests; undefined when nothing can be told of it a second time. */
export function understandTest(module: Module, value: ValueId): Test | undefined {
  let tests = known.get(module);
  if (!tests) known.set(module, (tests = new Map()));
  if (!tests.has(value)) tests.set(value, understand(module, value));
  return tests.get(value);
}

function understand(module: Module, value: ValueId): Test | undefined {
  const node = definitionOf(module, value);
  if (!node) return { asks: 'value', value, whenPresent: true };
  if (node.op === 'operate' && node.operator === '!')
    return negate(node.operands[0] === undefined ? undefined : understandTest(module, node.operands[0]));
  if (node.op === 'cast') return understandTest(module, node.value);
  if (node.op === 'load') return { asks: 'presence', variable: node.variable, whenPresent: true };
  if (node.op === 'operate' && node.operator in equality) {
    const subject = nullTested(module, node.operands);
    const isEqual = equality[node.operator] === true;
    if (subject !== undefined) {
      const tested = understandPresence(module, subject);
      return isEqual ? negate(tested) : tested;
    }
    // `a !== b` is the same question as `a === b`.
    if (isStable(module, value, 0))
      return { asks: 'text', text: module.text.slice(node.span.start, node.span.end).replace(/[!=]==?/, '=='), whenTrue: isEqual };
    return undefined;
  }
  if (isStable(module, value, 0))
    return {
      asks: 'text',
      text: module.text.slice(node.span.start, node.span.end),
      whenTrue: true,
      ...(node.op === 'get' && { read: node }),
    };
  return { asks: 'value', value, whenPresent: true };
}

function understandPresence(module: Module, value: ValueId): Test {
  const node = definitionOf(module, value);
  if (node?.op === 'cast') return understandPresence(module, node.value);
  if (node?.op === 'load') return { asks: 'presence', variable: node.variable, whenPresent: true };
  if (node?.op === 'get' && isStable(module, value, 0))
    return { asks: 'text', text: module.text.slice(node.span.start, node.span.end), whenTrue: true, read: node };
  return { asks: 'value', value, whenPresent: true };
}

function negate(test: Test | undefined): Test | undefined {
  if (!test) return undefined;
  return test.asks === 'text' ? { ...test, whenTrue: !test.whenTrue } : { ...test, whenPresent: !test.whenPresent };
}

/** The other side of a comparison with null or undefined. */
function nullTested(module: Module, operands: readonly ValueId[]): ValueId | undefined {
  const [left, right] = operands;
  if (left === undefined || right === undefined) return undefined;
  if (isNullConstant(module, right)) return left;
  return isNullConstant(module, left) ? right : undefined;
}

function isNullConstant(module: Module, value: ValueId): boolean {
  const node = definitionOf(module, value);
  return (
    (node?.op === 'constant' && (node.type === 'null' || node.type === 'undefined')) || (node?.op === 'global' && node.name === 'undefined')
  );
}

/** Made of variables, properties, constants and operators only: asking twice gives the same answer while the variables keep their values. */
function isStable(module: Module, value: ValueId, depth: number): boolean {
  const node = definitionOf(module, value);
  if (!node || depth > deepestTest) return false;
  switch (node.op) {
    case 'constant':
    case 'global':
    case 'load':
    case 'this':
      return true;
    case 'get':
      return isStable(module, node.object, depth + 1) && ('name' in node.key || isStable(module, node.key.value, depth + 1));
    case 'cast':
      return isStable(module, node.value, depth + 1);
    case 'operate':
      return node.operands.every((operand) => isStable(module, operand, depth + 1));
    default:
      return false;
  }
}
