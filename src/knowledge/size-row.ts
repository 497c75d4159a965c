/** Where a number or list stands among the operands of a call: an operand, or a named member of an object that is one. */
export type Operand = number | { readonly operand: number; readonly member: string };

/**
 * How long the sides are of what a call gives. Operands are counted from 0; of a method the receiver is the first, and the arguments follow.
 */
export type Sides =
  /** A list of lengths: `tf.zeros([224, 224, 3])`. `batch` puts a side before them that is left open. */
  | { readonly list: Operand; readonly batch?: true }
  /** Those of the one value that the operand is, or lists: `{ inputs: [input] }`. */
  | { readonly only: Operand }
  /** Those of what is given first, in a list or to the method: `sequential({ layers: [first] })`, `model.add(first)`. */
  | { readonly firstIn: Operand; readonly orTo: string }
  /** One length for each of these operands, in order: `new cv.Mat(rows, columns, type)`. Without any it is a single number. */
  | { readonly lengths: readonly Operand[] }
  /** As many as the number says, or as the list has elements: `new Float32Array(n)`. */
  | { readonly count: Operand; readonly times?: number }
  /** The sides of a list that is written out, unless a list of lengths says otherwise: `tf.tensor([1, 2, 3, 4], [2, 2])`. */
  | { readonly values: number; readonly list?: number }
  /** Those of the operand. */
  | { readonly as: Operand }
  /** Those of the operands, where a side of one, or none, is stretched to that of the others. */
  | { readonly stretched: readonly number[] }
  /** Height and width of pictures are replaced by those of a list: `tf.image.resizeBilinear(x, [height, width])`. */
  | { readonly resized: number; readonly to: number }
  /** Height and width of a picture in the page, and a side for its channels, four of them unless an operand says how many. */
  | { readonly pixels: number; readonly channels?: number; readonly usual: number }
  /** A side of one more, at the position that the operand says or at the front. */
  | { readonly expanded: number; readonly at: number }
  /** The same elements with other sides: those of a list, where one length may be left open, else nobody knows which. */
  | { readonly reshaped: number; readonly list?: number }
  /** The same elements by sides that nobody can tell. */
  | { readonly rearranged: number }
  /** Half as many and one on the last side, unless another operand is given. */
  | { readonly halved: number; readonly unless: number }
  /** Without the side that the operand names; without it a single number. `keeps` is the operand that leaves a side of one instead. */
  | { readonly reduced: number; readonly axis: number; readonly keeps?: number }
  /** A side more at the end, as long as the operand says. */
  | { readonly appended: number; readonly by: number }
  /** Rows of the first with columns of the second, where nothing else is given. */
  | { readonly multiplied: readonly [number, number] };

/** The bytes of an element. */
export type ElementBytes =
  | number
  /** Those of the operand’s elements. */
  | { readonly as: number }
  /** By the name of a type, as a text or as a member of the library: `'int32'`, `cv.CV_8UC4`. Without the operand `usual` holds. */
  | { readonly type: Operand; readonly bytes: Readonly<Record<string, number>>; readonly usual?: number };

/** How much memory the results of functions take, besides what their rows say. */
export interface SizeRow {
  /** Names as the rows of the table have them: `browser.fromPixels`. */
  readonly names: readonly string[];
  /** The kind of the library whose methods behave so as well, by the same names. */
  readonly methodsOf?: string;
  readonly sides: Sides;
  readonly element: ElementBytes;
  /** It takes no memory of its own: its elements are those of the first operand. */
  readonly shares?: true;
  /** Where the fact is stated or how it was measured. */
  readonly evidence: string;
}
