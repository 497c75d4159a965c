import type { Module, Node } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { placeKey } from '../code/place-key.ts';
import { absentIn } from '../heat/lazy.ts';
import { flagSetBefore, isGivenUp, isWriteTo } from '../heat/once-flag.ts';
import type { Changes } from './changes.ts';
import type { Container } from './container.ts';

/** Where something happens to a container. */
interface Place {
  readonly module: Module;
  readonly node: Node;
}

/**
 * Whether the container is only filled at the beginning, although the function that fills it is called again and again: a flag stops the second call, or it keeps what
 * comes before everything is ready, and what makes it ready empties it.
 */
export function isFilledAtFirst(changes: Changes, container: Container, { module, node }: Place): boolean {
  const code = codeOf(module);
  const flag = flagSetBefore(code, node);
  return (flag !== undefined && isAsLasting(container, flag)) || isUntilReady(code, changes, container, node);
}

/** A field of an object says nothing of what all objects share. */
function isAsLasting({ root }: Container, place: string): boolean {
  return place.startsWith('variable ') || (place.startsWith('this ') && root.in === 'field' && !root.isStatic);
}

/** `if (!this.file) this.early.push(line)`, where another function opens the file and then writes what came early. */
function isUntilReady(code: ModuleCode, changes: Changes, container: Container, node: Node): boolean {
  const endings = [...changes.of(container, 'replaces'), ...changes.of(container, 'clears')];
  return code.surroundings(node).some(
    ({ control, block }) =>
      control.op === 'branch' &&
      absentIn(code, control, block).some((absent) => {
        const place = placeKey(code, absent);
        return (
          place !== undefined &&
          isAsLasting(container, place) &&
          !isGivenUp(code, place) &&
          endings.some((ending) => ending.module === code.module && makesReady(ending, place))
        );
      }),
  );
}

/** The function that empties the container sets the place, too, and makes neither. */
function makesReady({ module, node }: Place, place: string): boolean {
  const code = codeOf(module);
  const unit = code.unitOf(node);
  if (unit.kind === 'module' || unit.kind === 'constructor' || unit.kind === 'initializer') return false;
  return instructionsOf(unit.body).some((each) => isWriteTo(code, each, place));
}
