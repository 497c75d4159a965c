import { findTensorEngine } from './tensor-engine.ts';

/**
 * Functions that say how much there is of something now, by its name: live handles, open connections, listeners. One whose name ends in `Bytes`
 * counts bytes.
 */
export type Counters = Readonly<Record<string, () => number>>;

/** What is counted, with the live tensors and their bytes when TensorFlow.js is loaded. A counter of the caller's goes before one of ours. */
export function countersWith(counters: Counters = {}): Counters {
  const engine = findTensorEngine();
  if (!engine) return counters;
  return { tensors: () => engine.state.numTensors, tensorBytes: () => engine.state.numBytes, ...counters };
}

/** What a figure of this name counts. */
export function unitOf(name: string): 'bytes' | 'count' {
  return name.endsWith('Bytes') ? 'bytes' : 'count';
}
