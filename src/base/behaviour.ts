/**
 * What a call does to memory. Knowledge tables write it by hand for library functions, the summary analysis computes it for functions of
 * the project, and every analysis reads the one form.
 */

/** Where a value enters a call: the receiver, or an argument by position from 0. */
export type Port = 'this' | number;

/** The name of a kind of value, `library.Kind`, such as `tfjs.Tensor`. */
export type KindId = string;

/** The library that has a kind. */
export function libraryOf(kind: KindId): string {
  return kind.slice(0, kind.lastIndexOf('.'));
}

/** A call meets it whose argument, or the named member of an options object there, is of the kind; of a list, each element. */
export interface KindCondition {
  readonly argument: number;
  readonly member?: string;
  readonly kind: KindId;
}

/** What a call gives back, by structure. Exactly one key of each alternative is present. */
export type Shape =
  /**
   * One value of a kind. `own` says who must release it: `owned` the receiver of the result (the default for kinds that are resources), `borrowed` whoever had it.
   * Calls that meet `borrowedIf` give something that only shares what others own: a model of layers that another model has.
   */
  | { readonly kind: KindId; readonly own?: 'owned' | 'borrowed'; readonly borrowedIf?: KindCondition }
  /** An array (or other iterable) whose elements have the shape. `count` is the argument that says how many there are, as a number or as a list. */
  | { readonly each: Shape; readonly count?: number }
  /** An array with known positions, as `moments` or `setdiff1dAsync` give. */
  | { readonly tuple: readonly Shape[] }
  /** A promise of the shape. */
  | { readonly promise: Shape }
  /** An object with named members, as `topk` gives `{ values, indices }`. */
  | { readonly fields: Readonly<Record<string, Shape>> }
  /** A record or Map whose values have the shape, by keys that are not known. */
  | { readonly record: Shape }
  /** One of several, as `predict` gives a tensor, an array or a record. The first is the usual one. */
  | { readonly anyOf: readonly Shape[] }
  /** The very value that came in at a port, not a copy: `tf.keep(t)`. */
  | { readonly same: Port }
  /** One of the elements of the value at a port: of an array or iterable, the values of a Map or record, what a promise fulfils with. `array.pop()`, `map.get(key)`. */
  | { readonly elementsOf: Port }
  /** The shape with every promise in it, also in elements and positions, replaced by what it fulfils with: `Promise.all(list)`. */
  | { readonly awaited: Shape }
  /** The shape when the argument is of the kind, plain otherwise: a layer applied to a tensor gives a tensor, applied to a symbolic one it does not. */
  | { readonly when: Omit<KindCondition, 'member'>; readonly then: Shape }
  /** Whatever the callback at an argument returns: `tf.tidy(fn)`. */
  | { readonly resultOf: number }
  /** The namespace of a library, as `await initSqlJs()` and `human.tf` give one. */
  | { readonly namespace: string }
  /** A function that behaves so when called. */
  | { readonly function: Behaviour }
  /** A plain value that holds no memory of interest: numbers, strings, nothing. */
  | { readonly plain: true };

/**
 * When a function that is handed over runs.
 * `now`: once, before the call returns. `each`: any number of times, before the call returns. `later`: once, after (a promise's `then`).
 * `event`, `frame`, `timer`, `request`: again and again for as long as the program lives.
 */
export type RunMode = 'now' | 'each' | 'later' | 'event' | 'frame' | 'timer' | 'request';

/** A function that a call receives and runs. */
export interface CallbackRun {
  /** The argument that is run, or a named member of an options object at the argument. */
  readonly argument: number;
  readonly member?: string;
  readonly mode: RunMode;
  /** The library frees the scoped values made inside, apart from those in the callback's result (`tf.tidy`). */
  readonly scope?: true;
  /** What the callback receives, by position. */
  readonly parameters?: readonly Shape[];
  /** The callback receives elements of the value at this port (`array.forEach`), as parameter 0. */
  readonly elementsOf?: Port;
  /** The callback returns an object with a function under this name, which the library runs later in a scope that frees what it makes: `gradFunc` of `tf.customGrad`. */
  readonly returnsScoped?: string;
  /** A function that the callback returns runs later to undo it, when its owner ends: `useEffect(() => { …; return () => x.dispose(); })`. */
  readonly cleanup?: true;
  /** Each call runs the function once; it only recurs when it registers itself again: `requestAnimationFrame(draw)` inside `draw`. */
  readonly once?: true;
  /** `later`: it runs once for each component that is shown, and so as often as the user goes back and forth. */
  readonly mount?: true;
  /** The argument that says how many milliseconds lie between two runs. */
  readonly every?: number;
  /** What the callback makes stays with the owner of the call (a component that is drawn again and again) until that ends, whoever else gets to see it: `useMemo(() => new Geometry())`. */
  readonly memo?: true;
}

