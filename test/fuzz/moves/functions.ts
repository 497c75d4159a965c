import { type Frame, innerFrame, isInScope } from '../frame.ts';
import { indent, type Move, type Writer } from '../writer.ts';
import { chain, making } from './tensors.ts';

/** Functions of the program do not see what its body declares. */
function newFunction(result: Frame['result'], isAsync: boolean, parameter?: string): Frame {
  const tests = ['flag', '!flag', 'n > 1'];
  const frame: Frame = { kind: 'function', outer: undefined, handles: [], isAsync, tests, isInSwitch: false, result, depth: 2 };
  if (parameter !== undefined)
    frame.handles.push({ name: parameter, form: 'tensor', isVector: true, isOwned: false, isGone: false, isGuarded: false });
  return frame;
}

function tensorMaker(writer: Writer, isAsync: boolean): string {
  return writer.helper(isAsync ? 'load' : 'make', (name) => {
    const frame = newFunction('tensor', isAsync, 'x');
    const body = writer.block(frame, 2, (at) => {
      const result = writer.name('r');
      return [`const ${result} = ${making(writer, at).text};`, `return ${result};`];
    });
    const pause = isAsync ? ['await Promise.resolve();'] : [];
    return [`${isAsync ? 'async ' : ''}function ${name}(x, flag, n, mode) {`, ...indent(['let total = 0;', ...pause, ...body]), '}'];
  });
}

function pairMaker(writer: Writer): string {
  return writer.helper('pair', (name) => {
    const frame = newFunction('nothing', false, 'x');
    const [left, right] = [making(writer, frame).text, making(writer, frame).text];
    return [`function ${name}(x) {`, ...indent([`const left = ${left};`, `const right = ${right};`, 'return { left, right };']), '}'];
  });
}

function consumer(writer: Writer): string {
  return writer.helper('consume', (name) => {
    const frame = newFunction('nothing', false, 'x');
    const body = writer.block(frame, 1);
    return [`function ${name}(x, flag, n, mode) {`, ...indent(['let total = 0;', ...body, 'x.dispose();', 'return total;']), '}'];
  });
}

function borrower(writer: Writer): string {
  return writer.helper('measure', (name) => {
    const frame = newFunction('nothing', false, 'x');
    const body = writer.block(frame, 2);
    return [`function ${name}(x, flag, n, mode) {`, ...indent(['let total = 0;', ...body, 'return total;']), '}'];
  });
}

function scoped(writer: Writer): string {
  return writer.helper('inside', (name) => {
    const frame: Frame = { ...newFunction('tensor', false, 'x'), kind: 'scope' };
    const body = writer.block(frame, 2, (at) => [`return ${chain(writer, at)};`]);
    return [`function ${name}(x, flag, n, mode) {`, ...indent(['let total = 0;', ...body]), '}'];
  });
}

function holder(writer: Writer): string {
  return writer.helper('Holder', (name) => {
    const release = writer.forgets() ? [] : ['this.state.dispose();'];
    const second = writer.forgets() ? [] : ['this.extra.dispose();'];
    return [
      `class ${name} {`,
      ...indent(['constructor() {', '  this.state = tf.zeros([2]);', '  this.extra = tf.ones([2]);', '}']),
      ...indent(['update(x) {', ...indent(['const next = this.state.add(x);', ...release, 'this.state = next;']), '}']),
      ...indent(['dispose() {', ...indent(['this.state.dispose();', ...second]), '}']),
      '}',
    ];
  });
}

