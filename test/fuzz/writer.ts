import { type Form, type Frame, type Handle, innerFrame, isInScope, visibleIn } from './frame.ts';
import type { Random } from './random.ts';

/** One way to go on with a program. */
export interface Move {
  /** How often it is chosen, relative to others. */
  readonly weight: number;
  readonly needs?: (frame: Frame) => boolean;
  readonly write: (writer: Writer, frame: Frame) => readonly string[];
}

/** Writes a program, keeping account of what each block has to release. */
export class Writer {
  readonly random: Random;
  /** How often a release is forgotten. */
  readonly #carelessness: number;
  /** Functions and classes of the program that the body uses. */
  readonly declarations: string[] = [];
  readonly #helpers = new Map<string, string>();
  readonly #moves: readonly Move[];
  #lastName = 0;

  constructor(random: Random, moves: readonly Move[], carelessness: number) {
    this.random = random;
    this.#moves = moves;
    this.#carelessness = carelessness;
  }

  name(stem: string): string {
    this.#lastName += 1;
    return `${stem}${this.#lastName}`;
  }

  forgets(): boolean {
    return this.random.chance(this.#carelessness);
  }

  /** A function or class of the program, written when first asked for. */
  helper(key: string, write: (name: string) => readonly string[]): string {
    const known = this.#helpers.get(key);
    if (known !== undefined && !this.random.chance(0.3)) return known;
    const name = this.name(key);
    this.declarations.push([...write(name), ''].join('\n'));
    this.#helpers.set(key, name);
    return name;
  }

  /** A declared name that holds tensors; inside a scope nobody has to release them. */
  declare(frame: Frame, name: string, form: Form = 'tensor', { isVector = false, isOwned = true } = {}): Handle {
    const handle = {
      name,
      form,
      isVector,
      isOwned: isOwned && !(form !== 'variable' && isInScope(frame)),
      isGone: false,
      isGuarded: false,
    };
    frame.handles.push(handle);
    return handle;
  }

  /** Statements of a block, with the releases at its end; `last` may hand something on before. */
  block(frame: Frame, budget: number, last: (frame: Frame) => readonly string[] = () => []): string[] {
    const lines: string[] = [];
    for (let left = 1 + this.random.below(budget); left > 0; left -= 1) lines.push(...this.statement(frame));
    const ending = last(frame);
    const [jump] = ending.slice(-1);
    const isJump = jump !== undefined && /^(return|break|continue|throw)\b/.test(jump);
    const before = isJump ? ending.slice(0, -1) : ending;
    lines.push(...before, ...this.releaseAll(frame.handles.filter(({ isOwned, isGone }) => isOwned && !isGone)));
    return isJump ? [...lines, jump] : lines;
  }

  inner(frame: Frame, kind: Frame['kind'], budget: number, change: Partial<Frame> = {}): string[] {
    return indent(this.block(innerFrame(frame, kind, change), budget));
  }

  statement(frame: Frame): readonly string[] {
    const possible = this.#moves.filter(({ needs }) => needs?.(frame) ?? true);
    let at = this.random.next() * possible.reduce((sum, { weight }) => sum + weight, 0);
    const move = possible.find(({ weight }) => (at -= weight) < 0);
    return move?.write(this, frame) ?? [];
  }

  /** Some condition on the arguments. */
  test(frame: Frame): string {
    return this.random.pick(frame.tests);
  }

  /** A name of a tensor that may be used, or a new one that the chain of its use loses. */
  tensor(frame: Frame, mustBeVector = false): string {
    const known = visibleIn(frame).filter(
      ({ form, isVector }) => (form === 'tensor' || form === 'variable') && (isVector || !mustBeVector),
    );
    return known.length > 0 ? this.random.pick(known).name : 'tf.ones([2])';
  }

  /** Releases each, in one of the ways people write it, apart from those that are forgotten. */
  releaseAll(handles: readonly Handle[]): string[] {
    const kept = handles.filter(() => !this.forgets());
    for (const handle of handles) handle.isGone = true;
    const plain = kept.filter(({ form }) => form === 'tensor');
    if (plain.length > 1 && this.random.chance(0.3)) {
      const others = kept.filter(({ form }) => form !== 'tensor');
      return [`tf.dispose([${plain.map(({ name }) => name).join(', ')}]);`, ...others.flatMap((each) => this.release(each))];
    }
    return kept.flatMap((each) => this.release(each));
  }

  release({ name, form }: Pick<Handle, 'name' | 'form'>): readonly string[] {
    switch (form) {
      case 'tensor':
        return this.random.pick([[`${name}.dispose();`], [`${name}.dispose();`], [`tf.dispose(${name});`]]);
      case 'variable':
      case 'holder':
        return [`${name}.dispose();`];
      case 'list':
        return this.random.pick([
          [`tf.dispose(${name});`],
          [`${name}.forEach((each) => each.dispose());`],
          [`for (const each of ${name}) each.dispose();`],
          [`for (let i = 0; i < ${name}.length; i += 1) ${name}[i].dispose();`],
          [`while (${name}.length > 0) ${name}.pop().dispose();`],
        ]);
      case 'map':
        return this.random.pick([
          [`for (const each of ${name}.values()) each.dispose();`],
          [`${name}.forEach((each) => each.dispose());`],
          [`tf.dispose([...${name}.values()]);`],
        ]);
      default:
        return this.#releaseRecord(name, form);
    }
  }

  #releaseRecord(name: string, form: Form): readonly string[] {
    const [first, second] = form === 'top' ? ['values', 'indices'] : form === 'moments' ? ['mean', 'variance'] : ['left', 'right'];
    if (this.random.chance(0.4)) return [`tf.dispose(${name});`];
    if (this.random.chance(0.3)) return [`for (const each of Object.values(${name})) each.dispose();`];
    return [`${name}.${first}.dispose();`, ...(this.forgets() ? [] : [`${name}.${second}.dispose();`])];
  }
}

export function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
