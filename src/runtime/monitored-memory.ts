import { type MonitorOptions, monitorMemory } from './monitor-memory.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type AnyMethod = (this: any, ...args: any[]) => any;

/**
 * A standard decorator for methods, static ones and functions in fields: each call is watched as by `monitorMemory`. Messages name the method, as
 * `options.name` does when it is given.
 * @throws TypeError when it stands on something else, or is used with `experimentalDecorators`
 */
export function monitoredMemory(options: MonitorOptions = {}) {
  return function decorate<F extends AnyMethod>(
    target: F | undefined,
    context: ClassMethodDecoratorContext | ClassFieldDecoratorContext,
  ): F {
    const kind = typeof context === 'object' ? context.kind : undefined;
    if (kind !== 'method' && kind !== 'field')
      throw new TypeError('@monitoredMemory() is a standard decorator for methods and fields; turn experimentalDecorators off');
    const named = { name: String(context.name), ...options };
    if (kind === 'method') return monitorMemory(target as F, named);
    // A field's decorator gives a function that turns the first value into another.
    return ((value: unknown) => (typeof value === 'function' ? monitorMemory(value as F, named) : value)) as F;
  };
}
