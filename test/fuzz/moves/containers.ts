import { innerFrame, isInScope, type Frame } from '../frame.ts';
import { indent, type Move } from '../writer.ts';
import { chain, making } from './tensors.ts';

const isShallow = ({ depth }: Frame): boolean => depth < 4;

export const containerMoves: readonly Move[] = [
  {
    weight: 2,
    needs: isShallow,
    write: (writer, frame) => {
      const [name, i] = [writer.name('list'), writer.name('i')];
      const inner = innerFrame(frame, 'loop');
      const { text } = making(writer, inner);
      const body = [...(writer.random.chance(0.3) ? writer.block(inner, 1) : []), `${name}.push(${text});`];
      writer.declare(frame, name, 'list');
      return [`const ${name} = [];`, `for (let ${i} = 0; ${i} < n; ${i} += 1) {`, ...indent(body), '}'];
    },
  },
  {
    weight: 1,
    write: (writer, frame) => {
      const name = writer.name('list');
      const texts = [making(writer, frame).text, making(writer, frame).text];
      writer.declare(frame, name, 'list');
      return [`const ${name} = [${texts.join(', ')}];`];
    },
  },
  {
    weight: 1,
    write: (writer, frame) => {
      const name = writer.name('list');
      const from = writer.tensor(frame, true);
      writer.declare(frame, name, 'list');
      const text = isInScope(frame) || writer.forgets() ? `${from}.add(each).square()` : `${from}.add(each)`;
      return [`const ${name} = ${writer.random.pick(['[1, 2, 3]', 'Array(n).fill(1)'])}.map((each) => ${text});`];
    },
  },
  {
    weight: 1,
    write: (writer, frame) => {
      const name = writer.name('list');
      const from = writer.tensor(frame, true);
      writer.declare(frame, name, 'list');
      return [`const ${name} = ${writer.random.pick([`tf.split(${from}, 2)`, `tf.unstack(${from})`])};`];
    },
  },
  {
    weight: 1,
    write: (writer, frame) => {
      const name = writer.name('box');
      const texts = [making(writer, frame).text, making(writer, frame).text];
      writer.declare(frame, name, 'box');
      if (writer.random.chance(0.6)) return [`const ${name} = { left: ${texts[0]}, right: ${texts[1]} };`];
      return [`const ${name} = {};`, `${name}.left = ${texts[0]};`, `${name}.right = ${texts[1]};`];
    },
  },
  {
    weight: 1,
    write: (writer, frame) => {
      const name = writer.name('map');
      const texts = [making(writer, frame).text, making(writer, frame).text];
      writer.declare(frame, name, 'map');
      return [`const ${name} = new Map();`, `${name}.set('a', ${texts[0]});`, `${name}.set('b', ${texts[1]});`];
    },
  },
  {
    // All into one, and the parts released.
    weight: 1,
    write: (writer, frame) => {
      const [list, name] = [writer.name('list'), writer.name('t')];
      const texts = [making(writer, frame).text, making(writer, frame).text];
      const release = isInScope(frame) || writer.forgets() ? [] : writer.release({ name: list, form: 'list' });
      const op = writer.random.pick([`tf.addN(${list})`, `tf.stack(${list})`]);
      writer.declare(frame, name, 'tensor', { isVector: op.startsWith('tf.addN') });
      return [`const ${list} = [${texts.join(', ')}];`, `const ${name} = ${op};`, ...release];
    },
  },
  {
    // Two change places.
    weight: 0.7,
    write: (writer, frame) => {
      const [left, right] = [writer.name('a'), writer.name('a')];
      const lines = [`let ${left} = ${making(writer, frame).text};`, `let ${right} = ${making(writer, frame).text};`];
      for (const name of [left, right]) writer.declare(frame, name, 'tensor', { isVector: true });
      return [...lines, `[${left}, ${right}] = [${right}, ${left}];`];
    },
  },
  {
    // Released, and made anew under the same name.
    weight: 1,
    write: (writer, frame) => {
      const name = writer.name('z');
      const lines = [`let ${name} = ${making(writer, frame).text};`];
      const release = isInScope(frame) || writer.forgets() ? [] : [`${name}.dispose();`];
      const next = isInScope(frame) ? chain(writer, frame) : making(writer, frame).text;
      writer.declare(frame, name, 'tensor', { isVector: true });
      return [...lines, ...release, `${name} = ${next};`];
    },
  },
];