export const functionMoves: readonly Move[] = [
  {
    weight: 2,
    write: (writer, frame) => {
      const name = writer.name('f');
      const isAsync = frame.isAsync && writer.random.chance(0.5);
      const call = `${tensorMaker(writer, isAsync)}(${writer.tensor(frame, true)}, ${writer.test(frame)}, n, mode)`;
      writer.declare(frame, name, 'tensor', { isVector: true });
      return [`const ${name} = ${isAsync ? 'await ' : ''}${call};`];
    },
  },
  {
    weight: 1,
    needs: ({ isAsync }) => isAsync,
    write: (writer, frame) => {
      const [left, right] = [writer.name('f'), writer.name('f')];
      const call = (): string => `${tensorMaker(writer, true)}(${writer.tensor(frame, true)}, ${writer.test(frame)}, n, mode)`;
      const calls = `${call()}, ${call()}`;
      for (const name of [left, right]) writer.declare(frame, name, 'tensor', { isVector: true });
      return [`const [${left}, ${right}] = await Promise.all([${calls}]);`];
    },
  },
  {
    weight: 1,
    write: (writer, frame) => {
      const name = writer.name('box');
      const call = `${pairMaker(writer)}(${writer.tensor(frame, true)})`;
      if (writer.random.chance(0.5)) {
        writer.declare(frame, name, 'box');
        return [`const ${name} = ${call};`];
      }
      const [left, right] = [writer.name('f'), writer.name('f')];
      writer.declare(frame, left, 'tensor', { isVector: true });
      if (writer.forgets()) return [`const { left: ${left} } = ${call};`];
      writer.declare(frame, right, 'tensor', { isVector: true });
      return [`const { left: ${left}, right: ${right} } = ${call};`];
    },
  },
  {
    weight: 1,
    needs: (frame) => !isInScope(frame),
    write: (writer, frame) => {
      const name = writer.name('h');
      const lines = [`const ${name} = ${making(writer, frame).text};`];
      return [
        ...lines,
        writer.forgets() ? `total += ${name}.size;` : `total += ${consumer(writer)}(${name}, ${writer.test(frame)}, n, mode);`,
      ];
    },
  },
  {
    weight: 1,
    write: (writer, frame) => {
      const given = writer.forgets() ? chain(writer, frame) : writer.tensor(frame, true);
      return [`total += ${borrower(writer)}(${given}, ${writer.test(frame)}, n, mode);`];
    },
  },
  {
    weight: 1,
    write: (writer, frame) => {
      const name = writer.name('y');
      const call = `${scoped(writer)}(${writer.tensor(frame, true)}, ${writer.test(frame)}, n, mode)`;
      writer.declare(frame, name, 'tensor', { isVector: true });
      return [`const ${name} = ${isInScope(frame) || writer.forgets() ? call : `tf.tidy(() => ${call})`};`];
    },
  },
  {
    // A closure that releases.
    weight: 1,
    needs: (frame) => !isInScope(frame),
    write: (writer, frame) => {
      const [name, close] = [writer.name('u'), writer.name('close')];
      const lines = [`const ${name} = ${making(writer, frame).text};`, `const ${close} = () => {`, `  ${name}.dispose();`, '};'];
      return [...lines, `total += ${name}.size;`, ...(writer.forgets() ? [] : [`${close}();`])];
    },
  },
  {
    // A closure that makes.
    weight: 1,
    write: (writer, frame) => {
      const [name, create] = [writer.name('u'), writer.name('create')];
      const inner = innerFrame(frame, 'function', { isAsync: false });
      const lines = [`const ${create} = () => ${making(writer, inner).text};`];
      if (writer.forgets()) return [...lines, `total += ${create}().size;`];
      writer.declare(frame, name, 'tensor', { isVector: true });
      return [...lines, `const ${name} = ${create}();`];
    },
  },
  {
    weight: 1.2,
    needs: (frame) => !isInScope(frame),
    write: (writer, frame) => {
      const name = writer.name('holder');
      const lines = [`const ${name} = new ${holder(writer)}();`];
      const updates = writer.random.chance(0.7) ? [`${name}.update(${writer.tensor(frame, true)});`] : [];
      writer.declare(frame, name, 'holder');
      return [...lines, ...updates];
    },
  },
  {
    // Made once and kept for good.
    weight: 0.7,
    needs: (frame) => !isInScope(frame),
    write: (writer, frame) => {
      const key = writer.helper('cached', (name) => [
        `let kept${name};`,
        `function ${name}() {`,
        ...(writer.forgets() ? [`  kept${name} = tf.ones([2]);`] : [`  if (!kept${name}) kept${name} = tf.ones([2]);`]),
        `  return kept${name};`,
        '}',
      ]);
      const name = writer.name('q');
      writer.declare(frame, name, 'tensor', { isVector: true, isOwned: false });
      return [`const ${name} = ${key}();`];
    },
  },
];
