import type { KindRow, LibraryTable, Resource, Row } from './table.ts';

/** The short form for one resource: a call makes it, another frees it. */
export interface Pair {
  /** The function or method that makes it: `openIndex`, `client.openIndex`. */
  readonly create: string;
  /** What frees it: a function or method that is handed the value (`closeIndex`), or a method of the value itself (`%.close()`). */
  readonly release: string;
  /** The module both are imported from. Left out: globals, and methods of any receiver of no known kind. */
  readonly module?: string;
  /** What a person calls it. Left out: taken from the name of `create`. */
  readonly noun?: string;
  readonly sort?: KindRow['sort'];
  /** Where it stays until released, for messages. */
  readonly keptIn?: string;
}

const evidence = 'settings["memory-audit"].pairs';

/** The table that says the same as the pair. `number` tells the kinds of pairs apart. */
export function tableOfPair(pair: Pair, number: number): LibraryTable {
  const library = `pair${number}`;
  const { module, create, release } = pair;
  const ownMethod = /^(?:%)?\.([\w$]+)(?:\(\))?$/.exec(release)?.[1];
  const closing: Row[] = ownMethod === undefined ? [{ names: [release], releases: [0], result: { plain: true }, evidence }] : [];
  const methods: Row[] = ownMethod === undefined ? [] : [{ names: [ownMethod], releases: ['this'], result: { plain: true }, evidence }];
  const kindOf = (written: string): KindRow => ({
    noun: pair.noun ?? nounOf(create),
    resource: resourceOf(pair, written),
    ...(pair.sort === undefined ? {} : { sort: pair.sort }),
    methods,
    evidence,
  });
  const opening = (kind: string, name: string): Row => ({ names: [name], result: { kind: `${library}.${kind}` }, evidence });
  const called = ownMethod === undefined ? `${release}(%)` : `%.${ownMethod}()`;
  const asMethod = ownMethod === undefined ? `@.${lastPart(release)}(%)` : called;
  return {
    library,
    modules: module === undefined ? [] : [module],
    globals: module === undefined ? [''] : [],
    namespaceExports: ['default'],
    kinds: { Made: kindOf(called), MadeByReceiver: kindOf(asMethod) },
    functions: [opening('Made', create), ...closing],
    ...(module === undefined
      ? {
          unknownReceiver: [opening('MadeByReceiver', lastPart(create)), ...closing.map((row) => ({ ...row, names: [lastPart(release)] }))],
        }
      : {}),
  };
}

function resourceOf({ keptIn }: Pair, release: string): Resource {
  return { release, discipline: 'manual', collected: 'never', keptIn: keptIn ?? 'memory' };
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** `createFastmapGraph` makes a `fastmap graph`; a name without a noun makes a `handle`. */
function nounOf(create: string): string {
  const words = lastPart(create)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[\s_]+/);
  const noun = words.slice(1).join(' ').toLowerCase();
  return noun === '' ? 'handle' : noun;
}
