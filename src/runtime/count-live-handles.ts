/** Counts handles of a module that Emscripten's Embind made, such as OpenCV.js. */
export interface LiveHandles {
  /** Handles that were made since, by constructors, functions and methods of the module, and not deleted. */
  (): number;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type AnyFunction = (...args: any[]) => any;

/**
 * Watches a module such as `cv` of OpenCV.js and returns a function that says how many of its objects are alive: a counter for `profileMemory`. The
 * functions and classes of the module are replaced by ones that count, so call it once, when the module is ready and before its parts are taken out of it.
 */
export function countLiveHandles(module: object): LiveHandles {
  const watch = new Watch();
  watch.members(module);
  return () => watch.live;
}

class Watch {
  live = 0;
  readonly #known = new WeakSet<object>();

  /** Puts a counting function in the place of each function of an object. */
  members(owner: object): void {
    for (const [key, { value, writable }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      if (typeof value !== 'function' || !writable || key === 'constructor') continue;
      (owner as Record<string, unknown>)[key] = isHandleClass(value) ? this.#ofClass(value) : this.#counting(value as AnyFunction);
    }
  }

  #ofClass(made: AnyFunction): AnyFunction {
    this.members(made);
    for (let prototype: unknown = made.prototype; isHandlePrototype(prototype); prototype = Object.getPrototypeOf(prototype))
      this.#ofPrototype(prototype);
    return this.#counting(made);
  }

  #ofPrototype(prototype: HandlePrototype): void {
    // Classes have a superclass in common.
    if (this.#known.has(prototype)) return;
    this.#known.add(prototype);
    const { delete: remove } = Object.getOwnPropertyDescriptor(prototype, 'delete') ? prototype : {};
    this.members(prototype);
    if (remove) prototype.delete = this.#deleting(remove);
  }

  #counting(fn: AnyFunction): AnyFunction {
    const count = (result: unknown): unknown => this.#count(result);
    return new Proxy(fn, {
      apply: (target, self, args) => count(Reflect.apply(target, self, args)),
      construct: (target, args, newTarget) => count(Reflect.construct(target, args, newTarget)) as object,
    });
  }

  /** Deleting twice throws, which counts as nothing. */
  #deleting(remove: AnyFunction): AnyFunction {
    const uncount = (handle: object): void => {
      if (this.#known.delete(handle)) this.live -= 1;
    };
    return function (this: object): unknown {
      const result: unknown = remove.call(this);
      uncount(this);
      return result;
    };
  }

  #count(result: unknown): unknown {
    if (isHandle(result) && !this.#known.has(result)) {
      this.#known.add(result);
      this.live += 1;
    }
    return result;
  }
}

interface HandlePrototype {
  delete: AnyFunction;
}

/** Embind keeps what it knows of a handle under `$$`. */
function isHandle(value: unknown): value is object {
  return typeof value === 'object' && value !== null && '$$' in value;
}

function isHandlePrototype(value: unknown): value is HandlePrototype {
  const { delete: remove, isDeleted } = (value ?? {}) as { readonly delete?: unknown; readonly isDeleted?: unknown };
  return typeof remove === 'function' && typeof isDeleted === 'function';
}

function isHandleClass(value: AnyFunction): boolean {
  return isHandlePrototype(value.prototype);
}
