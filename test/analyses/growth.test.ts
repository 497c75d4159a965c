import { expect, test } from 'vitest';
import { factsOf } from './program.ts';

/** The growths of a program: kind, container, confidence. */
function growthsOf(sources: Readonly<Record<string, string>>): string[] {
  const { facts, module } = factsOf(sources);
  return Object.keys(sources).flatMap((path) =>
    facts.growths.in(module(path)).map(({ kind, name, confidence }) => `${confidence} ${kind} ${name}`),
  );
}

test('what another file does to an exported container counts', () => {
  const store = `export const sessions = new Map<string, object>();`;
  const server = `
    import { createServer } from 'node:http';
    import { sessions } from './store';
    createServer((request) => sessions.set(request.url ?? '', request));
  `;
  const cleaner = `import { sessions } from './store'; setInterval(() => sessions.clear(), 1000);`;
  expect(growthsOf({ 'store.ts': store, 'server.ts': server })).toEqual(['likely unbounded sessions']);
  expect(growthsOf({ 'store.ts': store, 'server.ts': server, 'cleaner.ts': cleaner })).toEqual([]);
});

test('a field is one container in a class and in those that extend it', () => {
  const base = `export class Base { protected all: object[] = []; forget() { this.all.length = 0; } }`;
  const derived = `
    import { Base } from './base';
    class Derived extends Base { listen() { document.addEventListener('click', (event) => this.all.push(event)); } }
    const one = new Derived();
    one.listen();
  `;
  expect(growthsOf({ 'base.ts': base, 'derived.ts': derived })).toEqual([]);
  expect(growthsOf({ 'base.ts': base.replace('this.all.length = 0', ''), 'derived.ts': derived })).toEqual(['likely unbounded this.all']);
});

test('a container that is handed to a function of the program is followed', () => {
  const source = `
    const events: object[] = [];
    function add(list: object[], event: object) { list.push(event); }
    function limit(list: object[]) { if (list.length > 10) list.splice(0, 5); }
    document.addEventListener('click', (event) => { add(events, event); limit(events); });
  `;
  expect(growthsOf({ 'a.ts': source })).toEqual([]);
  expect(growthsOf({ 'a.ts': source.replace('limit(events);', '') })).toEqual(['likely unbounded events']);
});

test('what goes where nobody can follow it, or may be anything, is possible or silent', () => {
  const source = `
    import { Cache, manage } from 'somewhere';
    const events: object[] = [];
    manage(events);
    document.addEventListener('click', (event) => events.push(event));
    const cache = new Cache();
    document.addEventListener('click', (event) => cache.set(event, 1));
    export const log: string[] = [];
    export function write(line: string) { log.push(line); }
  `;
  expect(growthsOf({ 'a.ts': source })).toEqual(['possible unbounded events', 'possible unbounded log']);
});

test('objects of one request are let go with it', () => {
  const source = `
    import { createServer } from 'node:http';
    class Page { headers: string[] = []; add(text: string) { this.headers.push(text); } }
    createServer((request, response) => { const page = new Page(); page.add(request.url ?? ''); response.end(page.headers.join()); });
  `;
  expect(growthsOf({ 'a.ts': source })).toEqual([]);
  const shared = source
    .replace('createServer(', 'const page = new Page(); createServer(')
    .replace('const page = new Page(); page.add', 'page.add');
  expect(growthsOf({ 'a.ts': shared })).toEqual(['likely unbounded this.headers']);
});

test('what a module gives to those who require it is one container for all of them', () => {
  const registry = `const rooms = {}; exports.rooms = rooms;`;
  const server = `
    const { createServer } = require('node:http');
    const registry = require('./registry');
    createServer((request) => { registry.rooms[request.url] = request; });
  `;
  const cleaner = `const registry = require('./registry'); setInterval(() => { for (const name in registry.rooms) delete registry.rooms[name]; }, 1000);`;
  expect(growthsOf({ 'registry.js': registry, 'server.js': server })).toEqual(['possible unbounded rooms']);
  expect(growthsOf({ 'registry.js': registry, 'server.js': server, 'cleaner.js': cleaner })).toEqual([]);
  // Nobody knows what the owner of another package does.
  expect(growthsOf({ 'server.js': server.replace('./registry', 'registry') })).toEqual([]);
});

test('scripts of one page share what they declare', () => {
  const page = `let saved = []; function draw() { saved.push(performance.now()); } setInterval(draw, 10);`;
  const next = `function next() { saved = []; }`;
  expect(growthsOf({ 'a/page.js': page })).toEqual(['likely unbounded saved']);
  expect(growthsOf({ 'a/page.js': page, 'a/next.js': next })).toEqual([]);
});

test('what a script of another page declares under the same name is something else, and modules share nothing', () => {
  const page = `let saved = []; setInterval(() => saved.push(performance.now()), 10);`;
  const next = `function next() { saved = []; }`;
  expect(growthsOf({ 'a/page.js': page, 'b/page.js': `let saved = [];`, 'b/next.js': next })).toEqual(['likely unbounded saved']);
  expect(growthsOf({ 'a/page.js': page, 'a/next.js': `export ${next}` })).toEqual(['likely unbounded saved']);
});
