import type { Unit, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import { onReceiverOf } from '../classes/release-methods.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { ownFieldOf } from '../code/own-field.ts';
import type { FieldDrop } from '../ownership/field-hold.ts';
import type { Ending } from './endings.ts';

/** It is forgotten only where a field says that the object is being released, which the methods that release it set: they see to what it holds. */
export function isDroppedWhileEnding({ unit, at }: FieldDrop, ending: Ending): boolean {
  const code = codeOf(unit.module);
  const said = fieldsSetBy(ending);
  for (const node of nodesOf(unit.body)) {
    if (node.span.start !== at.start || node.span.end !== at.end) continue;
    return code
      .surroundings(node)
      .some(({ control, block }) => control.op === 'branch' && block === control.then && said.has(fieldTested(code, control.test) ?? ''));
  }
  return false;
}

/** The fields that the methods which release the object set to true. */
function fieldsSetBy({ units }: Ending): ReadonlySet<string> {
  return new Set([...units].flatMap((unit) => [...fieldsSetIn(unit)]));
}

function* fieldsSetIn(unit: Unit): Iterable<string> {
  const code = codeOf(unit.module);
  for (const node of onReceiverOf(unit)) {
    const field = node.op === 'set' ? ownFieldOf(unit.module, node) : undefined;
    const given = node.op === 'set' ? code.definitionOf(node.value) : undefined;
    if (field !== undefined && given?.op === 'constant' && given.value === true) yield field;
  }
}

function fieldTested(code: ModuleCode, test: ValueId): string | undefined {
  const made = code.definitionOf(test);
  return made?.op === 'get' ? ownFieldOf(code.module, made) : undefined;
}
