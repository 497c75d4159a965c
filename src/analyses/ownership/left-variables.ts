import { isWithin, type Span } from '../../base/span.ts';
import type { Control, Module, Variable, VariableId } from '../../ir/model.ts';

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
      // What stands further on holds at most what the round before put there.
      const isLeft = (each: Variable): boolean => isWithin(each.span, span) && each.span.start < jump.span.start;
      const variables = this.#module.variables.filter((each) => (each.kind === 'const' || each.kind === 'let') && isLeft(each));
      this.#byJump.set(jump, (left = new Set(variables.map(({ id }) => id))));
    }
    return left;
  }
}
