import { expect, test } from 'vitest';
import { codeOf } from '../../src/analyses/code/module-code.ts';
import { compareRates, isRecurring, type Rate } from '../../src/analyses/heat/rate.ts';
import { factsOf } from './program.ts';

/** How often the calls of `mark(name)` run, by name: the rate, and the rounds where they are known and more than one. */
function ratesOf(sources: string | Readonly<Record<string, string>>): Record<string, string> {
  const files = typeof sources === 'string' ? { 'a.ts': sources } : sources;
  const { facts, module } = factsOf(files);
  const rates: Record<string, string> = {};
  for (const path of Object.keys(files)) {
    const code = codeOf(module(path));
    for (const node of code.nodes()) {
      if (node.op !== 'call' || code.module.text.slice(node.calleeSpan.start, node.calleeSpan.end) !== 'mark') continue;
      const [item] = node.arguments;
      const name = item?.kind === 'value' ? code.definitionOf(item.value) : undefined;
      const { rate, trips, isEndless } = facts.heats.of(code.module, node);
      const rounds = trips > 1 && Number.isFinite(trips) ? ` × ${trips}` : '';
      rates[name?.op === 'constant' ? String(name.value) : '?'] = `${rate}${rounds}${isEndless ? ', endless' : ''}`;
    }
  }
  return rates;
}

test('the body of a module and what only it calls run once', () => {
  const source = `
    function start() { mark('start'); }
    mark('body');
    start();
    for (const path of await list()) mark('loop at start');
    class Table { static rows = mark('static'); field = mark('field'); }
    new Table();
  `;
  expect(ratesOf(source)).toEqual({ body: 'once', start: 'once', 'loop at start': 'iteration', static: 'once', field: 'once' });
});

test('what others may call runs per call', () => {
  const source = `
    export function open() { mark('exported'); inner(); }
    function inner() { mark('inner'); }
    export class Api { run() { mark('method'); } #own() { mark('private'); } go() { this.#own(); } }
    const hidden = () => mark('nobody calls');
    unknown({ handler() { mark('handed over'); } });
  `;
  expect(Object.values(ratesOf(source))).toEqual(['call', 'call', 'call', 'call', 'call', 'call']);
});

test('loops and callbacks for each element, with the rounds that are known', () => {
  const source = `
    export function all(list: string[]) {
      for (let i = 0; i < 3; i++) mark('three');
      for (let i = 10; i > 0; i -= 2) for (const each of [1, 2]) mark('five times two');
      for (let i = 0; i <= 4; i++) mark('five');
      for (const each of list) mark('any');
      list.forEach(() => mark('each'));
      [1, 2, 3].map(() => { mark('each of three'); });
      while (list.length > 0) mark('while');
    }
  `;
  expect(ratesOf(source)).toEqual({
    three: 'iteration × 3',
    'five times two': 'iteration × 10',
    five: 'iteration × 5',
    any: 'iteration',
    each: 'iteration',
    'each of three': 'iteration × 3',
    while: 'iteration',
  });
});

test('handlers, timers, frames and requests, through the functions they call', () => {
  const source = `
    import { createServer } from 'node:http';
    createServer((request) => route(request));
    function route(request: unknown) { mark('request'); }
    document.addEventListener('click', () => mark('event'));
    setInterval(() => mark('timer'), 10);
    function draw() { mark('frame'); requestAnimationFrame(draw); }
    draw();
    function again() { mark('again'); setTimeout(again, 10); }
    again();
    setTimeout(() => mark('later'), 10);
    requestAnimationFrame(() => mark('one frame'));
    function watch() { mark('through a promise'); fetch('/state').then(() => setTimeout(watch, 1000)); }
    watch();
    const socket = new WebSocket('ws://a');
    socket.onmessage = () => mark('property');
    const view = <button onClick={() => mark('attribute')} />;
  `;
  expect(ratesOf({ 'a.tsx': source })).toEqual({
    request: 'request',
    event: 'event',
    timer: 'timer',
    frame: 'frame',
    again: 'timer',
    later: 'once',
    'one frame': 'once',
    'through a promise': 'timer',
    property: 'event',
    attribute: 'event',
  });
});

test('callers in other files count', () => {
  const rates = ratesOf({
    'a.ts': `import { work } from './b'; addEventListener('message', () => work());`,
    'b.ts': `export function work() { mark('called from a handler'); }\nexport function start() { mark('nobody'); }`,
  });
  expect(rates).toEqual({ 'called from a handler': 'event', nobody: 'call' });
});

test('a loop that nothing ends and that waits goes on for ever', () => {
  const source = `
    export async function poll() {
      while (true) { await next(); mark('endless'); }
    }
    export async function read(reader: { read(): Promise<{ done: boolean }> }) {
      while (true) { const { done } = await reader.read(); if (done) break; mark('ends'); }
    }
  `;
  expect(ratesOf(source)).toEqual({ endless: 'iteration, endless', ends: 'iteration' });
});

test('what is made when it is not there yet is made once', () => {
  const source = `
    let model: object | undefined;
    const models: object[] = [];
    addEventListener('message', () => {
      if (!model) { mark('if'); model = load(); }
      model ??= mark('assignment');
      if (models[0] === undefined) models[0] = mark('element');
      if (!model) mark('only tested');
    });
  `;
  expect(ratesOf(source)).toEqual({ if: 'once', assignment: 'once', element: 'call', 'only tested': 'event' });
});

test('recursion comes to an end', () => {
  const source = `
    export function walk(node: { children: never[] }) { mark('walk'); for (const child of node.children) walk(child); }
    function a() { mark('a'); b(); } function b() { mark('b'); for (let i = 0; i < 2; i++) a(); }
    a();
  `;
  expect(ratesOf(source)).toEqual({ walk: 'iteration', a: 'iteration', b: 'iteration' });
});

test('rates are in order', () => {
  const rates: Rate[] = ['once', 'call', 'iteration', 'timer', 'event', 'request', 'frame'];
  expect([...rates].reverse().sort(compareRates)).toEqual(rates);
  expect(rates.filter(isRecurring)).toEqual(['timer', 'event', 'request', 'frame']);
});
