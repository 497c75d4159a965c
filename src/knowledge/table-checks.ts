/** The shape of a table, as checks of what a user wrote. A test runs every table of the package through them, so the two stay in step. */
import type { Shape } from '../base/behaviour.ts';
import type { Check } from './check.ts';
import { anyText, count, isRecord, lazily, listOf, meant, objectOf, oneOf, oneOfOr, recordOf, text } from './check.ts';

const port = oneOfOr(['this'], count, 'the position of an argument');
const constant = oneOfOr([true, false, undefined], (value) => typeof value === 'string' || typeof value === 'number', 'a text or a number');
const own = oneOf('owned', 'borrowed');
const mode = oneOf('now', 'each', 'later', 'event', 'frame', 'timer', 'request');
const kindCondition = objectOf('a condition', { argument: count, kind: text }, { member: text });
const anyShape = lazily(() => shape);
const anyBehaviour = lazily(() => objectOf('what a call does', {}, behaviour));

type KeyOf<Union> = Union extends unknown ? keyof Union : never;
/** The alternatives of a shape, by the key that tells them apart. */
const shapes: Readonly<Record<Exclude<KeyOf<Shape>, 'own' | 'borrowedIf' | 'then' | 'count'>, Check>> = {
  kind: objectOf('a shape', { kind: text }, { own, borrowedIf: kindCondition }),
  each: objectOf('a shape', { each: anyShape }, { count }),
  tuple: objectOf('a shape', { tuple: listOf(anyShape) }),
  promise: objectOf('a shape', { promise: anyShape }),
  fields: objectOf('a shape', { fields: recordOf(anyShape) }),
  record: objectOf('a shape', { record: anyShape }),
  anyOf: objectOf('a shape', { anyOf: listOf(anyShape) }),
  same: objectOf('a shape', { same: port }),
  elementsOf: objectOf('a shape', { elementsOf: port }),
  awaited: objectOf('a shape', { awaited: anyShape }),
  when: objectOf('a shape', { when: objectOf('a condition', { argument: count, kind: text }), then: anyShape }),
  resultOf: objectOf('a shape', { resultOf: count }),
  namespace: objectOf('a shape', { namespace: text }),
  function: objectOf('a shape', { function: anyBehaviour }),
  plain: objectOf('a shape', { plain: oneOf(true) }),
};

const shape: Check = (value, path, report) => {
  const key = isRecord(value) ? Object.keys(value).find((name) => Object.hasOwn(shapes, name)) : undefined;
  if (key !== undefined) return shapes[key as keyof typeof shapes](value, path, report);
  const first = isRecord(value) ? Object.keys(value)[0] : undefined;
  report(`${path}: is not a shape, which has one of ${Object.keys(shapes).join(', ')}${meant(first, Object.keys(shapes))}`);
  return false;
};

const run = objectOf(
  'a callback',
  { argument: count, mode },
  {
    member: text,
    scope: oneOf(true),
    returnsScoped: text,
    parameters: listOf(shape),
    elementsOf: port,
    cleanup: oneOf(true),
    once: oneOf(true),
    memo: oneOf(true),
    mount: oneOf(true),
    every: count,
  },
);

const behaviour = {
  result: shape,
  releases: listOf(port),
  takes: listOf(
    objectOf(
      'a transfer',
      { what: port },
      { into: oneOfOr(['this', 'result'], count, 'the position of an argument'), unless: kindCondition, shows: oneOf(true) },
    ),
  ),
  stores: listOf(objectOf('a store', { what: oneOfOr(['this', 'rest'], count, 'the position of an argument'), into: port }, { key: port })),
  keeps: listOf(port),
  runs: listOf(run),
  region: oneOf('open', 'close'),
  size: oneOf('grows', 'shrinks', 'clears'),
  reads: oneOf('size', 'membership'),
  densifies: objectOf('a conversion', { port, bytesPerElement: count, instead: text }, { always: oneOf(true) }),
  expandsOneHot: objectOf('an expansion', { indices: port, bytesPerElement: count }, { depth: port }),
  releasesAll: listOf(text),
  copies: port,
  walks: port,
  factory: text,
  workspace: text,
  joins: objectOf('a copy of several', { ports: listOf(port), instead: text }),
  enumerates: objectOf('a list of all', {
    of: oneOf('paths', 'selections', 'combinations', 'pairs'),
    what: text,
    lists: oneOfOr(['this', 'arguments', 'elements'], count, 'the position of an argument'),
    instead: text,
  }),
  differentiates: objectOf('a gradient', {}, { value: text }),
  trains: text,
  namedPart: oneOf(true),
  listens: objectOf('a listener', { does: oneOf('add', 'remove'), event: count, handler: count }, { options: count, once: oneOf(true) }),
};

