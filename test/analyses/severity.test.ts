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
  expect(severityOf(leak({ amount: { bytes: 2e7, factors: '2e7 bytes' } }))).toBe('high');
  expect(severityOf(leak({ amount: { bytes: 2e9, factors: '2e9 bytes' } }))).toBe('critical');
  expect(severityOf(leak({ confidence: 'possible' }))).toBe('low');
  expect(severityOf(leak({ sort: 'growth' }))).toBe('low');
  expect(severityOf(leak({ sort: 'peak', heat: onceHeat, amount: { bytes: 58_880_000, factors: '58_880_000 bytes' } }))).toBe('low');
});

test('the reasons add up to it, and the first says where it starts', () => {
  const { severity, reasons } = gradeOf(
    leak({ heat: heatOf('frame', 1, false, undefined), amount: { bytes: 2e7, factors: '2e7 bytes' }, confidence: 'possible' }),
  );
  expect(severity).toBe('critical');
  expect(reasons).toEqual([
    { text: 'each run keeps memory for good', steps: 1 },
    { text: 'runs with each frame', steps: 2 },
    { text: 'takes about 20 MB per frame, 1.2 GB/s at 60 Hz', steps: 1, working: '2e7 bytes = 20,000,000 bytes' },
    { text: 'only possible: code that was not seen decides', steps: -1 },
  ]);
});
