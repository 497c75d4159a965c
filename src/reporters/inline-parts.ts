/** A piece of a message: plain, or what stood between backticks. */
export interface InlinePart {
  readonly isCode: boolean;
  readonly text: string;
}

/** The pieces of a message in which backticks mark code. A backtick without a partner is plain. */
export function inlineParts(text: string): readonly InlinePart[] {
  const pieces = text.split(/`([^`]+)`/);
  return pieces.flatMap((piece, at) => (piece === '' ? [] : [{ isCode: at % 2 === 1, text: piece }]));
}
