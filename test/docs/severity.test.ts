import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { callHeat, heatOf, onceHeat } from '../../src/analyses/heat/heat.ts';
import { gradeOf, type Stakes } from '../../src/analyses/severity.ts';
import { severities } from '../../src/base/finding.ts';
import { callCommand } from '../cli/call-command.ts';

/** The rows of the tables of the page, without their heads. */
function rowsWith(columns: number): readonly (readonly string[])[] {
  const lines = readFileSync('docs/severity.md', 'utf8').split('\n');
  return lines.flatMap((line, at) => {
    const cells = line.startsWith('|')
      ? line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim().replaceAll('`', ''))
      : [];
    return cells.length === columns && !lines[at + 1]?.startsWith('| ---') && !line.startsWith('| ---') ? [cells] : [];
  });
}

const usual: Stakes = { heat: callHeat, confidence: 'likely', sort: 'peak' };
const amount = (bytes: number) => ({ bytes, factors: `${bytes} bytes` });
const recurring = heatOf('request', 1, false, undefined);

/** What each row of the first two tables speaks of, and what of it counts. */
const stakesOf: Readonly<Record<string, Stakes>> = {
  'a leak: each run keeps memory for good': { ...usual, sort: 'leak' },
  'misuse: the program fails there': { ...usual, sort: 'misuse' },
  'growth: a container gets bigger, often by little': { ...usual, sort: 'growth' },
  'a peak: memory is held for a while, but much of it': usual,
  'it runs once': { ...usual, heat: onceHeat },
  'it runs in a loop': { ...usual, heat: heatOf('call', Infinity, false, undefined) },
  'it runs with each tick of a timer, event or request, or in a loop that does not end': { ...usual, heat: recurring },
  'it runs with each frame, or in a loop of what recurs': { ...usual, heat: heatOf('frame', 1, false, undefined) },
  'it takes 10 MB or more': { ...usual, amount: amount(1e7) },
  'it takes 1 GB or more': { ...usual, amount: amount(1e9) },
  'it takes less than 100 KB in all, and runs once': { ...usual, heat: onceHeat, amount: amount(99_999) },
  'it is the product of three lengths of the data or more, or grows exponentially': { ...usual, degree: 3 },
  'it is only possible': { ...usual, confidence: 'possible' },
};

test.each(rowsWith(2))('%s: %s', (what, says) => {
  const stakes = stakesOf[what];
  expect(stakes, 'the test knows the row').toBeDefined();
  const { reasons = [] } = stakes ? gradeOf(stakes) : {};
  const [start, ...moves] = reasons.map(({ steps }) => steps);
  const [, by, way] = /^(\d) (up|down)$/.exec(says) ?? [];
  // The row speaks of the last thing that counts.
  if (by === undefined) expect(severities[start ?? -1]).toBe(says);
  else expect(moves.findLast((steps) => steps !== 0)).toBe(way === 'up' ? Number(by) : -Number(by));
});

test('every sort of stakes and every step has its row', () => {
  expect(rowsWith(2).map(([what]) => what)).toEqual(Object.keys(stakesOf));
});

test('the cases of the sample project have the severities that the page says', async () => {
  const folder = path.resolve('fixtures/projects/audit');
  const { out } = await callCommand(folder, ['--format', 'json', '--no-types']);
  const results = JSON.parse(out) as { filePath: string; messages: { ruleId: string; severityName: string }[] }[];
  const found = results.flatMap(({ filePath, messages }) => {
    return messages.map(({ ruleId, severityName }) => {
      const place = path.relative(path.join(folder, 'src'), filePath).replaceAll(path.sep, '/');
      return [place, ruleId.replace('memory-audit/', ''), severityName].join(' ');
    });
  });
  const stated = rowsWith(4).map(([, place, rule, severity]) => [place, rule, severity].join(' '));
  expect([...new Set(found)].sort()).toEqual(stated.toSorted());
});
