import path from 'node:path';
import { isComponentFile } from '../../files/source-files.ts';
import type { Unit } from '../../ir/model.ts';

/** What custom elements, Angular and Lit call their methods that run when one is shown; the options of a Vue component have such names only there. */
const ofClasses = /^(connectedCallback|ngOnInit|ngAfterViewInit|ngAfterContentInit|firstUpdated)$/;
const ofOptions = /^(beforeCreate|created|beforeMount|mounted|activated)$/;

/** Names of what is shown for as long as the page is; `The` is the prefix that Vue's style guide gives to what is there once. */
const wholePage = /^(_?app|main|root|index|_?layout|default)$|^The[A-Z]|(App|Root|Layout|Provider)$/;

/** Whether a framework runs the unit for each component that is shown, as its name says; `component` is what the scripts of one run. */
export function showsComponent({ name = '', classId, parent, module }: Unit): boolean {
  if (classId !== undefined) return ofClasses.test(name);
  if (parent !== module.units[0]?.id || !isComponentFile(module.path)) return false;
  return name === 'component' || (module.path.endsWith('.vue') && ofOptions.test(name));
}

/** By the name of the file, or of the class or function furthest out, the component is the page itself, which is shown once. */
export function isOfWholePage(unit: Unit): boolean {
  const { module } = unit;
  let outermost = unit;
  for (let parent = module.units[unit.parent ?? -1]; parent && parent.kind !== 'module'; parent = module.units[parent.parent ?? -1])
    outermost = parent;
  const className = outermost.classId === undefined ? undefined : module.classes[outermost.classId]?.name;
  return [className, outermost.name, path.basename(module.path).replace(/\..*$/, '')].some(
    (name) => name !== undefined && wholePage.test(name),
  );
}
