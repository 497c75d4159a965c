/** What was asked for cannot be done. The message is one line for the user. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
