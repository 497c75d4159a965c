import type { Behaviour, Port, Shape } from '../../../src/base/behaviour.ts';
import type { Knowledge } from '../../../src/knowledge/knowledge.ts';
import type { Oracle } from './oracle.ts';
import { reaches } from './reaches.ts';

/** Makes a call and counts; an empty text when the library does what the behaviour says, otherwise what it does instead. */
export function differenceOf(oracle: Oracle, knowledge: Knowledge, name: string, call: string, behaviour: Behaviour): Promise<string> {
  return new RowRun(oracle, knowledge, name, call, behaviour).difference();
}

interface Prepared {
  /** What the call uses, by name. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly make: () => unknown;
}

const AsyncFunction = (async () => {}).constructor as new (
  ...texts: readonly string[]
) => (...values: readonly unknown[]) => Promise<Prepared>;

class RowRun {
  readonly #oracle: Oracle;
  readonly #knowledge: Knowledge;
  readonly #name: string;
  readonly #call: string;
  readonly #behaviour: Behaviour;
  /** Handles that the result gives to whoever made the call, with their kinds. */
  readonly #owned = new Map<unknown, string | undefined>();
  #probed = 0;

  constructor(oracle: Oracle, knowledge: Knowledge, name: string, call: string, behaviour: Behaviour) {
    this.#oracle = oracle;
    this.#knowledge = knowledge;
    this.#name = name;
    this.#call = call;
    this.#behaviour = behaviour;
  }

  async difference(): Promise<string> {
    const { inputs, make } = await this.#prepare();
    const { result: shape = { plain: true } } = this.#behaviour;
    const ports = new Ports(this.#call, inputs);
    const sizeBefore = this.#sizeOf(ports.at('this'));
    const before = this.#oracle.live();
    const made = quietly(make);
    const probedAtOnce = this.#probed;
    const value: unknown = await made;
    this.#oracle.settle?.();
    const isLater = 'promise' in shape || ('function' in shape && 'promise' in (shape.function.result ?? {}));
    if (isLater !== made instanceof Promise) return isLater ? 'gives no promise' : 'gives a promise';
    const wrong =
      this.#mismatch(shape, value, ports) ||
      this.#wrongRuns(probedAtOnce) ||
      this.#wrongSize(sizeBefore, this.#sizeOf(ports.at('this'))) ||
      this.#wrongStore(ports) ||
      this.#wrongCount(Object.values(inputs), before);
    for (const input of Object.values(inputs)) if (this.#isAlive(input)) this.#oracle.release(input);
    return wrong;
  }

  async #prepare(): Promise<Prepared> {
    const { names, inputs } = this.#oracle;
    const made = [...inputs.matchAll(/^ *const (\w+) = /gm)].map(([, name]) => name);
    const text = `${inputs}\nreturn { inputs: { ${made.join(', ')} }, make: () => ${this.#call} };`;
    const run = new AsyncFunction(...Object.keys(names), 'probe', text);
    return run(...Object.values(names), () => {
      this.#probed += 1;
    });
  }

  #isAlive(value: unknown): boolean {
    return this.#oracle.isHandle(value) && !this.#oracle.isReleased(value);
  }

