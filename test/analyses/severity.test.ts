import { expect, test } from 'vitest';
import { callHeat, heatOf, onceHeat } from '../../src/analyses/heat/heat.ts';
import { gradeOf, type Stakes } from '../../src/analyses/severity.ts';

const severityOf = (stakes: Stakes) => gradeOf(stakes).severity;
const leak = (more: Partial<Stakes> = {}): Stakes => ({ heat: callHeat, confidence: 'likely', sort: 'leak', ...more });

test('a leak matters more the more often it happens', () => {
  expect(severityOf(leak({ heat: onceHeat }))).toBe('low');
  expect(severityOf(leak())).toBe('medium');
  expect(severityOf(leak({ heat: heatOf('call', Infinity, false, undefined) }))).toBe('high');
  expect(severityOf(leak({ heat: heatOf('event', 1, false, undefined) }))).toBe('high');
  expect(severityOf(leak({ heat: heatOf('frame', 1, false, undefined) }))).toBe('critical');
});

test('size and doubt move it', () => {
  expect(severityOf(leak({ bytes: 2e7 }))).toBe('high');
  expect(severityOf(leak({ bytes: 2e9 }))).toBe('critical');
  expect(severityOf(leak({ confidence: 'possible' }))).toBe('low');
  expect(severityOf(leak({ sort: 'growth' }))).toBe('low');
  expect(severityOf(leak({ sort: 'peak', heat: onceHeat, bytes: 58_880_000 }))).toBe('low');
});

test('the reasons add up to it, and the first says where it starts', () => {
  const { severity, reasons } = gradeOf(leak({ heat: heatOf('frame', 1, false, undefined), bytes: 2e7, confidence: 'possible' }));
  expect(severity).toBe('critical');
  expect(reasons).toEqual([
    { text: 'each run keeps memory for good', steps: 1 },
    { text: 'runs with each frame', steps: 2 },
    { text: 'takes about 20 MB', steps: 1 },
    { text: 'only possible: code that was not seen decides', steps: -1 },
  ]);
});
