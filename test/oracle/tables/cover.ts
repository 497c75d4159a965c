import { createRequire } from 'node:module';
import type { Behaviour } from '../../../src/base/behaviour.ts';
import { defaultKnowledge } from '../../../src/knowledge/index.ts';
import type { LibraryTable } from '../../../src/knowledge/table.ts';
import { tfjs } from '../../../src/knowledge/tables/tfjs.ts';
import { differenceOf } from './run-row.ts';
import { callsByName } from './tfjs-calls.ts';
import { callOfMethod } from './tfjs-methods.ts';

/** A name that the tables state, and what running it showed. */
export interface Covered {
  readonly name: string;
  readonly result: 'agrees' | 'differs' | 'not run';
  /** In which way it differs, or why it is not run. */
  readonly detail: string;
}

const table: LibraryTable = tfjs;
const library = createRequire(import.meta.url)('@tensorflow/tfjs') as Readonly<Record<string, unknown>>;

/** Why names of the tables cannot be run here. */
const reasons: readonly (readonly [names: RegExp, why: string])[] = [
  [/^node\.|TFSavedModel/, 'needs the native library'],
  [/^browser\.draw$|^data\.(webcam|microphone)$|Iterator\.|^io\.browserFiles$/, 'needs a browser'],
  [/dataToGPU$/, 'needs a GPU'],
  [/^io\.(loadWeights|copyModel|moveModel|removeModel)$/, 'needs a server or a store'],
  [/^enableDebugMode$|Engine\.reset$/, 'changes all that follows'],
  [/^InferenceModel\./, 'an interface that other models have'],
];

/** Runs every function and method of the table of TensorFlow.js. */
export async function coverTfjs(): Promise<readonly Covered[]> {
  const covered: Covered[] = [];
  for (const row of table.functions)
    for (const name of row.names)
      covered.push(isThere(name) ? await cover(name, callsByName.get(name), row) : notRun(name, 'not in version 4.22'));
  for (const [kind, { methods = [] }] of Object.entries(table.kinds))
    for (const row of methods) for (const name of row.names) covered.push(await cover(`${kind}.${name}`, callOfMethod(kind, name), row));
  return covered;
}

async function cover(name: string, call: string | undefined, row: Behaviour): Promise<Covered> {
  if (call === undefined)
    return notRun(
      name,
      reasons.find(([names]) => names.test(name))?.[1] ?? (/Strict$|^Tensor\./.test(name) ? 'not in version 4.22' : 'no call is written'),
    );
  try {
    const detail = await differenceOf(defaultKnowledge(), name, call, row);
    return { name, result: detail === '' ? 'agrees' : 'differs', detail };
  } catch (error) {
    return { name, result: 'differs', detail: String(error) };
  }
}

function notRun(name: string, detail: string): Covered {
  return { name, result: 'not run', detail };
}

/** Some function of the name is in the library, whatever its version at hand. */
function isThere(name: string): boolean {
  if (reasons.some(([names]) => names.test(name))) return true;
  let value: unknown = library;
  for (const part of name.split('.')) value = (value as Readonly<Record<string, unknown>> | undefined)?.[part];
  return value !== undefined;
}
