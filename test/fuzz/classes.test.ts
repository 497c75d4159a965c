import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The fixtures that the list of what random programs showed names. */
const folder = 'fixtures/rules/require-tidy';

interface Class {
  readonly text: string;
  readonly kind: 'missed' | 'false';
  readonly isMended: boolean;
  readonly fixture: string;
  readonly functions: readonly string[];
}

const classes = readFileSync('docs/fixtures.md', 'utf8')
  .split('\n')
  .flatMap((line): Class[] => {
    const [, text, kind, where] = /^\| ((missed|false): .*) \| (.*) \|$/.exec(line) ?? [];
    if (text === undefined || where === undefined) return [];
    const [fixture = '', ...functions] = [...where.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
    return [{ text, kind: kind as Class['kind'], isMended: where.startsWith('mended: '), fixture, functions }];
  });

/** What a known mistake of each kind is marked with. */
const marks = { missed: /\^ missing require-/, false: /\^ false require-/ };

/** The functions of a fixture at its top, by name. */
function functionsOf(fixture: string): Map<string, string> {
  const text = readFileSync(`${folder}/${fixture}`, 'utf8');
  return new Map([...text.matchAll(/^(?:export )?(?:async )?function (\w+)\([\s\S]*?^}/gm)].map(([body, name]) => [name ?? '', body]));
}

test('there are classes of both kinds', () => {
  expect(new Set(classes.map(({ kind }) => kind))).toEqual(new Set(['missed', 'false']));
});

test.each(classes.map((each): [string, Class] => [each.text, each]))('%s', (_text, { kind, isMended, fixture, functions }) => {
  const known = functionsOf(fixture);
  expect(isMended ? 1 : functions.length, 'a known mistake is named').toBeGreaterThan(0);
  expect(functions.filter((name) => !known.has(name))).toEqual([]);
  expect(functions.filter((name) => marks[kind].test(known.get(name) ?? '') === isMended)).toEqual([]);
});

test.each(['not-seen.js', 'never-called.js'])('the known mistakes of %s are in the list', (fixture) => {
  const named = new Set(classes.filter((each) => each.fixture === fixture && !each.isMended).flatMap(({ functions }) => functions));
  const marked = [...functionsOf(fixture)].filter(([, body]) => Object.values(marks).some((mark) => mark.test(body)));
  expect(marked.map(([name]) => name).filter((name) => !named.has(name))).toEqual([]);
});
