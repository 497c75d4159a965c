import type { Block, Node, ValueId } from '../../ir/model.ts';
import { nodesOf } from '../../ir/walk.ts';
import type { ModuleCode } from '../code/module-code.ts';
import { originsOf } from '../code/origins.ts';
import { flowsInto, isSamePlace } from './flows.ts';
import type { Level } from './levels.ts';

/**
 * What keeps a nest from collecting every combination. `few`: it ends early, or takes only what belongs together, by an equality. `filter`: a test of another sort,
 * of which nobody can tell how many pass.
 */
export type Guard = 'few' | 'filter';

/** What stands between the rounds of the levels and a node inside them; undefined when every round gets there. */
export function guardOf(code: ModuleCode, node: Node, levels: readonly Level[]): Guard | undefined {
  if (levels.some((level) => isLeft(code, level, levels))) return 'few';
  const tests = testsBefore(code, node, levels).map(({ test, holds }) => new Test(code, levels).judge(test, holds, 0));
  return tests.find((each) => each === 'few') ?? tests.find((each) => each === 'filter');
}

/** Something in a loop leaves it before all rounds are done. */
function isLeft(code: ModuleCode, { node }: Level, levels: readonly Level[]): boolean {
  if (node.op !== 'loop') return false;
  return nodesOf(node.body).some((each) => {
    if (each.op === 'return') return true;
    if (each.op !== 'break') return false;
    if (each.label !== undefined) return true;
    const left = code.surroundings(each).find(({ control }) => control.op === 'loop' || control.op === 'switch')?.control;
    return levels.some((level) => level.node === left);
  });
}

interface Tested {
  readonly test: ValueId;
  /** What the test must be for the round to get on. */
  readonly holds: boolean;
}

/** The tests that a round has to pass before it gets to the node. */
function testsBefore(code: ModuleCode, node: Node, levels: readonly Level[]): readonly Tested[] {
  const found: Tested[] = [];
  const last = levels.at(-1)?.node;
  for (let at = node; ;) {
    const around = code.surroundings(at);
    found.push(...skipsBefore(code.placeOf(at).block, at));
    for (const { control, block } of around) {
      if (control.op === 'branch') found.push({ test: control.test, holds: block === control.then });
      if (control === last) return found;
      found.push(...skipsBefore(code.placeOf(control).block, control));
    }
    const unit = code.unitOf(at);
    const level = levels.find((each) => each.unit === unit);
    if (!level || level.node === last) return found;
    at = level.node;
  }
}

/** `if (…) continue;` and the like before a node in its block. */
function skipsBefore(block: Block, node: Node): readonly Tested[] {
  return block.slice(0, block.indexOf(node)).flatMap((each): Tested[] => {
    if (each.op !== 'branch') return [];
    if (endsRound(each.then)) return [{ test: each.test, holds: false }];
    return endsRound(each.otherwise) ? [{ test: each.test, holds: true }] : [];
  });
}

function endsRound(block: Block): boolean {
  const last = block.at(-1)?.op;
  return last === 'continue' || last === 'return';
}

class Test {
  readonly #code: ModuleCode;
  readonly #levels: readonly Level[];

  constructor(code: ModuleCode, levels: readonly Level[]) {
    this.#code = code;
    this.#levels = levels;
  }

  judge(test: ValueId, holds: boolean, steps: number): Guard | undefined {
    const code = this.#code;
    const made = code.definitionOf(test);
    if (steps > 8 || !made) return this.#leaf(test);
    if (made.op === 'load' && code.module.variables[made.variable]?.kind === 'synthetic') {
      const parts = [...originsOf(code, test)].map((each) => this.judge(each, holds, steps + 1));
      return parts.find((each) => each === 'few') ?? parts.find((each) => each === 'filter');
    }
    if (made.op !== 'operate') return this.#leaf(test);
    const [left, right] = made.operands;
    if (made.operator === '!' && left !== undefined) return this.judge(left, !holds, steps + 1);
    if (left === undefined || right === undefined) return this.#leaf(test);
    return this.#comparison(made.operator, left, right, holds);
  }

  #comparison(operator: string, left: ValueId, right: ValueId, holds: boolean): Guard | undefined {
    const one = flowsInto(this.#code, left, this.#levels);
    const other = flowsInto(this.#code, right, this.#levels);
    if (one.size === 0 && other.size === 0) return undefined;
    if (one.size === 0 || other.size === 0) return 'filter';
    if (/^[!=]==?$/.test(operator)) return operator.startsWith('!') === holds ? undefined : 'few';
    // Which of two comes first leaves half of the pairs.
    return this.#isPosition(left) && this.#isPosition(right) ? undefined : 'filter';
  }

  /** The counter or the element of a level by itself. */
  #isPosition(value: ValueId): boolean {
    return this.#code.definitionOf(value)?.op === 'load';
  }

  #leaf(test: ValueId): Guard | undefined {
    const flows = flowsInto(this.#code, test, this.#levels);
    if (flows.size === 0) return undefined;
    // Whether there is a list at all to go through.
    if (this.#levels.some(({ list }) => list !== undefined && isSamePlace(this.#code, list, test))) return undefined;
    return 'filter';
  }
}
