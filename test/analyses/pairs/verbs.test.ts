import { describe, expect, test } from 'vitest';
import { isHandleNoun, isKeptOnPurpose, sortOf } from '../../../src/analyses/pairs/nouns.ts';
import { areCounterparts, readName } from '../../../src/analyses/pairs/verbs.ts';

/** Whether the names, of any two readings, make a pair. */
function isPair(make: string, undo: string): boolean {
  return readName(make).some((one) => readName(undo).some((other) => areCounterparts(one, other)));
}

describe('names that make a pair', () => {
  test.each([
    ['createFastmapGraph', 'deleteFastmapGraph'],
    ['create_graph', 'destroy_graph'],
    ['graph_create', 'graph_free'],
    ['_allocBuffer', '_freeBuffer'],
    ['uploadMatrix', 'dropMatrix'],
    ['openIndexAsync', 'closeIndex'],
    ['createGraphFromEdges', 'deleteGraphById'],
    ['newHTTPClient', 'closeHTTPClient'],
    ['_malloc', '_free'],
    ['acquire', 'release'],
    ['projectGraph', 'dropGraph'],
    ['subscribeTicks', 'unsubscribeTicks'],
  ])('%s and %s', (make, undo) => expect(isPair(make, undo)).toBe(true));
});

describe('names that make no pair', () => {
  test.each([
    ['createGraph', 'deleteNode'],
    ['createGraph', 'closeWindow'],
    ['openGraph', 'deleteGraph'],
    ['deleteGraph', 'createGraph'],
    ['create', 'delete'],
    ['open', 'close'],
    ['addNode', 'removeNode'],
    ['getGraph', 'deleteGraph'],
    ['creategraph', 'deletegraph'],
    ['createGraph', 'graph_delete'],
  ])('%s and %s', (make, undo) => expect(isPair(make, undo)).toBe(false));
});

test('a name with a verb that makes and undoes is read both ways', () => {
  expect(readName('mapBuffer').map(({ does }) => does)).toEqual(['make']);
  expect(readName('releaseHandle').map(({ does }) => does)).toEqual(['undo']);
  expect(readName('size')).toEqual([]);
});

test('nouns tell handles from what is kept', () => {
  expect(['fastmap graph', 'weight matrices', 'textures'].map(isHandleNoun)).toEqual([true, true, true]);
  expect(['user', 'saved categories', 'blog posts', 'graph'].map(isKeptOnPurpose)).toEqual([true, true, true, false]);
  expect(['fastmap graph', 'word embeddings', 'matrix'].map(sortOf)).toEqual(['graph', 'embedding', undefined]);
});
