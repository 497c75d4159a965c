import type { Node } from '../../ir/model.ts';

/** Stands for code that may throw and does nothing else to what is followed. */
export const mayThrow = { op: 'may-throw' } as const;

/** What an abstract run runs: a node, or what stands for several that were left out. */
export type Step = Node | typeof mayThrow;
