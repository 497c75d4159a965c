import type { Node, ValueId } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';

const comparisons = new Set(['<', '<=', '>', '>=', '===', '==', '!==', '!=']);

/** Whether the number of entries decides something: it is compared with more than 0 or 1, other than to walk all entries. */
export function isSizeCompared(code: ModuleCode, size: ValueId): boolean {
  return readersOf(code, size).some((reader) => reader.op === 'operate' && isLimit(code, reader, size));
}

/** Who reads the value, also under the name of a variable. */
function readersOf(code: ModuleCode, value: ValueId): readonly Node[] {
  return code
    .usersOf(value)
    .flatMap((user) => (user.op === 'store' ? code.loadsOf(user.variable).flatMap((load) => code.usersOf(load.result)) : [user]));
}

function isLimit(code: ModuleCode, { operator, operands, result }: Node & { op: 'operate' }, size: ValueId): boolean {
  if (operator === '%' || operator === '-') return true;
  if (!comparisons.has(operator)) return false;
  const isEmptyTest = operands.some((operand) => {
    const made = operand === size ? undefined : code.definitionOf(operand);
    return made?.op === 'constant' && (made.value === 0 || made.value === 1);
  });
  const walks = code.usersOf(result).some((user) => user.op === 'loop' && user.form === 'for');
  return !isEmptyTest && !walks;
}
