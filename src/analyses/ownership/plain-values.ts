import type { RunContext } from './context.ts';
import type { ResourceObject, Site } from './object.ts';
import type { State } from './state.ts';
import type { AbstractValue } from './value.ts';

/** Handles that are plain text, which nothing in the module releases when it has read it somewhere: wherever the text goes, it is only read. */
export function isOnlyText(run: RunContext, objects: AbstractValue['objects']): boolean {
  return (
    objects.length > 0 &&
    objects.every(
      (object) => object.is === 'resource' && object.site.resource.isPlainValue === true && !mayBeReleasedAsText(run, object.site),
    )
  );
}

/** Whether something in the module may release the text wherever it read it: all but releases of the very result of another call. */
function mayBeReleasedAsText({ module, world }: RunContext, { resource, instruction }: Site): boolean {
  const name = /([\w$]+)\(/.exec(resource.release)?.[1];
  if (name === undefined) return true;
  const mentions = module.text.split(name).length - 1;
  if (mentions === 0) return false;
  const released = world.releasedResults.of(module, name);
  return released.length < mentions || released.includes(instruction);
}

/** Text that is shown stays whose it was, and is in use when the function has ended. False of anything else. */
export function show(run: RunContext, state: State, value: AbstractValue): boolean {
  const handles = [...state.reachable([value])].filter((object): object is ResourceObject => object.is === 'resource');
  if (!isOnlyText(run, handles)) return false;
  for (const handle of handles) if (state.standings.has(handle)) state.update(handle, { isShown: true });
  return true;
}
