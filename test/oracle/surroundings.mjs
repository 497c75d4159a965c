// Parts of a browser for programs that run without one. They show nothing; events and timers run when they are told to.
import { EventEmitter } from 'node:events';

/** The names that a program finds around it, and `settle`, which runs what waits for the call to be over. */
export function surroundings() {
  const timers = new Map();
  const process = new EventEmitter().setMaxListeners(0);
  let made = 0;
  let intervals = 0;
  const later = (run) => {
    timers.set((made += 1), run);
    return made;
  };
  const context = { drawImage: () => {}, putImageData: () => {}, getImageData: (_x, _y, width, height) => picture(width, height) };
  const element = Object.assign(new Target(), { getContext: () => context, style: {}, textContent: '' });
  const window = new Window();
  const document = Object.assign(new Target(), { querySelector: () => element, getElementById: () => element });
  const names = {
    unique: () => `a text that is like no other ${(made += 1)}`,
    fire: (name, event = {}) => {
      for (const target of [document, element, window]) target.fire(name, event);
      process.emit(name, event);
    },
    process,
    document,
    window,
    globalThis: window,
    Worker: class extends Target {
      postMessage() {}
    },
    WebSocket: EventTarget,
    requestAnimationFrame: later,
    setInterval: (run) => document.addEventListener(`interval ${(intervals += 1)}`, run),
    clearInterval: () => {},
    setTimeout: later,
    clearTimeout: (timer) => timers.delete(timer),
  };
  const modules = {
    'node:http': {
      createServer(answer) {
        document.addEventListener('request', ({ request, response }) => answer(request, response));
        return { listen: () => {} };
      },
    },
  };
  const settle = () => {
    for (const [timer, run] of [...timers]) {
      timers.delete(timer);
      run();
    }
  };
  return { names, modules, settle };
}

/** A target of events that are plain objects with what handlers read. */
class Target extends EventTarget {
  /** Node hears only of options that are an object, a browser of a boolean as well. */
  removeEventListener(name, listener, options) {
    super.removeEventListener(name, listener, typeof options === 'boolean' ? { capture: options } : options);
  }

  fire(name, values) {
    const event = new Event(name);
    for (const [key, value] of Object.entries(values)) Object.defineProperty(event, key, { value });
    this.dispatchEvent(event);
  }
}

class Window extends Target {
  innerWidth = 1;
  #lines = 0;

  get scrollY() {
    return `${(this.#lines += 1)} lines down from the top`;
  }
}

/** The pixels of a picture, as a canvas gives them. */
const picture = (width, height) => new ImageData(new Uint8ClampedArray(width * height * 4), width, height);

globalThis.ImageData ??= class {
  constructor(data, width, height) {
    Object.assign(this, { data, width, height });
  }
};
