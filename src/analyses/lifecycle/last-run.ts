import type { Unit } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import { definitionOf } from '../definitions.ts';

/** What a property is set to where an element of a page can no longer be used. */
const endings: Readonly<Record<string, unknown>> = { disabled: true, hidden: true, display: 'none', visibility: 'hidden' };

/** Methods after which a handler does not run again. */
const endingNames = /^(remove|removeEventListener|removeListener|off)$/;

/** The function puts an end to itself: it disables, hides or removes what a person started it with, or removes the listener. */
export function endsItself({ module, body }: Unit): boolean {
  return [...instructionsOf(body)].some((node) => {
    if (node.op === 'call') return node.callee.kind === 'method' && 'name' in node.callee.key && endingNames.test(node.callee.key.name);
    if (node.op !== 'set' || !('name' in node.key)) return false;
    const given = definitionOf(module, node.value);
    return given?.op === 'constant' && node.key.name in endings && endings[node.key.name] === given.value;
  });
}
