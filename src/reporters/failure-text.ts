import type { Failure } from '../engine/failure.ts';

/** What is told of a file, or of rules on it, that could not be audited; after the name of the file. */
export function failureText({ kind, message }: Failure): string {
  return kind === 'parse' ? `did not parse: ${message}` : message;
}

/** The same, standing by itself. */
export function failureSentence(failure: Failure): string {
  const text = failureText(failure);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
