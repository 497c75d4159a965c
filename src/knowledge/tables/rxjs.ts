import type { LibraryTable } from '../table.ts';

const docs = 'https://rxjs.dev/api';

/** RxJS: subscribers run whenever a source has something; a replay subject without a size keeps all it ever had. */
export const rxjs = {
  library: 'rxjs',
  modules: ['rxjs', 'rxjs/*'],
  globals: ['rxjs'],
  kinds: {
    Observable: {
      noun: 'observable',
      types: ['Observable', 'Subject', 'BehaviorSubject', 'AsyncSubject'],
      methods: [
        {
          names: ['subscribe'],
          anyReceiver: true,
          result: { kind: 'rxjs.Subscription' },
          runs: [
            { argument: 0, mode: 'event' },
            { argument: 0, member: 'next', mode: 'event' },
            { argument: 1, mode: 'later' },
            { argument: 2, mode: 'later' },
          ],
          evidence: `${docs}/index/class/Observable#subscribe`,
        },
        { names: ['next', 'complete', 'error'], result: { plain: true }, evidence: `${docs}/index/class/Subject` },
        { names: ['pipe', 'asObservable'], result: { kind: 'rxjs.Observable' }, evidence: `${docs}/index/class/Observable#pipe` },
      ],
      evidence: `${docs}/index/class/Observable`,
    },
    ReplaySubject: {
      noun: 'replay subject',
      sort: 'container',
      extends: 'rxjs.Observable',
      methods: [
        {
          names: ['next'],
          result: { plain: true },
          stores: [{ what: 0, into: 'this' }],
          size: 'grows',
          evidence: `${docs}/index/class/ReplaySubject`,
        },
      ],
      evidence: `${docs}/index/class/ReplaySubject`,
    },
    Subscription: {
      noun: 'subscription',
      types: ['Subscription'],
      methods: [{ names: ['unsubscribe', 'add'], result: { plain: true }, evidence: `${docs}/index/class/Subscription` }],
      evidence: `${docs}/index/class/Subscription`,
    },
  },
  functions: [
    {
      names: ['Subject', 'BehaviorSubject', 'AsyncSubject', 'Observable'],
      construct: true,
      result: { kind: 'rxjs.Observable' },
      runs: [{ argument: 0, mode: 'event', cleanup: true }],
      evidence: `${docs}/index/class/Observable`,
    },
    {
      names: ['ReplaySubject'],
      construct: true,
      result: { kind: 'rxjs.Observable' },
      cases: [{ argument: 0, is: [undefined], then: { result: { kind: 'rxjs.ReplaySubject' } } }],
      evidence: `${docs}/index/class/ReplaySubject`,
    },
    {
      names: ['fromEvent', 'interval', 'timer', 'from', 'of', 'merge', 'combineLatest'],
      result: { kind: 'rxjs.Observable' },
      evidence: `${docs}/index/function/fromEvent`,
    },
    {
      names: ['map', 'tap', 'filter', 'switchMap', 'mergeMap', 'concatMap', 'exhaustMap', 'scan'],
      runs: [{ argument: 0, mode: 'event' }],
      evidence: `${docs}/operators/map`,
    },
  ],
} satisfies LibraryTable;
