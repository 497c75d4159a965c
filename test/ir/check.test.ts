import { describe, expect, test } from 'vitest';
import { lowerSource } from '../../src/frontends/typescript/index.ts';
import { checkModule } from '../../src/ir/check.ts';
import type { Block, ClassId, Module, Node, StatementId, Unit, UnitId, ValueId, Variable, VariableId } from '../../src/ir/model.ts';

const text = 'let a = 1;\nfunction f(p) { while (p) { a = p; } return a; }\nclass C { m() {} }\nexport { a };\nexport default 2;\n';
const lowered = lowerSource('a.js', text);
if (lowered.kind === 'failed') throw new Error(lowered.message);
const sound = lowered.module;
const [f, m] = [1, 2];
const at = { span: sound.units[f]?.bodySpan ?? { start: 0, end: 0 }, statement: 1 as StatementId };
const value = (id: number) => id as ValueId;

/** What the check says of the sound module with some of its parts replaced. */
function problems(change: Partial<Module>): string[] {
  const module = { ...sound, ...change };
  return checkModule(Object.assign(module, { units: module.units.map((unit) => ({ ...unit, module })) }));
}

function withUnit(id: number, change: Partial<Unit>): string[] {
  return problems({ units: sound.units.map((unit) => (unit.id === id ? { ...unit, ...change } : unit)) });
}

/** The function `f` with its body changed. */
function withBody(change: (body: Block) => Node[]): string[] {
  return withUnit(f, { body: change(sound.units[f]?.body ?? []) });
}

function withVariable(name: string, change: Partial<Variable>): string[] {
  return problems({ variables: sound.variables.map((each) => (each.name === name ? { ...each, ...change } : each)) });
}

test('a module as lowered is sound', () => {
  expect(checkModule(sound)).toEqual([]);
  expect(problems({})).toEqual([]);
});

describe('the check finds', () => {
  test.each<[string, RegExp, () => string[]]>([
    ['a value written twice', /written twice/, () => withBody((body) => [...body, { ...at, op: 'this', result: value(0) }])],
    ['a value past the count', /not below valueCount/, () => withBody((body) => [...body, { ...at, op: 'this', result: value(999) }])],
    ['a read before the write', /reads %\d+, which is not written/, () => withBody((body) => [...body].reverse())],
    ['a read of what a loop wrote', /throw reads/, () => withBody((body) => [...body, { ...at, op: 'throw', value: insideLoop() }])],
    ['a read of another unit', /throw reads/, () => withBody((body) => [...body, { ...at, op: 'throw', value: outsideFunction() }])],
    ['a parameter used twice', /written twice/, () => withUnit(m, { parameters: sound.units[f]?.parameters ?? [] })],
    ['break with nowhere to go', /break {2}has nowhere/, () => withBody((body) => [{ ...at, op: 'break' }, ...body])],
    ['continue to no such label', /continue far has nowhere/, () => withBody((body) => [{ ...at, op: 'continue', label: 'far' }, ...body])],
    [
      'a span that leaves the unit',
      /leaves the unit/,
      () => withBody((body) => [{ op: 'break', statement: at.statement, span: { start: 0, end: 1 } }, ...body]),
    ],
    [
      'a span that ends early',
      /ends before it starts/,
      () => withBody((body) => [{ op: 'break', statement: at.statement, span: { start: 40, end: 39 } }, ...body]),
    ],
    ['no such statement', /statement 99, which/, () => withBody((body) => [{ ...at, op: 'break', statement: 99 as StatementId }, ...body])],
    [
      'no such variable',
      /variable 99, which/,
      () => withBody((body) => [...body, { ...at, op: 'load', variable: 99 as VariableId, result: value(99) }]),
    ],
    [
      'a unit made twice',
      /made 2 times/,
      () => withBody((body) => [...body, { ...at, op: 'closure', unit: m as UnitId, result: value(99) }]),
    ],
    ['a unit nobody makes', /made 0 times/, () => problems({ classes: sound.classes.map((each) => ({ ...each, members: [] })) })],
    [
      'a try without handlers',
      /neither catch nor finally/,
      () => withBody((body) => [...body, { ...at, op: 'try', block: [], blockSpan: at.span }]),
    ],
    ['a wrong count of stores', /counts 7 stores, there are 2/, () => withVariable('a', { storeCount: 7 })],
    ['a variable of a unit that is not around', /not around this one/, () => withVariable('a', { unit: m as UnitId })],
    ['a variable of no unit', /lives in unit 99/, () => withVariable('a', { unit: 99 as UnitId })],
    ['missing captures', /says it captures \[\]/, () => withUnit(f, { captures: [] })],
    ['captures too many', /says it captures/, () => withUnit(m, { captures: [0 as VariableId] })],
    ['units in a circle', /no way up to the module/, () => withUnit(f, { parent: f as UnitId })],
    ['a unit of no class', /class 99, which does not exist/, () => withUnit(m, { classId: 99 as ClassId })],
    ['a unit outside its parent', /leaves its parent/, () => withUnit(0, { span: { start: 0, end: 5 }, bodySpan: { start: 0, end: 5 } })],
    ['a member that says otherwise', /does not say so/, () => problems({ units: sound.units.map(({ classId: _, ...unit }) => unit) })],
    ['a span past the text', /leaves the text/, () => withVariable('a', { span: { start: 0, end: text.length + 1 } })],
    [
      'a statement under a later one',
      /does not come before it/,
      () => problems({ statements: sound.statements.map((each) => ({ ...each, parent: 9 as StatementId })) }),
    ],
    [
      'an export of nothing',
      /export x is %\d+, which nothing writes/,
      () =>
        problems({
          exports: [{ kind: 'value', name: 'x', value: value(sound.valueCount), span: at.span }],
          valueCount: sound.valueCount + 1,
        }),
    ],
    ['a foreign unit', /belongs to another module/, () => checkModule({ ...sound })],
  ])('%s', (_, expected, check) => {
    expect(check()).toContainEqual(expect.stringMatching(expected));
  });
});

/** A value computed in the loop of `f`. */
function insideLoop(): ValueId {
  const loop = sound.units[f]?.body.find((node) => node.op === 'loop');
  const node = loop?.op === 'loop' ? loop.body.find((each) => 'result' in each) : undefined;
  if (!node || !('result' in node)) throw new Error('no value in the loop');
  return node.result;
}

function outsideFunction(): ValueId {
  const node = sound.units[0]?.body.find((each) => 'result' in each);
  if (!node || !('result' in node)) throw new Error('no value outside');
  return node.result;
}
