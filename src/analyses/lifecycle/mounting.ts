import type { Unit } from '../../ir/model.ts';

/** Methods that frameworks call once on each object that they show, and which they show and take away at will: React, custom elements, Angular, Lit. */
const names = new Set(['componentDidMount', 'connectedCallback', 'ngOnInit', 'ngAfterViewInit', 'firstUpdated']);

/** The unit runs when an object of its class is shown. */
export function isRunOnMount(unit: Unit): boolean {
  return unit.name !== undefined && names.has(unit.name);
}
