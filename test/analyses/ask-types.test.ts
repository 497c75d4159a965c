import { expect, test } from 'vitest';
import { analyse } from '../../src/analyses/analyse.ts';
import type { TypeOracle } from '../../src/analyses/program.ts';
import type { Module } from '../../src/ir/model.ts';
import { defaultKnowledge } from '../../src/knowledge/index.ts';
import { factsOf } from './program.ts';

/** The receivers that the type checker is asked about, in the order of the questions. The files named are audited, or all of them. */
function askedIn(sources: Readonly<Record<string, string>>, audited = Object.keys(sources)): string[] {
  const asked: string[] = [];
  const types: TypeOracle = {
    typeAt: (module, span) => void asked.push(module.text.slice(span.start, span.end)),
    calleeAt: () => undefined,
  };
  const { program } = factsOf(sources).facts;
  const isAudited = ({ path }: Module) => audited.includes(path);
  expect(analyse({ ...program, types, isAudited }, defaultKnowledge()).meanings.typeQueries).toBe(asked.length);
  return asked;
}

test('receivers of methods that a table or a class of the program has are asked about', () => {
  const source = `
    import { first, second } from './elsewhere';
    class Box { unlatch() {} }
    first.unlatch();
    first.slice(1);
    second.slice(2);
    first.unheardOf();
  `;
  expect(askedIn({ 'a.ts': source })).toEqual(['first', 'second']);
});

test('not of methods that do nothing, that arrays have as well, or that only the language has', () => {
  const source = `
    import { first } from './elsewhere';
    first.includes(1);
    first.forEach(f);
    first.join();
  `;
  expect(askedIn({ 'a.ts': source })).toEqual([]);
});

test('nor about what is plain by syntax or by the tables', () => {
  const source = `
    import * as tf from '@tensorflow/tfjs';
    export function run(untyped, text: string, whatever: any, rows: number[][], tensor: tf.Tensor, other = 1) {
      untyped.slice(1); text.trim().slice(1); whatever.a[0].slice(1); rows[0].slice(1); tensor.shape.slice(1); other.slice(1);
      let sum = '';
      for (const row of rows) sum += row;
      (sum + 1).slice(1); sum.slice(1); new Date().toString().slice(1); (1 + 2).toString(); (text as any).slice(1);
      try { } catch (error) { error.message.slice(1); }
    }
    export async function read(tensor: tf.Tensor) { const data = await tensor.data(); return data.slice(1); }
    function Shader() { this.draw = function () { this.slice(1); }; }
  `;
  expect(askedIn({ 'a.ts': source })).toEqual([]);
});

test('but about what others decide, and what is asked what it is', () => {
  const source = `
    import * as tf from '@tensorflow/tfjs';
    import { texts, isTensor } from './elsewhere';
    export function run(untyped, checked: any, open: any) {
      if (untyped instanceof tf.Tensor) untyped.slice(1);
      if (isTensor(checked.a)) checked.a.slice(2);
      open.slice(3);
      return each((given) => given.slice(4));
    }
    texts.map((text: string) => load(text)).slice(5);
  `;
  expect(askedIn({ 'a.ts': source })).toEqual(['texts.map((text: string) => load(text))', 'untyped', 'checked.a', 'given']);
});

test('what comes from outside of the program is no object of it', () => {
  const box = 'export class Box { unlatch() {} }';
  const source = `
    import { Foreign } from 'elsewhere';
    import { make } from './make';
    const foreign = new Foreign({ a: 1 });
    foreign.unlatch(); foreign.inner.unlatch(); require('./elsewhere').make().unlatch(); require(name).unlatch();
    new Foreign({ make }).unlatch();
    export function use(event: Event, foreign: Foreign, own: Box) { event.unlatch(); foreign.unlatch(); own.unlatch(); }
  `;
  const make = 'import { Box } from "./box"; export const make = (set: Set<unknown>) => set;';
  expect(askedIn({ 'a.ts': source, 'box.ts': box, 'make.ts': make })).toEqual(['new Foreign({ make })', 'own']);
});

test('of files that are not audited only what they call matters', () => {
  const source = 'import { first } from "./lib"; export function use() { first().unlatch(); first().slice(1); first().shut(); }';
  const files = {
    'a.ts': 'export class Box { unlatch() {} }',
    'b.ts': source,
    'lib.ts': 'export const first = find; class C { shut() {} }',
  };
  expect(askedIn(files, ['a.ts'])).toEqual(['first()']);
  expect(askedIn(files)).toEqual(['first()', 'first()', 'first()']);
});
