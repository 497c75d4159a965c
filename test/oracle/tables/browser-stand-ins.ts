/** Parts of a browser as far as libraries ask for them that are run without one. They show nothing and hear nothing. */

/** A target that tells how many functions listen to it. */
class CountingTarget extends EventTarget {
  readonly style = {};
  readonly documentElement = { clientLeft: 0, clientTop: 0 };
  readonly #listeners = new Map<string, Set<unknown>>();

  get listenerCount(): number {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }

  override addEventListener(type: string, listener: unknown): void {
    this.#listeners.set(type, (this.#listeners.get(type) ?? new Set()).add(listener));
  }

  override removeEventListener(type: string, listener: unknown): void {
    this.#listeners.get(type)?.delete(listener);
  }
}

class StandInCanvas extends CountingTarget {
  width = 2;
  height = 2;
  readonly ownerDocument = new CountingTarget();

  getRootNode(): EventTarget {
    return this.ownerDocument;
  }

  getBoundingClientRect(): object {
    return { left: 0, top: 0, width: 2, height: 2 };
  }

  getContext(): object {
    return {
      canvas: this,
      clearRect: () => {},
      drawImage: () => {},
      putImageData: () => {},
      getImageData: (_x: number, _y: number, width: number, height: number) => ({
        width,
        height,
        data: new Uint8ClampedArray(width * height * 4).fill(128),
      }),
    };
  }
}

class StandInImage extends EventTarget {
  set src(_url: string) {
    queueMicrotask(() => this.dispatchEvent(new Event('load')));
  }
}

class StandInVideo extends EventTarget {
  readonly width = 2;
  readonly height = 2;
  readonly videoWidth = 2;
  readonly videoHeight = 2;
  readonly readyState = 4;
  srcObject: unknown;
  set onloadedmetadata(loaded: () => void) {
    queueMicrotask(loaded);
  }

  play(): void {}
}

class StandInImageData {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;

  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

class StandInAudioContext {
  readonly sampleRate = 44_100;

  createMediaStreamSource(): object {
    return { connect: () => {} };
  }

  createAnalyser(): object {
    return { disconnect: () => {}, getFloatFrequencyData: () => {}, getFloatTimeDomainData: () => {} };
  }

  close(): void {}
}

class StandInStorage {
  readonly #items = new Map<string, string>();

  get length(): number {
    return this.#items.size;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }
}

const stream = { getTracks: () => [{ stop: () => {} }] };

/** An element of a page, a canvas of two by two, whose listeners are counted. */
export const element = (): EventTarget => new StandInCanvas();

/** How many listeners an element and its document have, as told by what was added and removed. */
export function countListeners(target: EventTarget | null): number {
  return target instanceof StandInCanvas ? target.listenerCount + target.ownerDocument.listenerCount : 0;
}

const make = (name: string): EventTarget => (name === 'img' ? new StandInImage() : element());

/** Gives libraries the names of classes that they compare canvases with. */
export function standInForCanvas(): void {
  define({ HTMLCanvasElement: StandInCanvas, HTMLImageElement: class {}, OffscreenCanvas: class {}, ImageData: StandInImageData });
}

/** Makes this process look like a browser to libraries that are loaded from now on. */
export function standInForBrowser(): void {
  standInForCanvas();
  define({
    window: globalThis,
    document: { createElement: make, createElementNS: (_space: string, name: string) => make(name) },
    localStorage: new StandInStorage(),
    navigator: { mediaDevices: { getUserMedia: async () => stream }, userAgent: '' },
    addEventListener: () => {},
    removeEventListener: () => {},
    AudioContext: StandInAudioContext,
    HTMLVideoElement: StandInVideo,
    ProgressEvent: class extends Event {},
  });
}

function define(parts: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(parts)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
