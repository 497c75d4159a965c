import { expect, test } from 'vitest';
import { callHeat, type Heat, heatOf, onceHeat } from '../../src/analyses/heat/heat.ts';
import { type Amount, amountText, sumOf, workingText } from '../../src/analyses/size/amounts.ts';
import { codeOf } from '../../src/analyses/code/module-code.ts';
import { factsOf } from './program.ts';

const amount = (bytes: number, more: Partial<Amount> = {}): Amount => ({ bytes, factors: `${bytes} × 1 bytes`, ...more });
const heat = (start: Heat['start'], trips = 1, every?: number): Heat => heatOf(start, trips, false, undefined, every);

test.each<[string, Amount, Heat]>([
  ['about 602 KB', amount(602_112), onceHeat],
  ['about 602 KB per call', amount(602_112), callHeat],
  ['about 47 KB per request', amount(47_104), heat('request')],
  ['about 47 KB per event', amount(47_104), heat('event')],
  ['about 12 MB per frame, 720 MB/s at 60 Hz', amount(12e6), heat('frame')],
  ['at least 12 MB per frame, 720 MB/s at 60 Hz', amount(12e6, { isPartial: true }), heat('frame')],
  ['about 1 MB per tick, 10 MB/s at 10 Hz', amount(1e6), heat('timer', 1, 100)],
  ['about 1 MB per tick, 200 KB/s at 0.2 Hz', amount(1e6), heat('timer', 1, 5000)],
  ['about 1 MB per tick', amount(1e6), heat('timer')],
  ['about 1 MB per round', amount(1e6), heat('call', Infinity)],
  ['about 1 MB per round, 64 MB per call', amount(1e6), heat('call', 64)],
  ['about 1 MB per round, 4 MB per frame, 240 MB/s at 60 Hz', amount(1e6), heat('frame', 4)],
  ['about 58 MB per call', amount(58_880_000, { isWhole: true }), heat('call', 10_000)],
])('%s', (text, of, when) => expect(amountText(of, when)).toBe(text));

test('a sum says how it was worked out, and whether something is missing', () => {
  const parts = [amount(1000), amount(1000), amount(20)];
  const sum = sumOf(parts, true);
  expect(sum && workingText(sum)).toBe('2 × (1000 × 1 bytes) + 20 × 1 bytes = 2,020 bytes');
  expect(sumOf(parts, false)).toMatchObject({ bytes: 2020, isPartial: true });
  expect([sumOf([], true), sumOf([amount(20)], false)]).toEqual([undefined, undefined]);
});

test('the period of a timer is known where the program states it', () => {
  const source = `
    const second = 1000;
    function look() { made(1); }
    function often() { made(2); }
    setInterval(look, second / 4);
    setInterval(often, 100); setInterval(often, 50);
    setInterval(() => { for (const x of list) made(3); }, 2 * second);
    setInterval(() => made(4), settings.period);
    function both() { made(5); }
    setInterval(both, 10); setInterval(both, settings.period);
    requestAnimationFrame(function draw() { made(6); requestAnimationFrame(draw); });
  `;
  const { facts, module } = factsOf({ 'a.ts': source });
  const { all, module: own } = codeOf(module('a.ts'));
  const calls = all.calls.filter((call) => own.text.startsWith('made(', call.span.start));
  const found = new Map(calls.map((call) => [own.text.slice(call.span.start, call.span.end), facts.heats.of(own, call).every]));
  expect(Object.fromEntries(found)).toEqual({
    'made(1)': 250,
    'made(2)': 50,
    'made(3)': 2000,
    'made(4)': undefined,
    'made(5)': undefined,
    'made(6)': undefined,
  });
});
