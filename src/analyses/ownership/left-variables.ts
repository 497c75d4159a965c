import { isWithin, type Span } from '../../base/span.ts';
import type { Block, Control, Module, Variable, VariableId } from '../../ir/model.ts';
import { codeOf } from '../code/module-code.ts';

/** Which variables of a module end with each jump: those of the blocks that it leaves. */
export class LeftVariables {
  readonly #module: Module;
  readonly #byJump = new Map<Control, ReadonlySet<VariableId>>();

  constructor(module: Module) {
    this.#module = module;
  }

  /** `span` is what the jump leaves. */
  by(jump: Control, span: Span): ReadonlySet<VariableId> {
    let left = this.#byJump.get(jump);
    if (!left) {
      const around = this.#blocksAround(jump);
      // What stands further on holds at most what the round before put there. In a guarded block that has ended, what was thrown may have left it.
      const isLeft = (each: Variable): boolean =>
        isWithin(each.span, span) && each.span.start < jump.span.start && !this.#isGuardedBefore(each.id, around);
      const variables = this.#module.variables.filter((each) => (each.kind === 'const' || each.kind === 'let') && isLeft(each));
      this.#byJump.set(jump, (left = new Set(variables.map(({ id }) => id))));
    }
    return left;
  }

  /** The blocks that a jump stands in. What is thrown in a guarded block gets to the handler with what the block holds. */
  #blocksAround(jump: Control): ReadonlySet<Block> {
    const code = codeOf(this.#module);
    const around = code
      .surroundings(jump)
      .flatMap(({ control, block }) => (control.op === 'try' && block === control.handler ? [block, control.block] : [block]));
    return new Set(around);
  }

  #isGuardedBefore(variable: VariableId, around: ReadonlySet<Block>): boolean {
    const code = codeOf(this.#module);
    const declaring = code.storesOf(variable).find(({ declares }) => declares);
    if (!declaring) return false;
    return code.surroundings(declaring).some(({ control, block }) => control.op === 'try' && block === control.block && !around.has(block));
  }
}
