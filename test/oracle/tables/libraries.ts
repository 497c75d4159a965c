import type { Oracle } from './oracle.ts';

export { coverageOf, coverTable } from './cover.ts';

/** The libraries whose tables are run. Those that take Node for a browser once there are stand-ins for its parts come before the stand-ins. */
export const libraries: Readonly<Record<string, () => Promise<Oracle>>> = {
  opencv: async () => (await import('./opencv/oracle.ts')).opencvOracle,
  'object-urls': async () => (await import('./object-urls.ts')).objectUrlsOracle,
  graphology: async () => (await import('./graphology.ts')).graphologyOracle,
  'graphology-functions': async () => (await import('./graphology.ts')).graphologyFunctionsOracle,
  cytoscape: async () => (await import('./cytoscape.ts')).cytoscapeOracle,
  tfjs: async () => (await import('./tfjs/oracle.ts')).tfjsOracle,
  three: async () => (await import('./three/oracle.ts')).threeOracle,
};
