type Operation = (...operands: number[]) => number;

/** Operators and functions of the language on numbers. */
const operations: Readonly<Record<string, Operation>> = {
  '+': (a, b = Number.NaN) => a + b,
  '-': (a, b) => (b === undefined ? -a : a - b),
  '*': (a, b = Number.NaN) => a * b,
  '/': (a, b = Number.NaN) => a / b,
  '%': (a, b = Number.NaN) => a % b,
  '**': (a, b = Number.NaN) => a ** b,
  '<<': (a, b = Number.NaN) => a << b,
  '>>': (a, b = Number.NaN) => a >> b,
  '>>>': (a, b = Number.NaN) => a >>> b,
  '|': (a, b = Number.NaN) => a | b,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
  trunc: Math.trunc,
  abs: Math.abs,
  sqrt: Math.sqrt,
  log2: Math.log2,
  pow: Math.pow,
  min: Math.min,
  max: Math.max,
};

/** The result of an operator or function on known numbers; undefined when an operand is not known or the result is no number. */
export function calculate(operator: string, operands: readonly (number | undefined)[]): number | undefined {
  const operation = Object.hasOwn(operations, operator) ? operations[operator] : undefined;
  const known = operands.filter((operand) => operand !== undefined);
  if (!operation || known.length !== operands.length || known.length === 0) return undefined;
  const result = operation(...known);
  return Number.isFinite(result) ? result : undefined;
}
