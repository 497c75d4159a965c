import type { Behaviour, KindId, RunMode, Shape } from '../base/behaviour.ts';
import type { SizeRow } from './size-row.ts';

/** What must be done about a value of a kind, and what happens if it is not. */
export interface Resource {
  /**
   * The call that releases it, as a person writes it with `%` for the value: `%.dispose()`, `URL.revokeObjectURL(%)`; and with `@` for the
   * receiver of the call that made it: `@.deleteBuffer(%)`.
   */
  readonly release: string;
  /** `scoped`: the library has regions that free what is made inside (rule require-tidy). `manual`: only its own release frees it (rule require-release). */
  readonly discipline: 'scoped' | 'manual';
  /** How a scope is written, for scoped kinds: `tf.tidy`. */
  readonly scope?: string;
  /** What the garbage collector does for a value nobody refers to: `never` frees it, `late` (a finalizer, some time), or `yes` (release only stops work). */
  readonly collected: 'never' | 'late' | 'yes';
  /** Small, and as a rule made once and used for as long as the program runs (an optimizer, a worker pool): a missing release matters where it is made again and again. */
  readonly lasting?: true;
  /** Most are wanted for as long as the program runs, and have no release by intent: one is only reported where it is made again and again, or where a class releases other things and forgets it. */
  readonly meantToStay?: true;
  /** Plain memory until the library first uses it (draws it): a value that is only computed with needs no release, so a missing one is at most `possible`. */
  readonly heldFromUse?: true;
  /** Plain memory until a call gets it or is made on it (`setRenderTarget(%)`): one of which only members are read needs no release, so a missing one is at most `possible`. */
  readonly heldFromCall?: true;
  /** Releasing what it was made from, the receiver of the call that made it, releases it too: statements end with their database. */
  readonly endsWith?: 'maker';
  /** Work with it fails in the ordinary course of things (a page does not load, a query is refused): a release that an error skips is skipped some day. */
  readonly failsInUse?: true;
  /** The handle is a plain string or number: putting it into a property hands nothing over (an object URL in `link.href`). */
  readonly isPlainValue?: true;
  /** What the library does not put up with once it is released. */
  readonly afterRelease?: AfterRelease;
  /** Where it stays until released, for messages: `GPU memory`, `the WebAssembly heap`, `the server`. */
  readonly keptIn: string;
}

/** What calls on a released value do, as the end of a sentence: `throws "Tensor is disposed"`. */
export interface AfterRelease {
  /** What any other call with it does; left out when the library puts up with those. */
  readonly use?: string;
  /** What releasing it once more does; left out when that does nothing. */
  readonly release?: string;
  /** Members that tell whether it is released: `isDisposed`. Who asks them is taken to act on the answer. */
  readonly tells: readonly string[];
}

/** One kind of value of a library. */
export interface KindRow {
  /** What a person calls it: `tensor`, `graph`, `object URL`. */
  readonly noun: string;
  /** Names of the exported types and classes that denote it: `Tensor`, `Tensor2D`. */
  readonly types?: readonly string[];
  /** The kind whose members it has as well. */
  readonly extends?: KindId;
  /** Present when someone must release it. */
  readonly resource?: Resource;
  /** What sort of thing it is, for rules about a sort rather than a library. */
  readonly sort?: 'tensor' | 'graph' | 'embedding' | 'matrix' | 'sparse' | 'buffer' | 'session' | 'model' | 'container' | 'dataset';
  /** Its elements are no properties of it: `for…in` and `Object.values` find none of them. */
  readonly keepsElementsApart?: true;
  readonly methods?: readonly Row[];
  /** Methods that the library calls in a scope of its own on objects of classes that extend this kind. */
  readonly scopedMethods?: readonly string[];
  /** What is built from parts of it shares them: releasing it would release theirs. */
  readonly partsLiveOn?: true;
  /** Properties of which each keeps it in use: a texture that shows what was drawn into its target, and goes with that. */
  readonly livesOnIn?: readonly string[];
  /** Its release goes through the fields of the object and releases what they hold, also those of classes that extend the kind. */
  readonly releasesFields?: true;
  /** Properties that lead to values of interest. A getter that makes a new handle has an owned shape. */
  readonly properties?: Readonly<Record<string, Shape>>;
  /** Properties that are plain: where a value may be of the kind or a record of such, they are read of it and not of the record. */
  readonly plainProperties?: readonly string[];
  /** Pictures whose height and width are what the program sets these properties to, in this order, with an element of four bytes for each point. */
  readonly sidesIn?: readonly [height: string, width: string];
  /** Properties that list values with the sides of this one, of which the first is looked at: `model.inputs`. */
  readonly sidesOf?: readonly string[];
  /** Properties that a program sets to a function, and how that function runs: `socket.onmessage = …`. */
  readonly handlers?: Readonly<Record<string, RunMode>>;
  /** Link or reference to where it is stated. */
  readonly evidence: string;
}