  #sizeOf(value: unknown): number | undefined {
    return this.#behaviour.size === undefined ? undefined : this.#oracle.sizeOf?.(value);
  }

  #wrongSize(before: number | undefined, after: number | undefined): string {
    const { size } = this.#behaviour;
    if (size === undefined || before === undefined || after === undefined) return '';
    const isAsSaid = size === 'grows' ? after > before : size === 'shrinks' ? after < before : after === 0 && before > 0;
    return isAsSaid ? '' : `has ${before} before and ${after} after`;
  }

  /** What runs before the call returns is told from what runs later, if ever. */
  #wrongRuns(probedAtOnce: number): string {
    if (!this.#call.includes('probe')) return '';
    const modes = new Set(this.#behaviour.runs?.map(({ mode }) => mode));
    const saysAtOnce = modes.has('now') || modes.has('each');
    if (saysAtOnce === probedAtOnce > 0) return '';
    return saysAtOnce ? 'does not run what it is given at once' : 'runs what it is given at once';
  }

  #wrongStore(ports: Ports): string {
    const kept = ports.named('kept');
    if (kept === undefined || this.#behaviour.stores === undefined) return '';
    return reaches(ports.at('this'), kept) ? '' : 'does not store what it is given';
  }

  #wrongCount(inputs: readonly unknown[], before: number): string {
    const { hidden, uncounted = [] } = this.#oracle;
    const released = inputs.filter((input) => this.#oracle.isHandle(input) && this.#oracle.isReleased(input));
    const isUncounted = uncounted.includes(this.#name);
    if (released.length !== (this.#call.includes('given') ? (this.#behaviour.releases?.length ?? 0) : 0) && !isUncounted)
      return `releases ${released.length} of what it is given`;
    if (isUncounted) return '';
    const releasedCount = released.filter((handle) => this.#oracle.isCounted(handle)).length;
    const kept = hidden?.[this.#name] ?? 0;
    // How much a released handle held inside is not known.
    if (released.some((handle) => !this.#oracle.isCounted(handle))) return '';
    const made = this.#oracle.live() - before + releasedCount;
    const isCounted = [...this.#owned.keys()].every((handle) => this.#oracle.isCounted(handle));
    if (isCounted && made !== this.#owned.size + kept) return `makes ${made}, not ${this.#owned.size + kept}`;
    for (const [handle, kind] of this.#owned) this.#releaseAsTold(handle, kind);
    if ([...this.#owned.keys()].some((handle) => this.#isAlive(handle))) return 'gives what its release does not release';
    const left = this.#oracle.live() - before + releasedCount;
    return left === kept ? '' : `keeps ${left - kept} when released`;
  }

  /** Releases in the way that the table tells people. */
  #releaseAsTold(handle: unknown, kind: string | undefined): void {
    const release = kind === undefined ? undefined : this.#knowledge.kind(kind)?.resource?.release;
    if (release === undefined) this.#oracle.release(handle);
    else new Function('handle', release.replace('%', 'handle'))(handle);
    this.#oracle.settle?.();
  }

  #mismatch(shape: Shape, value: unknown, ports: Ports): string {
    const inner = (each: Shape, part: unknown): string => this.#mismatch(each, part, ports);
    const firstOf = (found: readonly string[]): string => found.find((each) => each !== '') ?? '';
    if ('kind' in shape) return this.#mismatchOfKind(shape, value);
    if ('promise' in shape) return inner(shape.promise, value);
    if ('function' in shape) return inner(shape.function.result ?? { plain: true }, value);
    if ('each' in shape) return Array.isArray(value) ? firstOf(value.map((each) => inner(shape.each, each))) : 'gives no list';
    if ('tuple' in shape)
      return Array.isArray(value) && value.length === shape.tuple.length
        ? firstOf(shape.tuple.map((each, index) => inner(each, value[index])))
        : 'gives no such list';
    if ('fields' in shape) {
      const fields = value as Readonly<Record<string, unknown>>;
      const unsaid = Object.keys(fields).filter((name) => !(name in shape.fields) && this.#handlesIn(fields[name]).length > 0);
      return firstOf([
        ...unsaid.map((name) => `gives ${name} as well`),
        ...Object.entries(shape.fields).map(([name, each]) => inner(each, fields[name])),
      ]);
    }
    if ('record' in shape) return firstOf(Object.values(value ?? {}).map((each) => inner(shape.record, each)));
    if ('anyOf' in shape) return shape.anyOf.map((each) => inner(each, value)).includes('') ? '' : 'gives none of what it may';
    if ('resultOf' in shape) {
      for (const handle of this.#handlesIn(value)) this.#owned.set(handle, undefined);
      return '';
    }
    if ('when' in shape) return inner(shape.then, value);
    if ('same' in shape) return [undefined, value].includes(ports.at(shape.same)) ? '' : 'gives another value';
    if ('plain' in shape) return this.#handlesIn(value).length === 0 ? '' : 'gives a handle';
    return '';
  }

  #mismatchOfKind(shape: Extract<Shape, { readonly kind: string }>, value: unknown): string {
    if (!this.#oracle.isOfKind(shape.kind, value)) return `gives no ${this.#knowledge.kind(shape.kind)?.noun}`;
    if (shape.own !== 'borrowed' && this.#knowledge.kind(shape.kind)?.resource) this.#owned.set(value, shape.kind);
    return '';
  }

  /** Handles in a value, as deep as calls give them. */
  #handlesIn(value: unknown, depth = 0): unknown[] {
    if (this.#oracle.isHandle(value)) return [value];
    if (typeof value !== 'object' || value === null || depth > 2) return [];
    const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
    return isPlain ? Object.values(value).flatMap((each) => this.#handlesIn(each, depth + 1)) : [];
  }
}

/** What a call is given, as far as its text names an input there. */
class Ports {
  readonly #call: string;
  readonly #inputs: Readonly<Record<string, unknown>>;

  constructor(call: string, inputs: Readonly<Record<string, unknown>>) {
    this.#call = call;
    this.#inputs = inputs;
  }

  at(port: Port): unknown {
    const [, receiver, first] = /^(?:(\w+)\.)?[\w.]+\((?:(\w+)[,)])?/.exec(this.#call) ?? [];
    return this.named(port === 'this' ? receiver : port === 0 ? first : undefined);
  }

  /** An input that the call names. */
  named(name: string | undefined): unknown {
    return name !== undefined && new RegExp(`\\b${name}\\b`).test(this.#call) ? this.#inputs[name] : undefined;
  }
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
