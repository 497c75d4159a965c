import type { Rule } from '../src/rule/rule.ts';

/** Every rule, in the order of their ids. A test checks the list against the folder. */
export const rules: readonly Rule[] = [];
