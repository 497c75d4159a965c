import { type Frame, innerFrame, isInScope } from '../frame.ts';
import { indent, type Move } from '../writer.ts';
import { chain, making } from './tensors.ts';

const isShallow = ({ depth }: Frame): boolean => depth < 4;

export const scopeMoves: readonly Move[] = [
  {
    weight: 3.5,
    needs: isShallow,
    write: (writer, frame) => {
      const name = writer.name('y');
      const inner = innerFrame(frame, 'scope', { isAsync: false, result: 'tensor' });
      const body = writer.block(inner, 3, (at) => [`return ${writer.random.chance(0.5) ? chain(writer, at) : making(writer, at).text};`]);
      writer.declare(frame, name, 'tensor', { isVector: true });
      return [`const ${name} = tf.tidy(() => {`, ...indent(body), '});'];
    },
  },
  {
    weight: 1.5,
    write: (writer, frame) => {
      const name = writer.name('y');
      const text = chain(writer, innerFrame(frame, 'scope'));
      writer.declare(frame, name, 'tensor', { isVector: true });
      return [`const ${name} = tf.tidy(() => ${text});`];
    },
  },
  {
    weight: 1,
    needs: isShallow,
    write: (writer, frame) => ['tf.tidy(() => {', ...writer.inner(frame, 'scope', 3, { isAsync: false, result: 'nothing' }), '});'],
  },
  {
    // Several out of one scope.
    weight: 1,
    write: (writer, frame) => {
      const [first, second] = [writer.name('y'), writer.name('y')];
      const inner = innerFrame(frame, 'scope');
      const texts = [chain(writer, inner), making(writer, inner).text];
      for (const name of [first, second]) writer.declare(frame, name, 'tensor', { isVector: true });
      return writer.random.chance(0.5)
        ? [`const [${first}, ${second}] = tf.tidy(() => [${texts.join(', ')}]);`]
        : [`const { left: ${first}, right: ${second} } = tf.tidy(() => ({ left: ${texts[0]}, right: ${texts[1]} }));`];
    },
  },
  {
    // Kept from the scope.
    weight: 1.5,
    needs: (frame) => !isInScope(frame),
    write: (writer, frame) => {
      const name = writer.name('k');
      const inner = innerFrame(frame, 'scope', { isAsync: false, result: 'nothing' });
      const { text } = making(writer, inner);
      const before = writer.random.chance(0.4) ? writer.statement(inner) : [];
      const isSafe = before.every((line) => !/\b(return|break|continue|throw)\b/.test(line));
      writer.declare(frame, name, 'tensor', { isVector: true });
      return [`let ${name};`, 'tf.tidy(() => {', ...indent([...(isSafe ? before : []), `${name} = tf.keep(${text});`]), '});'];
    },
  },
  {
    weight: 1,
    needs: (frame) => !isInScope(frame) && isShallow(frame),
    write: (writer, frame) => {
      const inner = innerFrame(frame, 'scope', { isAsync: false });
      const lines = [`total += ${chain(writer, inner)}.dataSync()[0];`];
      return ['tf.engine().startScope();', ...lines, 'tf.engine().endScope();'];
    },
  },
  {
    weight: 1,
    needs: (frame) => !isInScope(frame),
    write: (writer, frame) => {
      const name = writer.name('w');
      const from = writer.tensor(frame, true);
      writer.declare(frame, name, 'variable', { isVector: true });
      const next = writer.name('t');
      if (!writer.random.chance(0.4)) return [`const ${name} = tf.variable(${from});`];
      const release = writer.forgets() ? [] : [`${next}.dispose();`];
      return [`const ${name} = tf.variable(${from});`, `const ${next} = ${name}.mul(2);`, `${name}.assign(${next});`, ...release];
    },
  },
  {
    weight: 1,
    write: (writer, frame) => {
      const from = writer.tensor(frame, true);
      const name = writer.name('d');
      if (writer.random.chance(0.5)) {
        writer.declare(frame, name, 'tensor', { isVector: true });
        return [`const ${name} = tf.grad((x) => x.square())(${from});`];
      }
      const value = writer.name('e');
      writer.declare(frame, name, 'tensor', { isVector: true });
      if (writer.forgets()) return [`const { grad: ${name} } = tf.valueAndGrad((x) => x.square().sum())(${from});`];
      writer.declare(frame, value);
      return [`const { grad: ${name}, value: ${value} } = tf.valueAndGrad((x) => x.square().sum())(${from});`];
    },
  },
];
