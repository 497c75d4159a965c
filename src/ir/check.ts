import type { Span } from '../base/span.ts';
import { isWithin } from '../base/span.ts';
import { checkBodies } from './check-bodies.ts';
import { checkUses } from './check-uses.ts';
import type { Member, Module } from './model.ts';

/**
 * What is wrong with the structure of a module, one sentence each; empty for a sound one. Values are written once and before they are read, names
 * refer to something that exists, spans lie where they should, and what is counted (stores, captures) agrees with the instructions.
 */
export function checkModule(module: Module): string[] {
  return [
    ...checkUnits(module),
    ...checkClasses(module),
    ...checkNames(module),
    ...checkSpans(module),
    ...checkBodies(module),
    ...checkUses(module),
  ];
}

function* checkUnits(module: Module): Generator<string> {
  for (const [index, unit] of module.units.entries()) {
    if (unit.id !== index) yield `unit ${index} calls itself ${unit.id}`;
    if (unit.module !== module) yield `unit ${index} belongs to another module`;
    if (unit.classId !== undefined && !module.classes[unit.classId])
      yield `unit ${index} belongs to class ${unit.classId}, which does not exist`;
    if (index === 0 ? unit.parent !== undefined : !isBelowModule(module, index)) yield `unit ${index} has no way up to the module`;
  }
}

/** Whether the parents of a unit lead to unit 0 without going round in a circle. */
function isBelowModule(module: Module, from: number): boolean {
  let at: number | undefined = from;
  for (let steps = 0; at !== undefined && steps <= module.units.length; steps++) {
    if (at === 0) return true;
    at = module.units[at]?.parent;
  }
  return false;
}

function* checkClasses(module: Module): Generator<string> {
  for (const [index, each] of module.classes.entries()) {
    if (each.id !== index) yield `class ${index} calls itself ${each.id}`;
    if (!module.units[each.unit]) yield `class ${index} stands in unit ${each.unit}, which does not exist`;
    for (const member of each.members) yield* checkMember(module, index, member);
  }
}

function* checkMember(module: Module, classId: number, member: Member): Generator<string> {
  if (member.unit === undefined) return;
  const unit = module.units[member.unit];
  if (!unit) yield `class ${classId} has a member in unit ${member.unit}, which does not exist`;
  else if (unit.classId !== classId) yield `unit ${unit.id} is a member of class ${classId} but does not say so`;
}

function* checkNames(module: Module): Generator<string> {
  for (const [index, variable] of module.variables.entries()) {
    if (variable.id !== index) yield `variable ${index} calls itself ${variable.id}`;
    if (!module.units[variable.unit]) yield `variable ${index} lives in unit ${variable.unit}, which does not exist`;
  }
  for (const [index, { parent }] of module.statements.entries()) {
    if (parent !== undefined && !(parent < index && parent >= 0))
      yield `statement ${index} has parent ${parent}, which does not come before it`;
  }
  for (const each of module.exports) {
    if (each.kind === 'variable' && !module.variables[each.variable]) yield `export ${each.name} is a variable that does not exist`;
    if (each.kind === 'value' && !(each.value < module.valueCount)) yield `export ${each.name} is a value that does not exist`;
  }
}

function* checkSpans(module: Module): Generator<string> {
  const whole = { start: 0, end: module.text.length };
  for (const [what, span] of spansOf(module)) {
    if (!(span.start <= span.end)) yield `the span of ${what} ends before it starts`;
    else if (!isWithin(span, whole)) yield `the span of ${what} leaves the text`;
  }
  for (const [index, { parent, span }] of module.statements.entries()) {
    const outer = parent === undefined ? undefined : module.statements[parent];
    if (outer && !isWithin(span, outer.span)) yield `statement ${index} leaves its parent`;
  }
  for (const { id, span, bodySpan, parent } of module.units) {
    if (!isWithin(bodySpan, span)) yield `the body of unit ${id} leaves the unit`;
    const outer = parent === undefined ? undefined : module.units[parent];
    if (outer && !isWithin(span, outer.span)) yield `unit ${id} leaves its parent`;
  }
}

function* spansOf(module: Module): Generator<readonly [string, Span]> {
  for (const { id, span, nameSpan, bodySpan, parameters } of module.units) {
    yield [`unit ${id}`, span];
    yield [`the name of unit ${id}`, nameSpan];
    yield [`the body of unit ${id}`, bodySpan];
    for (const parameter of parameters) yield [`a parameter of unit ${id}`, parameter.span];
  }
  for (const { id, span } of module.variables) yield [`variable ${id}`, span];
  for (const { id, span, members } of module.classes) {
    yield [`class ${id}`, span];
    for (const member of members) yield [`member ${member.name ?? '[computed]'} of class ${id}`, member.span];
  }
  for (const [index, { span }] of module.statements.entries()) yield [`statement ${index}`, span];
  for (const { span } of module.exports) yield ['an export', span];
}
