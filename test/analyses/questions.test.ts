import { describe, expect, test } from 'vitest';
import { type Question, questions } from '../../src/analyses/ownership/questions.ts';
import { Renaming } from '../../src/analyses/ownership/renaming.ts';

const at = (path: string) => ({ path });
const unit = (module: object) => ({ module }) as never;
const here = at('here.ts');
const call = {};

/** Whether an answer says the same as the one before. */
function isSame<Answer>(question: Question<never, never, Answer>, before: unknown, now: unknown, renaming = new Renaming()): boolean {
  return question.isSame(before as Answer, now as Answer, renaming);
}

type Case = readonly [what: string, question: Question<never, never, never>, before: unknown, now: unknown];
const cases = (...rows: readonly (readonly [string, unknown, unknown, unknown])[]) => rows as readonly Case[];
const invocation = (more: object) => [{ module: here, call, from: unit(here), to: unit(here), ...more }];
const [from, to] = [unit(here), unit(here)];
const use = { call, does: 'make', kind: 'k', name: { is: 'fixed', text: 'g' } };

test.each(
  cases(
    ['lists', questions.kinds, ['a', 'b'], ['a', 'b']],
    ['plain answers', questions.promise, true, true],
    ['sets', questions.lent, new Set([1, 2]), new Set([2, 1])],
    ['behaviours', questions.summary, { releases: [0] }, { releases: [0] }],
    ['behaviours of which nothing is known', questions.summary, undefined, undefined],
    ['functions of a file that was lowered anew', questions.units, [unit(at('a.ts'))], [unit(at('a.ts'))]],
    [
      'calls of such a function',
      questions.effect,
      { kind: 'unit', unit: unit(at('a.ts')), constructs: false },
      { kind: 'unit', unit: unit(at('a.ts')), constructs: false },
    ],
    ['calls of which nothing is known', questions.effect, { kind: 'unknown' }, { kind: 'unknown' }],
    [
      'calls that tables know',
      questions.effect,
      { kind: 'known', name: 'f', behaviour: { releases: [0] } },
      { kind: 'known', name: 'f', behaviour: { releases: [0] } },
    ],
    [
      'places in other files that run a function',
      questions.invocations,
      invocation({ module: at('a.ts') }),
      invocation({ module: at('a.ts'), call: {} }),
    ],
    ['places in its file', questions.invocations, invocation({ from, to }), invocation({ from, to })],
    ['members that a function releases', questions.parts, new Map([[0, new Set(['a'])]]), new Map([[0, new Set(['a'])]])],
    ['names in texts', questions.texts, [use], [{ ...use, name: { ...use.name } }]],
    ['classes', questions.made, { kind: 'k', noun: 'n', resource: { release: 'r' } }, { kind: 'k', noun: 'n', resource: { release: 'r' } }],
  ),
)('%s are the same', (_, question, before, now) => {
  expect(isSame(question, before, now)).toBe(true);
});

const known = { kind: 'known', name: 'f', behaviour: { releases: [0] } };
const called = { kind: 'unit', unit: unit(here), constructs: false };

test.each(
  cases(
    ['the order of what a value may be', questions.kinds, ['a', 'b'], ['b', 'a']],
    ['one more', questions.libraries, ['a'], ['a', 'b']],
    ['one less', questions.elementKinds, ['a', 'b'], ['a']],
    ['a plain answer', questions.scope, true, false],
    ['an element of a set', questions.releasedFields, new Set(['a']), new Set(['b'])],
    ['the size of a set', questions.forgotten, new Set([1]), new Set([1, 2])],
    ['a behaviour', questions.summary, { releases: [0] }, { releases: [1] }],
    ['a behaviour that is known now', questions.behaviour, undefined, {}],
    ['behaviours', questions.behaviours, [{ releases: [0] }], []],
    ['functions of another file', questions.units, [unit(at('a.ts'))], [unit(at('b.ts'))]],
    ['what a call runs', questions.effect, called, { kind: 'unknown' }],
    ['what a call of nothing known runs', questions.effect, { kind: 'unknown' }, called],
    ['whether it constructs', questions.effect, called, { ...called, constructs: true }],
    ['what its name says', questions.effect, called, { ...called, pair: { releases: [0] } }],
    ['the name of what tables know', questions.effect, known, { ...known, name: 'g' }],
    ['what tables know of it', questions.effect, known, { ...known, behaviour: {} }],
    ['where in its file a function is run', questions.invocations, invocation({ from, to }), invocation({ from, to, call: {} })],
    ['from which function', questions.invocations, invocation({ from, to }), invocation({ from: unit(here), to })],
    [
      'how another file runs it',
      questions.invocations,
      invocation({ module: at('a.ts') }),
      invocation({ module: at('a.ts'), run: { mode: 'each' } }),
    ],
    [
      'from which kind of function of another file',
      questions.invocations,
      invocation({ module: at('a.ts'), from: { module: at('a.ts'), kind: 'constructor' } }),
      invocation({ module: at('a.ts'), from: { module: at('a.ts'), kind: 'method' } }),
    ],
    ['members that a function releases', questions.parts, new Map([[0, new Set(['a'])]]), new Map([[0, new Set(['b'])]])],
    ['from another file or its own', questions.invocations, invocation({ module: at('a.ts') }), invocation({})],
    ['how often', questions.invocations, invocation({ from, to }), [...invocation({ from, to }), ...invocation({ from, to })]],
    ['what a text does', questions.texts, [use], [{ ...use, does: 'free' }]],
    ['which call has it', questions.texts, [use], [{ ...use, call: {} }]],
    ['the kind in a text', questions.texts, [use], [{ ...use, kind: 'l' }]],
    ['the name in a text', questions.texts, [use], [{ ...use, name: { is: 'fixed', text: 'h' } }]],
    [
      'the release of a class',
      questions.owner,
      { kind: 'k', noun: 'n', resource: { release: 'r' } },
      { kind: 'k', noun: 'n', resource: { release: 's' } },
    ],
  ),
)('%s may differ', (_, question, before, now) => {
  expect(isSame(question, before, now)).toBe(false);
});

describe('what stands for a function of a file that was lowered anew', () => {
  const [old, other, fresh] = [unit(at('a.ts')), unit(at('a.ts')), unit(at('a.ts'))];

  test('is asked in its place', () => {
    const renaming = new Renaming();
    expect(isSame(questions.units, [old], [fresh], renaming)).toBe(true);
    expect(renaming.of(old)).toBe(fresh);
    expect(renaming.of(other)).toBe(other);
  });

  test('is the same each time, and stands for one alone', () => {
    const renaming = new Renaming();
    expect(isSame(questions.units, [old, old], [fresh, fresh], renaming)).toBe(true);
    expect(isSame(questions.units, [old], [other], renaming)).toBe(false);
    expect(isSame(questions.units, [other], [fresh], renaming)).toBe(false);
  });
});
