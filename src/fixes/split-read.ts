import type { TextEdit } from '../base/finding.ts';
import { isWithin } from '../base/span.ts';
import type { Instruction, Node, Statement, StatementId, Unit } from '../ir/model.ts';
import { nodesOf } from '../ir/walk.ts';
import { freshName } from './fresh-name.ts';
import { type Handle, spellRelease } from './handle.ts';
import { indentationAt, indentLines, indentStepOf, insert, linesAfter, linesBefore, newlineOf, terminatorOf } from './layout.ts';
import { isMadeOf, producerOf } from './producers.ts';
import { isSynchronous, type ScopeRules } from './scope-rules.ts';

/** A statement that makes unnamed handles and is done with the outermost of them when it ends. */
interface Read {
  readonly unit: Unit;
  readonly statement: Statement;
  /** The nodes of the statement, in the order in which they run. */
  readonly nodes: readonly Node[];
  readonly outer: Handle;
  /** It gives back a promise that nobody awaits in the function. */
  readonly unawaited?: Instruction;
}

/**
 * Gives the unnamed handle that a statement uses up a name, and releases it afterwards: `const d = await x.mul(2).mean().data()` becomes
 * `const tensor = tf.tidy(() => x.mul(2).mean()); const d = await tensor.data(); tensor.dispose()`. `handles` are all of the statement's
 * unnamed ones; those within the outermost need a scope.
 */
export function splitRead(
  unit: Unit,
  id: StatementId,
  handles: readonly Handle[],
  scope: string | undefined,
  rules: ScopeRules,
): readonly TextEdit[] | undefined {
  const statement = unit.module.statements[id];
  const outer = handles.find((each) => handles.every((other) => isWithin(other.instruction.span, each.instruction.span)));
  if (!statement?.inList || !outer || outer.path !== '') return undefined;
  const nodes = [...nodesOf(unit.body)].filter((node) => node.statement === id);
  const read = findRead({ unit, statement, nodes, outer }, rules);
  if (!read || !isSynchronous(unit, outer.instruction.span, rules) || rules.mayOutlive(outer.instruction.span, [outer.instruction]))
    return undefined;
  if (handles.length > 1 && scope === undefined) return undefined;
  return split(read, handles.length > 1 ? scope : undefined);
}

function findRead(read: Read, rules: ScopeRules): Read | undefined {
  const { unit, statement, nodes, outer } = read;
  const { span } = outer.instruction;
  if (!runsFirst(nodes, outer) || nodes.some((node) => node.op === 'branch' && isAround(node, outer))) return undefined;
  const isAwaited = nodes.some(
    (node) => node.op === 'await' && isAround(node, outer) && !isMadeOf(unit.module, node.value, outer.instruction, rules.mayGiveBack),
  );
  const isRead = isAwaited || isUsedAtOnce(read, rules);
  if (isRead && ['declaration', 'expression', 'return'].includes(statement.kind)) return read;
  const returned = nodes.find((node) => node.op === 'return');
  const given = returned?.op === 'return' && returned.value !== undefined ? producerOf(unit.module, returned.value) : undefined;
  if (!unit.isAsync || given?.op !== 'call' || given === outer.instruction || !isWithin(span, given.span)) return undefined;
  return { ...read, unawaited: given };
}

/** Nothing around the handle is a promise or holds the handle. */
function isUsedAtOnce({ unit, nodes, outer }: Read, rules: ScopeRules): boolean {
  const around = nodes.filter((node) => isAround(node, outer) && 'result' in node);
  return (
    around.length > 0 &&
    around.every(
      (node) =>
        'result' in node && !rules.mayBePromise(node.result) && !isMadeOf(unit.module, node.result, outer.instruction, rules.mayGiveBack),
    )
  );
}

function isAround(node: Node, { instruction }: Handle): boolean {
  return node !== instruction && isWithin(instruction.span, node.span);
}

/** Nothing that could have an effect runs in the statement before the expression that gets a name. */
function runsFirst(nodes: readonly Node[], { instruction }: Handle): boolean {
  const first = nodes.findIndex((node) => isWithin(node.span, instruction.span));
  return nodes.slice(0, first).every((node) => ['load', 'global', 'constant', 'get', 'this'].includes(node.op));
}

function split({ unit, statement, outer, unawaited }: Read, scope: string | undefined): readonly TextEdit[] | undefined {
  const { module } = unit;
  const { text } = module;
  const { span } = outer.instruction;
  const name = freshName(unit, outer.noun);
  const release = spellRelease(outer, name);
  if (release === undefined) return undefined;
  const source = text.slice(span.start, span.end);
  const terminator = terminatorOf(text, statement.span);
  const declaration = `const ${name} = ${scope === undefined ? source : `${scope}(() => ${source})`}${terminator}`;
  const replaced = { span, text: name };
  if (statement.kind !== 'return')
    return [linesBefore(text, statement.span, [declaration]), replaced, linesAfter(text, statement.span, [release + terminator])];
  return [
    linesBefore(text, statement.span, [declaration, 'try {']),
    ...stepped(unit, statement, span),
    ...(unawaited ? [insert(unawaited.span.start, 'await ')] : []),
    replaced,
    finallyAfter(text, statement, release + terminator),
  ];
}

/** Indents the `return`, whose expression is replaced as a whole. */
function stepped(unit: Unit, statement: Statement, replaced: Statement['span']): readonly TextEdit[] {
  return [insert(statement.span.start, indentStepOf(unit.module.text)), ...indentLines(unit.module, statement.span, [replaced])];
}

function finallyAfter(text: string, { span }: Statement, release: string): TextEdit {
  const newline = newlineOf(text) + indentationAt(text, span.start);
  return insert(span.end, `${newline}} finally {${newline}${indentStepOf(text)}${release}${newline}}`);
}
