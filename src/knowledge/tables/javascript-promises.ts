import type { LibraryTable } from '../table.ts';

const promise = 'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Promise';
const web = 'https://developer.mozilla.org/docs/Web/API/Window';

/** Promises, and the timers that every host has. A timer that runs once ends by itself; one that repeats keeps its callback, and all that it uses, until it is cleared. */
export const javascriptPromises = {
  library: 'javascript',
  modules: [],
  globals: [''],
  kinds: {
    Promise: {
      noun: 'promise',
      types: ['Promise', 'PromiseLike'],
      methods: [
        {
          names: ['then'],
          anyReceiver: true,
          result: { promise: { resultOf: 0 } },
          runs: [
            { argument: 0, mode: 'later', elementsOf: 'this' },
            { argument: 1, mode: 'later' },
          ],
          evidence: `${promise}/then`,
        },
        {
          names: ['catch'],
          anyReceiver: true,
          result: { promise: { anyOf: [{ elementsOf: 'this' }, { resultOf: 0 }] } },
          runs: [{ argument: 0, mode: 'later' }],
          evidence: `${promise}/catch`,
        },
        {
          names: ['finally'],
          anyReceiver: true,
          result: { promise: { elementsOf: 'this' } },
          runs: [{ argument: 0, mode: 'later' }],
          evidence: `${promise}/finally`,
        },
      ],
      evidence: promise,
    },
    Interval: {
      noun: 'interval',
      sort: 'session',
      resource: {
        release: 'clearInterval(%)',
        discipline: 'manual',
        collected: 'never',
        meantToStay: true,
        keptIn: 'the event loop, with all that its callback uses',
      },
      methods: [
        { names: ['ref', 'unref', 'refresh'], result: { same: 'this' }, evidence: 'https://nodejs.org/api/timers.html#class-timeout' },
        { names: ['hasRef'], result: { plain: true }, evidence: 'https://nodejs.org/api/timers.html#class-timeout' },
        { names: ['close'], result: { same: 'this' }, releases: ['this'], evidence: 'https://nodejs.org/api/timers.html#timeoutclose' },
      ],
      evidence: `${web}/setInterval`,
    },
  },
  functions: [
    {
      names: ['Promise'],
      construct: true,
      result: { kind: 'javascript.Promise' },
      // What is given to `resolve` belongs to whoever awaits the promise.
      runs: [
        {
          argument: 0,
          mode: 'now',
          parameters: [{ function: { result: { plain: true }, takes: [{ what: 0 }] } }, { function: { result: { plain: true } } }],
        },
      ],
      evidence: `${promise}/Promise`,
    },
    // Positions are kept: `const [a, b] = await Promise.all([f(), g()])`.
    { names: ['Promise.all'], result: { promise: { awaited: { same: 0 } } }, evidence: `${promise}/all` },
    {
      names: ['Promise.allSettled'],
      result: {
        promise: { each: { fields: { status: { plain: true }, value: { awaited: { elementsOf: 0 } }, reason: { plain: true } } } },
      },
      evidence: `${promise}/allSettled`,
    },
    { names: ['Promise.race', 'Promise.any'], result: { promise: { awaited: { elementsOf: 0 } } }, evidence: `${promise}/race` },
    { names: ['Promise.resolve'], result: { promise: { same: 0 } }, evidence: `${promise}/resolve` },
    { names: ['Promise.reject'], result: { promise: { plain: true } }, evidence: `${promise}/reject` },
    { names: ['Promise.try'], result: { promise: { resultOf: 0 } }, runs: [{ argument: 0, mode: 'now' }], evidence: `${promise}/try` },
    {
      names: ['Promise.withResolvers'],
      result: {
        fields: {
          promise: { kind: 'javascript.Promise' },
          resolve: { function: { takes: [{ what: 0 }] } },
          reject: { function: { result: { plain: true } } },
        },
      },
      evidence: `${promise}/withResolvers`,
    },
    { names: ['queueMicrotask'], result: { plain: true }, runs: [{ argument: 0, mode: 'later' }], evidence: `${web}/queueMicrotask` },
    {
      names: ['setTimeout', 'setImmediate'],
      result: { plain: true },
      runs: [{ argument: 0, mode: 'later' }],
      evidence: `${web}/setTimeout`,
    },
    {
      names: ['setInterval'],
      result: { kind: 'javascript.Interval' },
      runs: [{ argument: 0, mode: 'timer', every: 1 }],
      evidence: `${web}/setInterval`,
    },
    { names: ['clearInterval', 'clearTimeout'], result: { plain: true }, releases: [0], evidence: `${web}/clearInterval` },
    { names: ['clearImmediate'], result: { plain: true }, evidence: `${web}/clearInterval` },
  ],
} satisfies LibraryTable;
