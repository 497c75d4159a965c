import type { Module, ValueId } from '../../ir/model.ts';
import { operandsOf } from '../../ir/operands.ts';
import { definitionOf } from '../definitions.ts';
import { logicalOf } from './logical.ts';

/** How far back a test is followed. */
const deepestSource = 8;

/** Visits a test and the values that it was computed from: what its outcome can say something of. */
export function visitTestSources(module: Module, test: ValueId | undefined, visit: (value: ValueId) => void, depth = 0): void {
  if (test === undefined || depth > deepestSource) return;
  visit(test);
  const logical = logicalOf(module, test);
  const node = definitionOf(module, test);
  const from = logical ? [logical.left, logical.right] : node?.op === 'get' || node?.op === 'operate' ? operandsOf(node) : [];
  for (const value of from) visitTestSources(module, value, visit, depth + 1);
}
