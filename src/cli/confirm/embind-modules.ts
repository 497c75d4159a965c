import { createRequire } from 'node:module';
import { type Counters, countLiveHandles } from '../../runtime/index.ts';

const longestStartMs = 30_000;
const betweenLooksMs = 20;

/**
 * A counter of the live handles of modules that Emscripten's Embind made, such as OpenCV.js, of those that are loaded: as CommonJS modules, or in
 * a global variable. They start in their own time, which is waited for. Without such a module there is no counter.
 */
export async function countersOfEmbind(): Promise<Counters> {
  const found = [
    ...new Set([...Object.values(createRequire(import.meta.url).cache).map((module) => valueOf(module, 'exports')), ...globals()]),
  ];
  const counts: (() => number)[] = [];
  for (const module of found.filter(isOfEmbind)) if (await hasStarted(module)) counts.push(countLiveHandles(module));
  return counts.length === 0 ? {} : { handles: () => counts.reduce((sum, count) => sum + count(), 0) };
}

function globals(): readonly unknown[] {
  return Object.keys(globalThis).map((name) => valueOf(globalThis, name));
}

/** What a property has as its value; getters are not run. */
function valueOf(owner: unknown, name: string): unknown {
  return Object.getOwnPropertyDescriptor(owner, name)?.value;
}

/** Whether Embind made a module. It leaves these functions there before it does any class. */
export function isOfEmbind(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return ['flushPendingDeletes', 'setDelayFunction'].every((name) => typeof valueOf(value, name) === 'function');
}

/** Waits until there is a class whose objects are handles. Its `then`, which some builds have, never calls back. */
async function hasStarted(module: object): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < longestStartMs; waitedMs += betweenLooksMs) {
    if (Object.keys(module).some((name) => isHandleClass(valueOf(module, name)))) return true;
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
  }
  return false;
}

function isHandleClass(value: unknown): boolean {
  return typeof value === 'function' && typeof (value.prototype as { readonly isDeleted?: unknown } | undefined)?.isDeleted === 'function';
}
