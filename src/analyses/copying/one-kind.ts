import type { Block, Instruction, Node, ValueId } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';
import type { Joining } from './joined-values.ts';

/**
 * Whether only rounds of one of several kinds come to a place, and add a whole list there: `if (name === 'vertices') all = all.concat(read(node)); else if
 * (name === 'volume') …`. As a rule such a part is there once, which is why it holds a list.
 */
export function isOfOneKind(code: ModuleCode, write: Instruction, { node }: Joining): boolean {
  const added = node.op === 'call' ? node.arguments : [];
  const addsList = added.length > 0 && added.every((item) => item.kind === 'value' && code.definitionOf(item.value)?.op !== 'array');
  return addsList && code.surroundings(write).some(({ control, block }) => control.op === 'branch' && isOneOfSeveral(code, control, block));
}

function isOneOfSeveral(code: ModuleCode, branch: Node & { op: 'branch' }, block: Block): boolean {
  if (branch.form !== 'if' || block !== branch.then || !asksForKind(code, branch.test)) return false;
  const [outer] = code.surroundings(branch);
  const isElse = outer?.control.op === 'branch' && outer.block === outer.control.otherwise && asksForKind(code, outer.control.test);
  return isElse || branch.otherwise.some((each) => each.op === 'branch' && each.form === 'if' && asksForKind(code, each.test));
}

/** A comparison with a text. */
function asksForKind(code: ModuleCode, test: ValueId): boolean {
  const asked = code.definitionOf(test);
  if (asked?.op !== 'operate' || !/^===?$/.test(asked.operator)) return false;
  return asked.operands.some((each) => {
    const made = code.definitionOf(each);
    return made?.op === 'constant' && made.type === 'string';
  });
}