/** A constant that an argument may be. `undefined` stands for one that is not given. */
export type Constant = string | number | boolean | undefined;

/** What some calls of a function do instead, told by a constant argument. */
export interface Case {
  /** The argument, or a named member of an options object there. One that is not constant does not meet the condition. */
  readonly argument: number;
  readonly member?: string;
  /** The constants that meet it, */
  readonly is?: readonly Constant[];
  /** or how a text that meets it begins. */
  readonly startsWith?: string;
  readonly then: Behaviour;
}

/** The behaviour of one or more functions of the same kind. */
export interface Row extends Behaviour {
  /** Names, dotted below the namespace: `browser.fromPixels`, `InferenceSession.create`. The empty name is the namespace itself, called: `cytoscape()`. A `*` stands for any characters: `*Model.from_pretrained`. For methods the bare name. */
  readonly names: readonly string[];
  /** Called with `new`. Left out: called as a function. */
  readonly construct?: true;
  /** Calls that behave otherwise than the row says: `canvas.getContext('webgl')`. The first whose condition is met holds instead of the row, see `behaviourOf`. */
  readonly cases?: readonly Case[];
  /** For methods: the name says enough to believe the row of a receiver whose kind nobody can tell: `addEventListener`, `forEach`. */
  readonly anyReceiver?: true;
  /** Where the fact is stated or how it was measured. */
  readonly evidence: string;
  /** Why `npm run tables`, which runs the tables of some libraries on the libraries, cannot run it: `needs a GPU`. */
  readonly notRun?: string;
}

/**
 * Resources that procedures named in a text make and free, as a database query does. The text is a constant argument of any call; the
 * procedure's first argument names the resource, as a literal (`'g'`) or a parameter (`$name`): `CALL gds.graph.project('g', …)`.
 */
export interface TextProtocol {
  readonly kind: KindId;
  /** Names of procedures that make one. */
  readonly acquires: readonly string[];
  /** Names of procedures that free the one they name. */
  readonly releases: readonly string[];
  /** Names of procedures that tell whether one is there: who asks makes one that is to stay. */
  readonly checks?: readonly string[];
  readonly evidence: string;
}

/** All that is known of one library. A table is data: no functions, one file per library. */
export interface LibraryTable {
  /** Short name, the first part of its kind ids: `tfjs`. */
  readonly library: string;
  /** Module specifiers that give its namespace: `@tensorflow/tfjs`. A `*` stands for any characters: `@tensorflow/tfjs-core/*`. */
  readonly modules: readonly string[];
  /** Global names that are its namespace when nothing in the file declares them: `tf`, `cv`. Empty string: the rows are globals themselves (`URL.createObjectURL`). */
  readonly globals: readonly string[];
  /** Named or default exports that are the namespace itself: `default`. */
  readonly namespaceExports?: readonly string[];
  /** Exports that are the namespace of another library, by name: `tf` of a package that ships TensorFlow.js. */
  readonly namespaces?: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, KindRow>>;
  readonly functions: readonly Row[];
  /** Methods known by their name alone, on receivers of no known kind. In a library’s table only with `cases` that leave no doubt. */
  readonly unknownReceiver?: readonly Row[];
  readonly texts?: readonly TextProtocol[];
  /** How much memory the results of its functions and methods take. */
  readonly sizes?: readonly SizeRow[];
}