/** Ownership of the value at `what` passes into `into`, or to the library for good. */
export interface Transfer {
  readonly what: Port;
  readonly into?: Port | 'result';
  /** Calls that meet it take nothing over: a model applied to a tensor is used, applied to a node of another model it becomes part of that. */
  readonly unless?: KindCondition;
  /** The value is shown until the next one takes its place. Nobody frees what is text, as an object URL, there. */
  readonly shows?: true;
}

/** How a call adds or removes a listener. A call with one argument that is a function is given no name of an event. */
export interface Listens {
  readonly does: 'add' | 'remove';
  /** The argument that names the event. */
  readonly event: number;
  /** The argument that is the function. A removal without it removes all. */
  readonly handler: number;
  /** The argument with `capture`, `once` and `signal`: a boolean or an object. Present where the target keeps a function once, however often it is added. */
  readonly options?: number;
  /** The function goes when it has run. */
  readonly once?: true;
}

/** What a call lists in full. */
export interface Enumerates {
  /** `paths`: ways through a graph, exponentially many of its size. `selections` of the elements of a list: exponentially many of its length. `combinations` of the elements of several lists, or `pairs` of the elements of one. */
  readonly of: 'paths' | 'selections' | 'combinations' | 'pairs';
  /** In words: `every path between two nodes`. */
  readonly what: string;
  /** The lists: the receiver, an argument, all arguments, or the elements of the first one. */
  readonly lists: Port | 'arguments' | 'elements';
  /** What to do, as a sentence without its dot: `Give a \`maxDepth\``. */
  readonly instead: string;
}

/** What a call does. Everything left out does not happen: arguments are borrowed, nothing is kept. */
export interface Behaviour {
  readonly result?: Shape;
  /** Ports whose value is released, with everything found inside it if it is a container. */
  readonly releases?: readonly Port[];
  /** Everything of these kinds that the library has made is released: `tf.disposeVariables()`. */
  readonly releasesAll?: readonly KindId[];
  /** Ownership of `what` passes into `into`: releasing `into` releases it. Without `into`, the library takes it over for good. */
  readonly takes?: readonly Transfer[];
  /** The value at the port is put into the container at `into` (`array.push`, `map.set`): reachable from it, ownership unchanged. */
  readonly stores?: readonly { readonly what: Port | 'rest'; readonly into: Port; readonly key?: Port }[];
  /** Ports that no scope frees any more (`tf.keep`). */
  readonly keeps?: readonly Port[];
  readonly runs?: readonly CallbackRun[];
  /** Starts (`open`) or ends (`close`) a region that frees the scoped values made inside it. */
  readonly region?: 'open' | 'close';
  /** The receiver gets bigger (`push`, `set`, `add`) or smaller (`delete`, `clear`, `shift`) by the call. */
  readonly size?: 'grows' | 'shrinks' | 'clears';
  /** Goes through the properties of the value at the port. Elements that are kept apart from the properties, as a map keeps them, are not found there. */
  readonly walks?: Port;
  /** Reads how many elements the receiver has, or whether it has one: a guard on growth. */
  readonly reads?: 'size' | 'membership';
  /** A value that is sparse at the port is written out in full: rows × columns elements of `bytesPerElement` each. Of a value that is not sparse it says nothing. `instead` is what to do. */
  readonly densifies?: {
    readonly port: Port;
    readonly bytesPerElement: number;
    readonly instead: string;
    /** The call takes nothing but sparse values, whatever kind they are of: lists of indices and values. */
    readonly always?: true;
  };
  /** Indices become one-hot rows: `depth` elements of `bytesPerElement` for each index. Without `depth` the library counts the distinct ones itself. */
  readonly expandsOneHot?: { readonly indices: Port; readonly depth?: Port; readonly bytesPerElement: number };
  /** The whole value is copied: its cost grows with its size. */
  readonly copies?: Port;
  /** The result, or what it is put into, holds a copy of each of these, one after another; of a list that is written at a port, of its elements. `instead` is how to add to the first in place. */
  readonly joins?: { readonly ports: readonly Port[]; readonly instead: string };
  /** Makes something that costs much to make and is meant to be made once and used again and again. What making it does, for messages: `starts a browser`. */
  readonly factory?: string;
  /** Makes working memory of a computation, which can be used again for the next one of the same size. What making it does, for messages: `computes the tables of a transform`. */
  readonly workspace?: string;
  /** The result holds all there are of something at once. */
  readonly enumerates?: Enumerates;
  /** Runs a function while every step is recorded, and works out gradients. `value` is the member of the result that holds what the function itself gave. */
  readonly differentiates?: { readonly value?: string };
  /** Runs a model as in training: what that does, for messages: `drops values at random`. */
  readonly trains?: string;
  /** Gives a part that something has under a name: there are only so many, whatever name is asked for. */
  readonly namedPart?: true;
  /** Adds a listener to the receiver, or removes the one that was added with the very same function. */
  readonly listens?: Listens;
}