const condition = objectOf('a case', { argument: count, then: anyBehaviour }, { member: text, is: listOf(constant), startsWith: text });

/** A row. The evidence may be left out: the user is the evidence. */
export const row = objectOf(
  'a row',
  { names: listOf(anyText) },
  { ...behaviour, construct: oneOf(true), cases: listOf(condition), anyReceiver: oneOf(true), evidence: text, notRun: text },
);

const resource = objectOf(
  'a resource',
  { release: text },
  {
    discipline: oneOf('scoped', 'manual'),
    scope: text,
    collected: oneOf('never', 'late', 'yes'),
    lasting: oneOf(true),
    meantToStay: oneOf(true),
    endsWith: oneOf('maker'),
    failsInUse: oneOf(true),
    isPlainValue: oneOf(true),
    heldFromUse: oneOf(true),
    heldFromCall: oneOf(true),
    afterRelease: objectOf('what follows a release', { tells: listOf(text) }, { use: text, release: text }),
    keptIn: text,
  },
);

const sorts = ['tensor', 'graph', 'embedding', 'matrix', 'sparse', 'buffer', 'session', 'model', 'container', 'dataset'];
const sort = oneOf(...sorts);

export const kind = objectOf(
  'a kind',
  { noun: text },
  {
    types: listOf(text),
    extends: text,
    resource,
    sort,
    keepsElementsApart: oneOf(true),
    methods: listOf(row),
    scopedMethods: listOf(text),
    partsLiveOn: oneOf(true),
    livesOnIn: listOf(text),
    releasesFields: oneOf(true),
    properties: recordOf(shape),
    plainProperties: listOf(text),
    sidesIn: listOf(text),
    sidesOf: listOf(text),
    handlers: recordOf(mode),
    evidence: text,
  },
);

const member = objectOf('a member of an operand', { operand: count, member: text });
const operand: Check = (value, path, report) => (isRecord(value) ? member : count)(value, path, report);
/** The rules by which the sides of a result are told, by the keys that each may have. */
const sides = objectOf(
  'a rule for sides',
  {},
  {
    ...{ list: operand, batch: oneOf(true), lengths: listOf(operand), count: operand, times: count, values: count, as: operand },
    ...{ stretched: listOf(count), resized: count, to: count, pixels: count, channels: count, usual: count, expanded: count, at: count },
    ...{ reshaped: count, rearranged: count, reduced: count, axis: count, keeps: count, appended: count, by: count, halved: count },
    ...{ unless: count, multiplied: listOf(count), only: operand, firstIn: operand, orTo: text },
  },
);
const elementBytes = objectOf('the bytes of an element', {}, { as: count, type: operand, bytes: recordOf(count), usual: count });
const element: Check = (value, path, report) => (isRecord(value) ? elementBytes : count)(value, path, report);

export const sizeRow = objectOf(
  'a size',
  { names: listOf(anyText), sides, element },
  { methodsOf: text, shares: oneOf(true), evidence: text },
);

export const textProtocol = objectOf(
  'a text protocol',
  { kind: text, acquires: listOf(text), releases: listOf(text) },
  { checks: listOf(text), evidence: text },
);

/** What a table has besides its rows, which are looked at one by one so that one bad row costs only itself. */
export const tableHead = objectOf(
  'a table',
  { library: text },
  {
    modules: listOf(text),
    globals: listOf(anyText),
    namespaceExports: listOf(text),
    namespaces: recordOf(text),
    texts: () => true,
    kinds: () => true,
    functions: () => true,
    unknownReceiver: () => true,
    sizes: () => true,
  },
);

const pairFields = objectOf('a pair', { create: text, release: text }, { module: text, noun: text, sort, keptIn: text });

export const pair: Check = (value, path, report) => {
  if (!pairFields(value, path, report)) return false;
  const { create, release } = value as { readonly create: string; readonly release: string };
  if (create !== release) return true;
  report(`${path}: "${create}" cannot be both what makes and what frees; name the function that frees in "release"`);
  return false;
};
