/** Where the facts about three.js are stated. */
export const docs = 'https://threejs.org/docs';
export const disposal = 'https://threejs.org/manual/#en/how-to-dispose-of-objects';
