/** Where the facts about three.js are stated. */
export const docs = 'https://threejs.org/docs';
/** Why rows are not run: Node draws nothing. */
export const context = 'needs a WebGL context';
export const ofEarlier = 'of earlier releases of three.js';
export const measured = 'measured: three 0.187, geometries, materials and textures that are made and not disposed';
export const disposal = 'https://threejs.org/manual/#en/how-to-dispose-of-objects';
