import type { KindRow } from '../../knowledge/table.ts';
import { handleText } from './handle-text.ts';
import type { NamePair } from './name-pair.ts';
import type { NamedCall } from './named-calls.ts';
import { sortOf } from './nouns.ts';
import { readName } from './verbs.ts';

/** The kind of what one call of a pair makes. */
export function kindOf(pair: NamePair, call: NamedCall): KindRow {
  const { receiver } = call;
  const [release = ''] = pair.releases.keys();
  const sort = sortOf(pair.noun);
  return {
    noun: pair.noun === '' ? `result of ${pair.create}` : pair.noun,
    ...(sort && { sort }),
    resource: {
      release: `${receiver === undefined ? '' : `${receiver}.`}${release}(${handleText(call, pair.members)})`,
      discipline: 'manual',
      collected: 'never',
      keptIn: receiver === undefined ? 'memory' : `what \`${receiver}\` holds`,
    },
    properties: Object.fromEntries([...pair.members].map((member) => [member, { same: 'this' as const }])),
    evidence: `the program has ${readName(pair.create)[0]?.verb ?? 'make'} and ${release}`,
  };
}

/** The kind of the instances of a class of compiled code; `freeing` is the call that frees one. */
export function kindOfOwn({ noun }: NamePair, freeing: string): KindRow {
  const sort = sortOf(noun);
  // Newer bindings of wasm-bindgen register their objects with the garbage collector, which does not see how big they are.
  const collected = freeing === '%.free()' ? 'late' : 'never';
  return {
    noun,
    ...(sort && { sort }),
    resource: { release: freeing, discipline: 'manual', collected, keptIn: 'the memory of the compiled code' },
    evidence: `the program calls ${freeing} on what it makes`,
  };
}
