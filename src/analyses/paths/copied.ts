import type { CallInstruction, Item, ValueId } from '../../ir/model.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { originOf } from '../code/origins.ts';
import { isText } from './places.ts';

/** Methods that give a copy of a list, longer or not. */
const copying = /^(slice|concat|map|from|join|toReversed|reverse|toSpliced)$/;

/** Literals inside one another are looked into so far. */
const mostDepth = 4;

/** The lists and texts whose content a call hands over as a copy: `all.push([...way])`, `all.push({ steps: way.slice() })`, `all.push(way)` where it is a copy already. */
export function copiedInto(code: ModuleCode, call: CallInstruction): readonly ValueId[] {
  return call.arguments.flatMap((item) => (item.kind === 'value' ? copiedIn(code, item.value, 0) : []));
}

function copiedIn(code: ModuleCode, value: ValueId, depth: number): readonly ValueId[] {
  const made = code.definitionOf(originOf(code, value));
  if (depth > mostDepth || !made) return [value];
  const inItems = (items: readonly Item[]): readonly ValueId[] =>
    items.flatMap((item) => (item.kind === 'hole' ? [] : item.kind === 'spread' ? [item.value] : copiedIn(code, item.value, depth + 1)));
  switch (made.op) {
    case 'array':
      return inItems(made.items);
    case 'object':
      return made.entries.flatMap((entry) => (entry.kind === 'property' ? copiedIn(code, entry.value, depth + 1) : []));
    case 'operate':
      return isText(code, value) ? made.operands : [];
    case 'call': {
      if (made.callee.kind !== 'method' || !('name' in made.callee.key) || !copying.test(made.callee.key.name)) return [value];
      return [made.callee.object, ...inItems(made.arguments)];
    }
    default:
      return [value];
  }
}

/** The lists and texts that a value is a longer copy of: `[...way, next]`, `way.concat(next)`, `way + next`, `new Set([...seen, next])`. */
export function extendedIn(code: ModuleCode, value: ValueId): readonly ValueId[] {
  const made = code.definitionOf(originOf(code, value));
  switch (made?.op) {
    case 'array':
      return made.items.length < 2 ? [] : made.items.flatMap((item) => (item.kind === 'spread' ? [item.value] : []));
    case 'operate':
      return isText(code, value) ? made.operands : [];
    case 'call':
      if (made.form === 'new') return made.arguments.flatMap((item) => (item.kind === 'value' ? extendedIn(code, item.value) : []));
      if (made.callee.kind !== 'method' || !('name' in made.callee.key) || made.callee.key.name !== 'concat') return [];
      return [made.callee.object, ...made.arguments.flatMap((item) => (item.kind === 'value' ? [item.value] : []))];
    default:
      return [];
  }
}
