import { framesFrom, type Frame, innerFrame, isInScope, owedUpTo } from '../frame.ts';
import { indent, type Move, type Writer } from '../writer.ts';
import { making } from './tensors.ts';

const isShallow = ({ depth }: Frame): boolean => depth < 4;
const hasLoop = (frame: Frame): boolean => {
  if (frame.isInSwitch) return false;
  for (const { kind } of framesFrom(frame)) {
    if (kind === 'loop') return true;
    if (kind === 'function' || kind === 'scope') return false;
  }
  return false;
};

/** Releases what is owed on the way out, and leaves. The frames go on without the jump, so nothing is gone there. */
function leaving(writer: Writer, frame: Frame, upTo: 'function' | 'loop', jump: string): string[] {
  const owed = owedUpTo(frame, upTo);
  const lines = writer.releaseAll(owed);
  for (const handle of owed) handle.isGone = false;
  return [...lines, jump];
}

/** A `return` that gives what the function has to give. */
function returning(writer: Writer, frame: Frame): string[] {
  if (isInScope(frame)) return [`return ${frame.result === 'tensor' ? making(writer, frame).text : ''};`.replace(' ;', ';')];
  if (frame.result === 'nothing') return leaving(writer, frame, 'function', 'return;');
  const name = writer.name('r');
  return [`const ${name} = ${making(writer, frame).text};`, ...leaving(writer, frame, 'function', `return ${name};`)];
}

/** The head of a loop that runs as often as an argument says, or a fixed number of times. */
function loopHead(writer: Writer): string {
  const i = writer.name('i');
  return writer.random.pick([
    ...[`for (let ${i} = 0; ${i} < n; ${i} += 1) {`, `for (let ${i} = 0; ${i} < 3; ${i} += 1) {`],
    ...[`for (const ${i} of [1, 2, 3]) {`, `for (const ${i} of Array(n).fill(0)) {`],
  ]);
}

export const controlMoves: readonly Move[] = [
  {
    weight: 3,
    needs: isShallow,
    write: (writer, frame) => {
      const then = writer.inner(frame, 'block', 2);
      const otherwise = writer.random.chance(0.4) ? ['} else {', ...writer.inner(frame, 'block', 2)] : [];
      return [`if (${writer.test(frame)}) {`, ...then, ...otherwise, '}'];
    },
  },
  {
    weight: 2.5,
    needs: (frame) => isShallow(frame) && frame.kind !== 'scope',
    write: (writer, frame) => {
      const inner = innerFrame(frame, 'block');
      const before = writer.random.chance(0.3) ? writer.statement(inner) : [];
      return [`if (${writer.test(frame)}) {`, ...indent([...before, ...returning(writer, inner)]), '}'];
    },
  },
  {
    weight: 2.5,
    needs: isShallow,
    write: (writer, frame) => [loopHead(writer), ...writer.inner(frame, 'loop', 3), '}'],
  },
  {
    weight: 2,
    needs: hasLoop,
    write: (writer, frame) => [
      `if (${writer.test(frame)}) {`,
      ...indent(leaving(writer, innerFrame(frame, 'block'), 'loop', writer.random.pick(['break;', 'continue;']))),
      '}',
    ],
  },
  {
    // The last of a row of results, each made from the one before.
    weight: 2,
    needs: isShallow,
    write: (writer, frame) => {
      const [name, next] = [writer.name('acc'), writer.name('next')];
      const first = making(writer, frame).text;
      const inner = innerFrame(frame, 'loop');
      const other = writer.tensor(frame);
      writer.declare(frame, name, 'tensor', { isVector: true });
      const middle = writer.random.chance(0.3) ? writer.block(inner, 1) : [];
      const release = isInScope(frame) || writer.forgets() ? [] : [`${name}.dispose();`];
      const body = [`const ${next} = ${name}.add(${other});`, ...middle, ...release, `${name} = ${next};`];
      return [`let ${name} = ${first};`, loopHead(writer), ...indent(body), '}'];
    },
  },
  {
    weight: 2,
    needs: isShallow,
    write: (writer, frame) => {
      const name = writer.name('g');
      const { text } = making(writer, frame);
      const handle = writer.declare(frame, name, 'tensor', { isVector: true });
      handle.isGuarded = true;
      const body = writer.inner(frame, 'block', 3);
      const isReleased = isInScope(frame) || !writer.forgets();
      handle.isGone = true;
      return [
        `const ${name} = ${text};`,
        'try {',
        ...body,
        '} finally {',
        ...(isReleased ? [`  ${name}.dispose();`] : ['  total += 1;']),
        '}',
      ];
    },
  },
  {
    weight: 1.5,
    needs: isShallow,
    write: (writer, frame) => {
      const inner = innerFrame(frame, 'block');
      const before = writer.statement(inner);
      const owed = inner.handles.filter(({ isOwned, isGone }) => isOwned && !isGone);
      const thrown = [...writer.releaseAll(owed), "throw new Error('expected');"];
      for (const handle of owed) handle.isGone = false;
      const body = [...before, `if (${writer.test(frame)}) {`, ...indent(thrown), '}', ...writer.block(inner, 2)];
      return ['try {', ...indent(body), '} catch {', '  total += 1;', '}'];
    },
  },
  {
    weight: 1,
    needs: isShallow,
    write: (writer, frame) => {
      const cases = ['0', '1'].flatMap((value) => [
        `  case ${value}: {`,
        ...indent(writer.inner(frame, 'block', 2, { isInSwitch: true })),
        '    break;',
        '  }',
      ]);
      return ['switch (mode) {', ...cases, '  default:', '    total += 1;', '}'];
    },
  },
  {
    // Made on one way only, and released by the same condition, or by asking whether it is there.
    weight: 2.5,
    write: (writer, frame) => {
      const name = writer.name('o');
      const test = writer.test(frame);
      const { text } = making(writer, frame);
      const middle = isShallow(frame) ? writer.statement(frame) : [];
      const ways = [
        `${name}?.dispose();`,
        `if (${name}) ${name}.dispose();`,
        `if (${test}) ${name}.dispose();`,
        `if (${name} !== undefined) ${name}.dispose();`,
      ];
      const release = isInScope(frame) || writer.forgets() ? [] : [writer.random.pick(ways)];
      const isSafe = middle.every((line) => !/\b(return|break|continue|throw)\b/.test(line));
      const [before, between] = isSafe ? [[], middle] : [middle, []];
      return [...before, `let ${name};`, `if (${test}) ${name} = ${text};`, ...between, ...release];
    },
  },
  {
    // Released in a branch, on both sides or on one.
    weight: 1.5,
    needs: isShallow,
    write: (writer, frame) => {
      const name = writer.name('b');
      const { text } = making(writer, frame);
      const [then, otherwise] = [writer.inner(frame, 'block', 1), writer.inner(frame, 'block', 1)];
      const release = (): string[] => (isInScope(frame) || writer.forgets() ? [] : [`  ${name}.dispose();`]);
      return [
        `const ${name} = ${text};`,
        `if (${writer.test(frame)}) {`,
        ...then,
        ...release(),
        '} else {',
        ...otherwise,
        ...release(),
        '}',
      ];
    },
  },
];
