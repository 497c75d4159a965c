import type { RunContext } from './context.ts';
import type { ResourceObject } from './object.ts';
import type { State } from './state.ts';
import type { AbstractValue } from './value.ts';

/** Handles that are plain text, of which nothing in the module says that they are ever released: wherever the text goes, it is only read. */
export function isOnlyText(run: RunContext, objects: AbstractValue['objects']): boolean {
  return (
    objects.length > 0 &&
    objects.every(
      (object) =>
        object.is === 'resource' && object.site.resource.isPlainValue === true && !mentionsRelease(run, object.site.resource.release),
    )
  );
}

function mentionsRelease(run: RunContext, release: string): boolean {
  const name = /([\w$]+)\(/.exec(release)?.[1];
  return name === undefined || run.module.text.includes(name);
}

/** Text that is shown stays whose it was, and is in use when the function has ended. False of anything else. */
export function show(run: RunContext, state: State, value: AbstractValue): boolean {
  const handles = [...state.reachable([value])].filter((object): object is ResourceObject => object.is === 'resource');
  if (!isOnlyText(run, handles)) return false;
  for (const handle of handles) if (state.standings.has(handle)) state.update(handle, { isShown: true });
  return true;
}
