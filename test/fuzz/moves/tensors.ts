import { isInScope, visibleIn, type Frame } from '../frame.ts';
import type { Move, Writer } from '../writer.ts';

const vectors = ['tf.ones([2])', 'tf.zeros([2])', 'tf.tensor1d([1, 2])', 'tf.fill([2], 3)', 'tf.randomUniform([2])', 'tf.tensor([3, 4])'];

/** An expression that makes one tensor, and nothing else that somebody would have to release. */
export function making(writer: Writer, frame: Frame): { readonly text: string; readonly isVector: boolean } {
  const { random } = writer;
  if (random.chance(0.35) || visibleIn(frame).every(({ form }) => form !== 'tensor')) return { text: random.pick(vectors), isVector: true };
  const [left, right] = [writer.tensor(frame, true), writer.tensor(frame)];
  const text = random.pick([
    ...[`${left}.add(${right})`, `tf.mul(${left}, ${right})`, `${left}.square()`, `tf.relu(${left})`, `${left}.clone()`],
    ...[`${left}.reshape([2])`, `${left}.mul(2)`, `tf.maximum(${left}, 1)`, `tf.onesLike(${left})`],
  ]);
  return { text, isVector: true };
}

/** A chain that makes tensors nobody has a name for: right only inside a scope. */
export function chain(writer: Writer, frame: Frame): string {
  const { text } = making(writer, frame);
  return `${text}${writer.random.pick(['.add(1)', '.square()', `.mul(${writer.tensor(frame)})`, '.relu()'])}`;
}

function isChainable(writer: Writer, frame: Frame): boolean {
  return isInScope(frame) ? writer.random.chance(0.6) : writer.forgets();
}

export const tensorMoves: readonly Move[] = [
  {
    weight: 10,
    write: (writer, frame) => {
      const name = writer.name('t');
      const { text, isVector } = isChainable(writer, frame) ? { text: chain(writer, frame), isVector: true } : making(writer, frame);
      writer.declare(frame, name, 'tensor', { isVector });
      return [`const ${name} = ${text};`];
    },
  },
  {
    weight: 2,
    write: (writer, frame) => {
      const name = writer.name('s');
      const text = writer.random.pick(['tf.scalar(2)', `${writer.tensor(frame)}.sum()`, `tf.mean(${writer.tensor(frame)})`]);
      writer.declare(frame, name);
      return [`const ${name} = ${text};`];
    },
  },
  {
    // Read, and nothing made.
    weight: 3,
    write: (writer, frame) => {
      const tensor = isChainable(writer, frame) ? chain(writer, frame) : writer.tensor(frame);
      const ways = [`total += ${tensor}.dataSync()[0];`, `total += ${tensor}.size;`, `total += ${tensor}.shape.length;`];
      return [writer.random.pick(frame.isAsync ? [...ways, `total += (await ${tensor}.data())[0];`] : ways)];
    },
  },
  {
    weight: 1.5,
    write: (writer, frame) => {
      const [first, second] = [writer.name('p'), writer.name('p')];
      const from = writer.tensor(frame, true);
      if (writer.forgets()) {
        writer.declare(frame, first);
        return [`const [${first}] = tf.split(${from}, 2);`];
      }
      writer.declare(frame, first);
      writer.declare(frame, second);
      return [`const [${first}, ${second}] = ${writer.random.pick([`tf.split(${from}, 2)`, `tf.unstack(${from})`, `${from}.split(2)`])};`];
    },
  },
  {
    weight: 1.5,
    write: (writer, frame) => {
      const [values, indices] = [writer.name('v'), writer.name('x')];
      writer.declare(frame, values);
      if (writer.forgets()) return [`const { values: ${values} } = tf.topk(${writer.tensor(frame, true)}, 1);`];
      writer.declare(frame, indices);
      return [`const { values: ${values}, indices: ${indices} } = tf.topk(${writer.tensor(frame, true)}, 1);`];
    },
  },
  {
    weight: 1,
    write: (writer, frame) => {
      const name = writer.name('m');
      const form = writer.random.pick(['top', 'moments'] as const);
      writer.declare(frame, name, form);
      return [
        `const ${name} = ${form === 'top' ? `tf.topk(${writer.tensor(frame, true)}, 2)` : `tf.moments(${writer.tensor(frame, true)})`};`,
      ];
    },
  },
  {
    // Declared before it is made.
    weight: 1,
    write: (writer, frame) => {
      const name = writer.name('l');
      const lines = [`let ${name};`, `${name} = ${making(writer, frame).text};`];
      writer.declare(frame, name, 'tensor', { isVector: true });
      return lines;
    },
  },
  {
    weight: 1.5,
    write: (writer, frame) => {
      const name = writer.name('c');
      const [left, right] = [making(writer, frame).text, making(writer, frame).text];
      writer.declare(frame, name, 'tensor', { isVector: true });
      return [`const ${name} = ${writer.test(frame)} ? ${left} : ${right};`];
    },
  },
];
