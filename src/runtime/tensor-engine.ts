/** What the engine of TensorFlow.js says of itself. */
export interface TensorEngine {
  readonly state: {
    /** Live tensors. */
    readonly numTensors: number;
    /** Bytes that live tensors hold. */
    readonly numBytes: number;
    /** The scope that frees what is made now, if there is one. */
    readonly activeScope?: object | null;
  };
}

/**
 * The engine of TensorFlow.js, undefined as long as nobody has loaded it. Every copy of the library, as an ES module, as a CommonJS one or in a
 * bundle, keeps its engine at this global, so it need not be imported and there is but one.
 */
export function findTensorEngine(): TensorEngine | undefined {
  const { _tfengine: engine } = globalThis as { readonly _tfengine?: Partial<TensorEngine> };
  return typeof engine?.state?.numTensors === 'number' ? (engine as TensorEngine) : undefined;
}
