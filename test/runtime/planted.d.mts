export interface Planted {
  readonly leak: () => unknown;
  readonly mended: () => unknown;
  /** The figure in which the leak shows. */
  readonly grows: string;
  /** The module whose handles are to be counted as `mats`. */
  readonly cv?: object;
}
export const planted: Readonly<Record<string, () => Promise<Planted>>>;
