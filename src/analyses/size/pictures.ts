import type { ValueId } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import type { Side } from './outline.ts';
import type { OutlineFacts } from './frames.ts';

/** Height and width of a picture that the program sets: `canvas.width = 640`. Each must be set once in the module, to a number that is known. */
export function pictureSides({ knowledge, meanings, sizes }: OutlineFacts, code: ModuleCode, value: ValueId): readonly Side[] | undefined {
  const names = meanings.kindsOf(code.module, value).map((kind) => knowledge.kind(kind)?.sidesIn);
  const [first] = names;
  if (!first || names.includes(undefined)) return undefined;
  const origin = originOf(code, value);
  return first.map((name) => {
    const sets = code.all.sets.filter((set) => 'name' in set.key && set.key.name === name && originOf(code, set.object) === origin);
    const [only] = sets;
    return only && sets.length === 1 ? sizes.numberOf(code.module, only.value) : undefined;
  });
}
