/** A published package whose source is audited. */
export interface SourcePackage {
  readonly name: string;
  /** The folder of the package that holds its source. */
  readonly folder: string;
  /** The file of expected findings beside this one. */
  readonly findings: string;
}

/** Packages that are installed for development; `docs/real-code.md` judges what is found in each. */
export const packages: readonly SourcePackage[] = [
  { name: '@vladmandic/human', folder: 'src', findings: 'human.txt' },
  { name: '@vladmandic/face-api', folder: 'src', findings: 'face-api.txt' },
  { name: '@huggingface/transformers', folder: 'src', findings: 'transformers.txt' },
  { name: 'cytoscape', folder: 'src', findings: 'cytoscape.txt' },
  { name: 'ml-matrix', folder: 'src', findings: 'ml-matrix.txt' },
  { name: 'three', folder: 'examples/jsm', findings: 'three-examples-jsm.txt' },
];
