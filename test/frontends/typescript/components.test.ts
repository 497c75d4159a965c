import { describe, expect, test } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { lowerSource } from '../../../src/frontends/typescript/index.ts';
import { scriptsOf } from '../../../src/frontends/typescript/component-scripts.ts';
import type { Module } from '../../../src/ir/model.ts';
import { printModule } from '../../../src/ir/print.ts';
import { checkEslint, checkMarkers, checkSuggestions } from '../../fixtures/checks.ts';
import { toFixture } from '../../fixtures/fixture.ts';

const vue = (text: string) => scriptsOf('a.vue', text);
const svelte = (text: string) => scriptsOf('a.svelte', text);

function moduleOf(path: string, text: string): Module {
  const lowered = lowerSource(path, text);
  if (lowered.kind === 'failed') throw new Error(lowered.message);
  return lowered.module;
}

describe('scripts', () => {
  test('what is in none becomes blanks, and every place stays', () => {
    const text = '<p>é</p>\r\n<script>\nf();\n</script>\n<style>a{}</style>';
    const found = vue(text);
    expect(found.text).toHaveLength(text.length);
    expect(found.text.indexOf('f();')).toBe(text.indexOf('f();'));
    expect(found.text.replace(/[^\r\n]/g, '')).toBe(text.replace(/[^\r\n]/g, ''));
    expect(found.text.trim()).toBe('f();');
    expect(found.markup).not.toContain('f();');
  });

  test.each([
    ['a comment', '<!-- <script>f();</script> -->'],
    ['a script that only names a file', '<script src="./f.js">f();</script>'],
    ['another language', '<script lang="coffee">f()</script>'],
    ['data', '<script type="application/ld+json">{ "f": 1 }</script>'],
    ['an element of another name', '<scripts>f();</scripts>'],
  ])('%s holds none', (_, text) => {
    expect(vue(text).text.trim()).toBe('');
  });

  test.each([
    ['<script setup>', 'jsx'],
    ['<script lang="ts">', 'ts'],
    ["<script setup lang='ts'>", 'ts'],
    ['<script lang=ts setup>', 'ts'],
    ['<script\n  lang="tsx"\n>', 'tsx'],
    ['<script setup generic="T extends Array<string>" lang="ts">', 'ts'],
    ['<SCRIPT type="text/javascript">', 'jsx'],
  ])('%s', (open, language) => {
    const found = vue(`${open}f();</script >`);
    expect(found.text.trim()).toBe('f();');
    expect(found.language).toBe(language);
  });

  test('which of them run for each instance', () => {
    const contentOf = (text: string, found = vue(text)) => found.instance && text.slice(found.instance.start, found.instance.end);
    expect(contentOf('<script>a</script><script setup>b</script>')).toBe('b');
    expect(contentOf('<script>a</script>')).toBeUndefined();
    const text = '<script context="module">a</script><script>b</script>';
    expect(contentOf(text, svelte(text))).toBe('b');
    const newer = '<script>b</script><script module>a</script>';
    expect(contentOf(newer, svelte(newer))).toBe('b');
  });
});

describe('the program of a component', () => {
  test('what runs for each instance is a function, which gives what the markup names', () => {
    const module = moduleOf(
      'a.vue',
      `<template>{{ shown }} {{ other.shown }}</template>
<script>export default { name: 'A' };</script>
<script setup lang="ts">
import { make } from './make';
interface Props { a: string }
const shown = make();
const { hidden } = make();
function other() {}
</script>`,
    );
    expect(printModule(module)).toMatchInlineSnapshot(`
      "unit 0 module (anonymous)()
        %9 = closure unit 1
        declare component = %9
        %10 = constant "A"
        %11 = object { name: %10 }

      unit 1 function component() captures make
        %0 = closure unit 2
        declare other = %0
        %1 = load make
        %2 = call %1()
        declare shown = %2
        %3 = load make
        %4 = call %3()
        %5 = get %4.hidden
        declare hidden = %5
        %6 = load shown
        %7 = load other
        %8 = object { shown: %6, other: %7 }
        return %8

      unit 2 function other()

      function other in unit 1, 1 store
      import make = make of './make'
      const shown in unit 1, 1 store
      const hidden in unit 1, 1 store
      function component in unit 0, 1 store

      export component = component
      export default = %11
      "
    `);
  });

  test('what Svelte exports are properties', () => {
    const module = moduleOf(
      'a.svelte',
      `<script>\n  export let name = 'a';\n  let inner;\n  export { inner as outer };\n</script>\n<p>{name}</p>`,
    );
    expect(printModule(module)).toMatchInlineSnapshot(`
      "unit 0 module (anonymous)()
        %3 = closure unit 1
        declare component = %3

      unit 1 function component()
        %0 = constant "a"
        declare name = %0
        %1 = load name
        %2 = object { name: %1 }
        return %2

      let name in unit 1, 1 store
      function component in unit 0, 1 store

      export component = component
      "
    `);
    expect(module.exports.map((each) => 'name' in each && each.name)).toEqual(['component']);
  });

  test('without a script it is empty', () => {
    expect(moduleOf('a.svelte', '<p>{a < b}</p>').units).toHaveLength(1);
  });

  test('what does not parse is told where it stands', () => {
    const text = '<template />\n<script>\nconst = 1;\n</script>';
    const lowered = lowerSource('a.vue', text);
    expect(lowered).toMatchObject({ kind: 'failed', span: { start: text.indexOf('=') } });
  });
});

const found = `<script setup lang="ts">
import * as tf from '@tensorflow/tfjs';
const cache = new Map<string, number>();
function measure(values: number[]): number {
  const tensor = tf.tensor1d(values);
  //             ^^^^^^^^^^^^^^^^^^^ require-tidy/neverReleasedMany
  cache.set(values.join(), values.length);
  return tensor.sum().dataSync()[0] ?? 0;
}
const early = tf.zeros([2]);
//            ^^^^^^^^^^^^^ require-tidy/neverReleased
</script>
<template><p @click="measure([1])"></p></template>
`;

test.each([
  ['a.vue', found],
  ['a.svelte', found.replace(' setup', '').replace(/<template>.*/, '<p on:click={() => measure([1])}></p>')],
])('%s: the engine and ESLint report the same, and suggestions mend it', (path, text) => {
  const fixture = toFixture(`fixtures/rules/require-tidy/${path}`, text, rules);
  checkMarkers(fixture);
  checkEslint(fixture);
  checkSuggestions(fixture);
});
