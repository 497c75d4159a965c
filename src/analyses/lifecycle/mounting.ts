import type { Unit } from '../../ir/model.ts';
import { showsComponent } from '../heat/shows-component.ts';

/** The unit runs when an object of its class is shown: by the names of React's components, or those of other frameworks. */
export function isRunOnMount(unit: Unit): boolean {
  return unit.name === 'componentDidMount' || (unit.classId !== undefined && showsComponent(unit));
}
