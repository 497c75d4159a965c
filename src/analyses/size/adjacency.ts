import type { Node, Unit, ValueId } from '../../ir/model.ts';
import { codeOf, type ModuleCode } from '../code/module-code.ts';
import { operandsOf } from '../../ir/operands.ts';
import { readersOf, type SquareTable } from './square-tables.ts';

/** Names of coordinates in a grid and of classes that are counted against each other: such tables are full by nature. */
const gridNames = /^(x|y|row|rows|col|cols|column|r|c|top|left|lat|lng|width|height)$|label|pred|actual|expected|truth|class/i;

/** How a square table gets its entries, as far as the module shows. */
export interface Filling {
  /** The write that puts one entry for each of a list of pairs. */
  readonly write: Node;
  /** The pair comes from a loop or a callback over a list, not from whoever calls. */
  readonly isFromList: boolean;
}

/** The write by which a square table holds a list of pairs, such as the edges of a graph; undefined when it is filled otherwise too. */
export function fillingOf(table: SquareTable, module: Parameters<typeof codeOf>[0]): Filling | undefined {
  const code = codeOf(module);
  const writes = table.isFlat ? flatWrites(code, table) : nestedWrites(code, table);
  let filling: Filling | undefined;
  for (const { node, row, column, value } of writes) {
    const source = commonSource(code, row, column);
    // A computed value at every place makes a table that is full.
    if (source === undefined && !isConstant(code, value)) return undefined;
    if (source !== undefined) filling ??= { write: node, isFromList: source === 'list' };
  }
  return filling;
}

interface Write {
  readonly node: Node;
  readonly row: ValueId;
  readonly column: ValueId;
  readonly value: ValueId;
}

/** `table[i][j] = value`. */
function nestedWrites(code: ModuleCode, table: SquareTable): readonly Write[] {
  return readersOf(code, table.value).flatMap((reader) => {
    if (reader.op !== 'get' || !('value' in reader.key)) return [];
    const row = reader.key.value;
    return code.usersOf(reader.result).flatMap((user): Write[] => {
      if (user.op !== 'set' || user.object !== reader.result || !('value' in user.key)) return [];
      return [{ node: user, row, column: user.key.value, value: user.value }];
    });
  });
}

/** `table[i * n + j] = value`. */
function flatWrites(code: ModuleCode, table: SquareTable): readonly Write[] {
  return readersOf(code, table.value).flatMap((reader): Write[] => {
    if (reader.op !== 'set' || !('value' in reader.key)) return [];
    const sum = code.definitionOf(reader.key.value);
    const [left, right] = sum?.op === 'operate' && sum.operator === '+' ? sum.operands : [];
    if (left === undefined || right === undefined) return [];
    return [{ node: reader, row: left, column: right, value: reader.value }];
  });
}

function isConstant(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(value);
  return made?.op === 'constant' || (made?.op === 'global' && made.name === 'Infinity');
}

/** Row and column come from one and the same pair: an element of a list, or the arguments of one call. */
function commonSource(code: ModuleCode, row: ValueId, column: ValueId): 'list' | 'call' | undefined {
  const left = sourcesOf(code, row);
  const right = sourcesOf(code, column);
  if (left.isGrid || right.isGrid) return undefined;
  for (const element of left.elements) if (right.elements.has(element)) return 'list';
  for (const unit of left.units) if (right.units.has(unit)) return unit.kind === 'arrow' || unit.name === undefined ? 'list' : 'call';
  return undefined;
}

interface Sources {
  readonly elements: Set<unknown>;
  readonly units: Set<Unit>;
  isGrid: boolean;
}

function sourcesOf(code: ModuleCode, value: ValueId): Sources {
  const sources: Sources = { elements: new Set(), units: new Set(), isGrid: false };
  const seen = new Set<ValueId>();
  const pending = [value];
  for (let next = pending.pop(); next !== undefined && seen.size < 40; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    pending.push(...step(code, next, sources));
  }
  return sources;
}

function step(code: ModuleCode, value: ValueId, sources: Sources): readonly ValueId[] {
  const parameter = code.parameterOf(value);
  if (parameter) sources.units.add(parameter.unit);
  if (code.loopOfElement(value)) sources.elements.add(value);
  const made = code.definitionOf(value);
  if (made?.op === 'load') {
    const variable = code.module.variables[made.variable];
    if (variable && gridNames.test(variable.name)) sources.isGrid = true;
    const stores = code.storesOf(made.variable);
    // A counter stands for every position, not for one pair.
    return stores.length === 1 ? stores.map((store) => store.value) : [];
  }
  if (made?.op !== 'get') return made && made.op !== 'closure' ? operandsOf(made).filter((each) => !isStructure(code, each)) : [];
  if ('name' in made.key && gridNames.test(made.key.name)) sources.isGrid = true;
  if ('name' in made.key) return [made.object];
  if (!isLookup(code, made.key.value)) return [made.object];
  // `edges[k]` is one pair for each k; `index[name]` is found by its key.
  const list = code.definitionOf(made.object);
  if (list?.op === 'load') sources.elements.add(`${list.variable}[${counterOf(code, made.key.value)}]`);
  return [made.key.value];
}

/** The key is not a constant, as in `pair[0]`. */
function isLookup(code: ModuleCode, key: ValueId): boolean {
  return code.definitionOf(key)?.op !== 'constant';
}

function counterOf(code: ModuleCode, key: ValueId): string {
  const made = code.definitionOf(key);
  return made?.op === 'load' ? String(made.variable) : `value ${key}`;
}

/** The object of a method such as `index.get(name)`: it is the same for every pair. */
function isStructure(code: ModuleCode, value: ValueId): boolean {
  const made = code.definitionOf(value);
  const users = code.usersOf(value);
  return made !== undefined && users.some((user) => user.op === 'call' && user.callee.kind === 'method' && user.callee.object === value);
}
