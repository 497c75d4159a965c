import type { Block, Control, Key, Node, ValueId } from '../../ir/model.ts';
import { instructionsOf } from '../../ir/walk.ts';
import type { ModuleCode, Surrounding } from '../code/module-code.ts';

/** Where something that is made once is kept: a variable that outlives the function, or something outside it. */
export type LazyPlace = 'variable' | 'member';

/**
 * Code that runs only as long as something is not there yet, and then makes it: `if (!model) model = await load()`, `cache ??= new Map()`. Gives where the
 * thing is kept; undefined for branches of another sort.
 */
function lazyPlaceOf(code: ModuleCode, { control, block }: Surrounding): LazyPlace | undefined {
  if (control.op !== 'branch') return undefined;
  for (const tested of absentIn(code, control, block)) {
    const place = placeOf(code, tested);
    if (place && isMadeIn(code, block, place)) return place.kind;
  }
  // Made anew for another page or size, and not each time.
  for (const holder of holdersOfDiffering(code, control, block)) {
    const place = placeOf(code, holder);
    if (place && isMadeIn(code, block, place)) return 'member';
  }
  return undefined;
}

/** What holds that of which a part differs from something, whenever the block runs: `renderer?.canvas !== canvas`. */
function holdersOfDiffering(code: ModuleCode, { test, then }: Control & { op: 'branch' }, block: Block): readonly ValueId[] {
  const made = code.definitionOf(test);
  if (made?.op !== 'operate' || !/^[!=]==?$/.test(made.operator) || made.operator.startsWith('!') !== (block === then)) return [];
  return made.operands.flatMap((operand) => holdersOf(code, operand, 0));
}

function holdersOf(code: ModuleCode, value: ValueId, steps: number): readonly ValueId[] {
  const made = code.definitionOf(value);
  if (steps > 8) return [];
  if (made?.op === 'load' && code.module.variables[made.variable]?.kind === 'synthetic')
    return code.storesOf(made.variable).flatMap((store) => holdersOf(code, store.value, steps + 1));
  return made?.op === 'get' ? [made.object, ...holdersOf(code, made.object, steps + 1)] : [];
}

/** Where a node puts what it makes when that is not there yet. What is made when it is not there yet is made once, or once for each object that keeps it. */
export function lazyPlaceAround(code: ModuleCode, node: Node): LazyPlace | undefined {
  return code
    .surroundings(node)
    .map((each) => lazyPlaceOf(code, each))
    .find((place) => place !== undefined);
}

type Tested =
  { readonly kind: 'variable'; readonly variable: number } | { readonly kind: 'member'; readonly object: string; readonly key: string };

/** The values that are absent whenever the block runs. */
export function absentIn(code: ModuleCode, branch: Control & { op: 'branch' }, block: Block): readonly ValueId[] {
  return impliedAbsent(code, branch.test, block === branch.then, 0);
}

function impliedAbsent(code: ModuleCode, value: ValueId, holds: boolean, steps: number): readonly ValueId[] {
  const made = code.definitionOf(value);
  if (!made || steps > 8) return [];
  if (made.op === 'operate' && made.operator === '!') return made.operands.flatMap((each) => impliedAbsent(code, each, !holds, steps + 1));
  if (made.op === 'operate' && /^[!=]==?$/.test(made.operator))
    return made.operator.startsWith('!') === holds ? [] : comparedWithNothing(code, made.operands);
  if (made.op === 'load' && code.module.variables[made.variable]?.kind === 'synthetic')
    return code.storesOf(made.variable).flatMap((store) => impliedAbsent(code, store.value, holds, steps + 1));
  return !holds && (made.op === 'load' || made.op === 'get') ? [value] : [];
}

function comparedWithNothing(code: ModuleCode, [left, right]: readonly ValueId[]): readonly ValueId[] {
  const isNothing = (each: ValueId | undefined): boolean => {
    const made = each === undefined ? undefined : code.definitionOf(each);
    return made?.op === 'constant' && (made.type === 'null' || made.type === 'undefined');
  };
  if (isNothing(right)) return left === undefined ? [] : [left];
  return isNothing(left) && right !== undefined ? [right] : [];
}

function placeOf(code: ModuleCode, value: ValueId): Tested | undefined {
  const made = code.definitionOf(value);
  if (made?.op === 'load') {
    const variable = code.module.variables[made.variable];
    return variable && variable.unit !== code.unitOf(made).id ? { kind: 'variable', variable: made.variable } : undefined;
  }
  // A member under a key that varies is one of many.
  const key = made?.op === 'get' ? keyText(code, made.key) : undefined;
  return made?.op === 'get' && key !== undefined ? { kind: 'member', object: textOf(code, made.object), key } : undefined;
}

function isMadeIn(code: ModuleCode, block: Block, tested: Tested): boolean {
  for (const node of instructionsOf(block)) {
    if (tested.kind === 'variable' && node.op === 'store' && node.variable === tested.variable) return true;
    if (tested.kind !== 'member' || node.op !== 'set') continue;
    if (keyText(code, node.key) === tested.key && textOf(code, node.object) === tested.object) return true;
  }
  return false;
}

/** The name or constant that a key is. */
function keyText(code: ModuleCode, key: Key): string | undefined {
  if ('name' in key) return key.name;
  const made = code.definitionOf(key.value);
  return made?.op === 'constant' ? String(made.value) : undefined;
}

function textOf(code: ModuleCode, value: ValueId): string {
  const made = code.definitionOf(value);
  return made ? code.module.text.slice(made.span.start, made.span.end) : `parameter ${value}`;
}
