import { expect, test } from 'vitest';
import { callHeat, heatOf, onceHeat } from '../../src/analyses/heat/heat.ts';
import { severityOf, type Stakes } from '../../src/analyses/severity.ts';

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
