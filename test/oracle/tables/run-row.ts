import { createRequire } from 'node:module';
import type { Behaviour, Shape } from '../../../src/base/behaviour.ts';
import type { Knowledge } from '../../../src/knowledge/knowledge.ts';
import { inputs } from './tfjs-inputs.ts';

interface Tensor {
  readonly isDisposed: boolean;
  dispose(): void;
}
interface Library {
  readonly Tensor: new () => Tensor;
  memory(): { readonly numTensors: number };
  dispose(value: unknown): void;
  disposeVariables(): void;
}

const tf = createRequire(import.meta.url)('@tensorflow/tfjs') as Library;

/** What the library keeps of its own beyond what a row says, counted: outside a scope nobody can release it. */
const hidden: Readonly<Record<string, number>> = {
  meshgrid: 4,
  'metrics.sparseCategoricalAccuracy': 3,
  'train.momentum': 1,
  MomentumOptimizer: 1,
  'Optimizer.getWeights': 1,
};

/** Handles that a value of a shape gives to whoever made the call, and others that have to be released by their own method. */
interface Owned {
  readonly tensors: Set<Tensor>;
  readonly others: Tensor[];
}

/** Makes a call and counts; an empty text when the library does what the behaviour says, otherwise what it does instead. */
export async function differenceOf(knowledge: Knowledge, name: string, call: string, behaviour: Behaviour): Promise<string> {
  const run = new Function(
    'tf',
    `${inputs}\nconst before = tf.memory().numTensors;\nreturn [{ v, given, m, pictures, weight }, before, () => ${call}];`,
  );
  const [given, before, make] = run(tf) as [Record<string, Tensor>, number, () => unknown];
  const made = quietly(make);
  const value: unknown = await made;
  const shape = behaviour.result ?? { plain: true };
  const isLater = 'promise' in shape || ('function' in shape && 'promise' in (shape.function.result ?? {}));
  if (isLater !== made instanceof Promise) return isLater ? 'gives no promise' : 'gives a promise';
  const owned: Owned = { tensors: new Set(), others: [] };
  const wrong = mismatch(knowledge, shape, value, owned);
  if (wrong !== '') return wrong;
  const released = Object.values(given).filter(({ isDisposed }) => isDisposed).length;
  if (released !== (call.includes('given') ? (behaviour.releases?.length ?? 0) : 0) && !name.endsWith('disposeVariables'))
    return `releases ${released} of what it is given`;
  const count = (): number => tf.memory().numTensors - before + (name.endsWith('disposeVariables') ? 0 : released);
  const expected = owned.tensors.size + (hidden[name] ?? 0);
  if (owned.others.length === 0 && count() !== expected && !name.endsWith('disposeVariables')) return `makes ${count()}, not ${expected}`;
  for (const other of owned.others) other.dispose();
  if (owned.others.length > 0 && count() !== expected) return `keeps ${count() - expected} when released`;
  tf.dispose([...owned.tensors, ...Object.values(given)]);
  return '';
}

function quietly<Result>(run: () => Result): Result {
  const { log, warn } = console;
  console.log = console.warn = () => {};
  try {
    return run();
  } finally {
    Object.assign(console, { log, warn });
  }
}

function mismatch(knowledge: Knowledge, shape: Shape, value: unknown, owned: Owned): string {
  const inner = (each: Shape, part: unknown): string => mismatch(knowledge, each, part, owned);
  const firstOf = (found: readonly string[]): string => found.find((each) => each !== '') ?? '';
  if ('kind' in shape) return mismatchOfKind(knowledge, shape, value, owned);
  if ('promise' in shape) return inner(shape.promise, value);
  if ('function' in shape) return inner(shape.function.result ?? { plain: true }, value);
  if ('each' in shape) return Array.isArray(value) ? firstOf(value.map((each) => inner(shape.each, each))) : 'gives no list';
  if ('tuple' in shape)
    return Array.isArray(value) && value.length === shape.tuple.length
      ? firstOf(shape.tuple.map((each, index) => inner(each, value[index])))
      : 'gives no such list';
  if ('fields' in shape) {
    const fields = value as Readonly<Record<string, unknown>>;
    const unsaid = Object.keys(fields).filter((name) => !(name in shape.fields) && tensorsIn(fields[name]).length > 0);
    return firstOf([
      ...unsaid.map((name) => `gives ${name} as well`),
      ...Object.entries(shape.fields).map(([name, each]) => inner(each, fields[name])),
    ]);
  }
  if ('record' in shape) return firstOf(Object.values(value ?? {}).map((each) => inner(shape.record, each)));
  if ('anyOf' in shape) return shape.anyOf.map((each) => inner(each, value)).includes('') ? '' : 'gives none of what it may';
  if ('resultOf' in shape) {
    for (const tensor of tensorsIn(value)) owned.tensors.add(tensor);
    return '';
  }
  if ('when' in shape) return inner(shape.then, value);
  if ('plain' in shape) return tensorsIn(value).length === 0 ? '' : 'gives tensors';
  return '';
}

function mismatchOfKind(
  knowledge: Knowledge,
  shape: Extract<Shape, { readonly kind: string }>,
  value: unknown,
  { tensors, others }: Owned,
): string {
  const isTensor = knowledge.isA(shape.kind, 'tfjs.Tensor');
  if (isTensor !== value instanceof tf.Tensor) return isTensor ? 'gives no tensor' : 'gives a tensor';
  if (shape.own === 'borrowed' || !knowledge.kind(shape.kind)?.resource) return '';
  if (isTensor) tensors.add(value as Tensor);
  else others.push(value as Tensor);
  return '';
}

/** Tensors in a value, as deep as calls give them. */
function tensorsIn(value: unknown, depth = 0): Tensor[] {
  if (value instanceof tf.Tensor) return [value];
  if (typeof value !== 'object' || value === null || depth > 2) return [];
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? Object.values(value).flatMap((each) => tensorsIn(each, depth + 1)) : [];
}
