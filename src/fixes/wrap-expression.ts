import type { TextEdit } from '../base/finding.ts';
import { isWithin } from '../base/span.ts';
import type { Span } from '../base/span.ts';
import type { Instruction, Module, Node, StatementId, Unit, ValueId } from '../ir/model.ts';
import { nodesOf } from '../ir/walk.ts';
import { isMadeOf, producerOf } from './producers.ts';
import { isSynchronous, type ScopeRules } from './scope-rules.ts';
import { wrapText } from './wrap-body.ts';

/**
 * Puts the expression of a statement in which unnamed handles are made and used up into a scope:
 * `const y = x.add(1).mul(2)` becomes `const y = tf.tidy(() => x.add(1).mul(2))`. Undefined when an expression cannot move, or would give a
 * handle of `handles` itself.
 */
export function wrapExpressions(
  unit: Unit,
  statement: StatementId,
  handles: readonly Instruction[],
  scope: string,
  rules: ScopeRules,
): readonly TextEdit[] | undefined {
  const { module } = unit;
  const chosen = new Set<Instruction>();
  const candidates = expressionsOf(unit, statement).filter((each) => canMove(unit, each, rules));
  for (const handle of handles) {
    const around = candidates.filter(
      (each) => isWithin(handle.span, each.span) && 'result' in each && !isMadeOf(module, each.result, handle, rules.mayGiveBack),
    );
    const widest = around.reduce<Instruction | undefined>(
      (best, each) => (best && length(best.span) >= length(each.span) ? best : each),
      undefined,
    );
    if (!widest) return undefined;
    chosen.add(widest);
  }
  const outermost = [...chosen].filter((each) => ![...chosen].some((other) => other !== each && isWithin(each.span, other.span)));
  return outermost.flatMap(({ span }) => wrapText(module.text, span, scope));
}

function length(span: Span): number {
  return span.end - span.start;
}

/** The expressions of a statement whose values it uses as a whole: initial values, results, conditions, what is walked. */
function expressionsOf(unit: Unit, statement: StatementId): readonly Instruction[] {
  const nodes = [...nodesOf(unit.body)].filter((node) => node.statement === statement);
  const values = nodes.flatMap((node) => valuesOf(unit.module, node));
  const found = values.flatMap((value) => withWholes(unit.module, value));
  return unit.module.statements[statement]?.kind === 'expression' ? [...found, ...wholeOf(nodes)] : found;
}

function valuesOf(module: Module, node: Node): readonly ValueId[] {
  switch (node.op) {
    case 'store':
      return module.variables[node.variable]?.kind === 'synthetic' ? [] : [node.value];
    case 'set':
    case 'throw':
      return [node.value];
    case 'return':
      return node.value === undefined ? [] : [node.value];
    case 'branch':
      return node.form === 'if' ? [node.test] : [];
    case 'switch':
      return [node.on];
    case 'loop':
      return [node.iterable, node.test].filter((value) => value !== undefined);
    default:
      return [];
  }
}

/** What destructuring takes apart is the value to look at. */
function withWholes(module: Module, value: ValueId): Instruction[] {
  const node = producerOf(module, value);
  if (!node) return [];
  return node.op === 'get' || node.op === 'rest' ? [node, ...withWholes(module, node.object)] : [node];
}

/** The call that an expression statement is. */
function wholeOf(nodes: readonly Node[]): readonly Instruction[] {
  const computed = nodes.filter((node): node is Instruction => 'result' in node);
  const widest = computed.reduce<Instruction | undefined>(
    (best, each) => (best && length(best.span) >= length(each.span) ? best : each),
    undefined,
  );
  return widest?.op === 'call' ? [widest] : [];
}

function canMove(unit: Unit, expression: Instruction, rules: ScopeRules): boolean {
  if (!('result' in expression) || rules.mayBePromise(expression.result)) return false;
  const { module } = unit;
  const { span } = expression;
  const inside = [...nodesOf(unit.body)].filter((node) => isWithin(node.span, span));
  const assigns = inside.some((node) => node.op === 'store' && module.variables[node.variable]?.kind !== 'synthetic');
  const given = inside.filter(
    (node): node is Instruction => 'result' in node && isMadeOf(module, expression.result, node, rules.mayGiveBack),
  );
  return !assigns && isSynchronous(unit, span, rules) && !rules.mayOutlive(span, given);
}
