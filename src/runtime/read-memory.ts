/** The memory of this process in bytes, as far as the surroundings tell it. */
export interface MemoryReading {
  /** What the process takes from the machine. */
  readonly residentBytes?: number;
  /** Objects of the program. */
  readonly heapBytes?: number;
  /** What objects of the program hold outside the heap: typed arrays, buffers. */
  readonly externalBytes?: number;
}

/** Reads the memory in Node and its kin; in Chromium the heap only; nothing elsewhere. */
export function readMemory(): MemoryReading {
  const { process, performance } = globalThis as {
    readonly process?: Partial<NodeJS.Process>;
    readonly performance?: { readonly memory?: { readonly usedJSHeapSize: number } };
  };
  if (process?.memoryUsage) {
    const { rss, heapUsed, external } = process.memoryUsage();
    return { residentBytes: rss, heapBytes: heapUsed, externalBytes: external };
  }
  return performance?.memory ? { heapBytes: performance.memory.usedJSHeapSize } : {};
}
