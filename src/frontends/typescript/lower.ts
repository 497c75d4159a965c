import type { Module } from '../../ir/model.ts';
import { assignmentEffects, assignmentExpressions } from './assignments.ts';
import { lowerList } from './blocks.ts';
import { callExpressions } from './calls.ts';
import { chainEffects, chainExpressions } from './chains.ts';
import { classExpressions, classStatements } from './classes.ts';
import { declarationStatements } from './declarations.ts';
import { functionExpressions, functionStatements } from './functions.ts';
import type { DocComment } from './jsdoc.ts';
import { jsxExpressions } from './jsx.ts';
import { literalExpressions } from './literals.ts';
import { loopStatements } from './loops.ts';
import { ModuleBuilder } from './module-builder.ts';
import { moduleStatements } from './modules.ts';
import type { Source } from './names.ts';
import { Names } from './names.ts';
import { lowerOpaque } from './opaque.ts';
import { operatorEffects, operatorExpressions } from './operators.ts';
import type { Scopes } from './scopes.ts';
import { basicStatements } from './statements.ts';
import type { NodeOf } from './syntax.ts';
import { spanOf } from './syntax.ts';
import type { Tables } from './unit-builder.ts';
import { UnitBuilder } from './unit-builder.ts';
import { UnitScopes } from './unit-scopes.ts';

const tables: Tables = {
  expressions: {
    ...assignmentExpressions,
    ...callExpressions,
    ...chainExpressions,
    ...classExpressions,
    ...functionExpressions,
    ...jsxExpressions,
    ...literalExpressions,
    ...operatorExpressions,
  },
  effects: { ...assignmentEffects, ...chainEffects, ...operatorEffects },
  statements: {
    ...basicStatements,
    ...classStatements,
    ...declarationStatements,
    ...functionStatements,
    ...loopStatements,
    ...moduleStatements,
  },
  opaque: lowerOpaque,
};

/**
 * Builders that stay. The engine drops compiled code when the last object of a shape that the code knows is collected, and the builders of a file are
 * garbage once it is lowered: without these, garbage collection would have the lowering compiled all over again.
 */
let exemplar: UnitBuilder | undefined;

function openModule(tree: object, scopes: Scopes, source: Source, comments: readonly DocComment[]): UnitBuilder {
  const unitScopes = new UnitScopes();
  const module = new ModuleBuilder(source, new Names(source, scopes, comments, unitScopes), unitScopes);
  return new UnitBuilder(module, module.openUnit(tree, undefined), tables);
}

/**
 * Lowers a syntax tree with its scopes into the program model. Any tree of the ESTree family with ranges will do; syntax that is not known
 * becomes `opaque`. Throws a RangeError only when the source is nested too deeply for the stack.
 */
export function lowerModule(tree: NodeOf['Program'], scopes: Scopes, source: Source): Module {
  exemplar ??= openModule({}, { scopes: [] }, { path: '', text: '' }, []);
  const unit = openModule(tree, scopes, source, tree.comments ?? []);
  const { module } = unit;
  const { start } = spanOf(tree);
  const whole = { start: 0, end: source.text.length };
  lowerList(unit, tree, tree.body);
  module.closeUnit({
    id: unit.id,
    kind: 'module',
    span: whole,
    nameSpan: { start, end: start },
    bodySpan: whole,
    isExpressionBody: false,
    parameters: [],
    isStatic: false,
    isAsync: false,
    isGenerator: false,
    body: unit.body,
  });
  return module.build();
}
