// Writes a TypeScript project of about a given number of lines, with chains of calls through several files as real projects have them: entry points that timers
// and requests call, services below them, operations on tensors below these, and helpers that all share. Some functions work in a scope, some release what
// they make, some hand it on, and a few forget it. The same arguments give the same project.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const layers = 5;
const filesPerLayer = 4;
const functionsPerFile = 8;

/** How functions treat what the function that they call gives them, in turn. */
const bodies = [
  (name, below) => `export function ${name}(input: tf.Tensor2D, scale = 1): tf.Tensor2D {
  return tf.tidy(() => {
    const base = ${below}(input, scale);
    const shifted = base.add(tf.scalar(scale));
    return shifted.div(shifted.sum()) as tf.Tensor2D;
  });
}
`,
  (name, below) => `export function ${name}(input: tf.Tensor2D, rounds = 4): tf.Tensor2D {
  let current = ${below}(input, 1);
  for (let round = 0; round < rounds; round += 1) {
    const next = current.mul(input) as tf.Tensor2D;
    current.dispose();
    current = next;
  }
  return current;
}
`,
  (name, below) => `export async function ${name}(input: tf.Tensor2D): Promise<number[]> {
  const result = ${below}(input);
  try {
    const values = await result.data();
    const kept: number[] = [];
    for (const value of values) if (value > 0.5) kept.push(value);
    return kept;
  } finally {
    result.dispose();
  }
}
`,
  (name, below, at) => `export class ${name.charAt(0).toUpperCase()}${name.slice(1)} {
  readonly #seen = new Map<string, number>();
  #last: tf.Tensor2D | undefined;

  run(key: string, input: tf.Tensor2D): tf.Tensor2D {
    this.#last?.dispose();
    this.#last = ${below}(input, ${at});
    this.#seen.set(key, this.#last.size);
    if (this.#seen.size > ${100 + at}) this.#seen.clear();
    return this.#last;
  }

  dispose(): void {
    this.#last?.dispose();
    this.#last = undefined;
  }
}

const shared${name} = new ${name.charAt(0).toUpperCase()}${name.slice(1)}();

export function ${name}(input: tf.Tensor2D): tf.Tensor2D {
  return shared${name}.run('${name}', input).clone();
}
`,
  (name, below) => `export function ${name}(input: tf.Tensor2D, threshold = 0): tf.Tensor2D {
  if (input.rank !== 2) throw new RangeError('two dimensions are needed');
  const first = ${below}(input);
  const second = clamp(first, threshold, threshold + 1);
  first.dispose();
  return second;
}
`,
  (name, below) => `export function ${name}(inputs: readonly tf.Tensor2D[]): number {
  let total = 0;
  for (const input of inputs) {
    const each = ${below}(input);
    total += each.sum().dataSync()[0] ?? 0;
    each.dispose();
  }
  return total;
}
`,
];

/** Kinds of bodies whose functions take one tensor and give one, so that others may call them; the rest end a chain. */
const callable = [0, 1, 3, 4];

function packageFiles(number, hasSharedHelpers) {
  const files = {};
  const nameOf = (layer, file, at) => `work${number}x${layer}x${file}x${at}`;
  for (let layer = 0; layer < layers; layer += 1) {
    for (let file = 0; file < filesPerLayer; file += 1) {
      const parts = [];
      const imported = new Map();
      for (let at = 0; at < functionsPerFile; at += 1) {
        const kind = layer === layers - 1 ? at % bodies.length : callable[at % callable.length];
        const belowFile = (file + at) % filesPerLayer;
        const below = layer === 0 ? 'normalise' : nameOf(layer - 1, belowFile, (at + 1) % functionsPerFile);
        if (layer > 0) imported.set(belowFile, [...(imported.get(belowFile) ?? []), below]);
        parts.push(bodies[kind](nameOf(layer, file, at), below, at));
      }
      const imports = [...imported].map(([from, names]) => `import { ${names.join(', ')} } from './layer${layer - 1}-${from}';`);
      const helpers = hasSharedHelpers ? '../../shared/src/helpers' : './helpers';
      files[`layer${layer}-${file}.ts`] =
        `import * as tf from '@tensorflow/tfjs';\nimport { clamp, normalise } from '${helpers}';\n${imports.join('\n')}\n\n${parts.join('\n')}`;
    }
  }
  files['index.ts'] = entryOf(number, nameOf);
  if (!hasSharedHelpers) files['helpers.ts'] = helpersText;
  return files;
}

function entryOf(number, nameOf) {
  const top = layers - 1;
  return `import * as tf from '@tensorflow/tfjs';
import { ${nameOf(top, 0, 0)}, ${nameOf(top, 0, 2)}, ${nameOf(top, 0, 5)} } from './layer${top}-0';

export async function handle${number}(values: number[][]): Promise<number[]> {
  const input = tf.tensor2d(values);
  const found = await ${nameOf(top, 0, 2)}(input);
  const scaled = ${nameOf(top, 0, 0)}(input);
  input.dispose();
  scaled.dispose();
  return found;
}

setInterval(() => console.log(${nameOf(top, 0, 5)}([])), 1000);
`;
}

const helpersText = `import * as tf from '@tensorflow/tfjs';

export function clamp(input: tf.Tensor2D, low: number, high: number): tf.Tensor2D {
  return input.clipByValue(low, high) as tf.Tensor2D;
}

export function normalise(input: tf.Tensor2D, scale = 1): tf.Tensor2D {
  return tf.tidy(() => input.sub(input.mean()).mul(scale) as tf.Tensor2D);
}
`;

/**
 * Writes the project into a folder, which is emptied before. With `isConnected`, its packages share their helpers and are called from one place; otherwise they
 * have nothing to do with each other. Gives the number of lines, and the files in the middle of a chain, where somebody may edit.
 */
export function generateProject(folder, lines, isConnected) {
  rmSync(folder, { recursive: true, force: true });
  const written = { lines: 0, middles: [] };
  const write = (path, text) => {
    const full = join(folder, path);
    mkdirSync(join(full, '..'), { recursive: true });
    writeFileSync(full, text);
    written.lines += text.split('\n').length;
  };
  write('package.json', '{ "name": "generated", "private": true }\n');
  if (isConnected) write('shared/src/helpers.ts', helpersText);
  let count = 0;
  for (; written.lines < lines; count += 1) {
    for (const [name, text] of Object.entries(packageFiles(count, isConnected))) write(`package${count}/src/${name}`, text);
    written.middles.push(join(folder, `package${count}/src/layer${layers >> 1}-1.ts`));
  }
  if (isConnected) {
    const imports = Array.from({ length: count }, (_, at) => `import { handle${at} } from './package${at}/src/index';`);
    const calls = Array.from({ length: count }, (_, at) => `  await handle${at}(values);`);
    write('main.ts', `${imports.join('\n')}\n\nexport async function main(values: number[][]): Promise<void> {\n${calls.join('\n')}\n}\n`);
  }
  return written;
}
