/** One line for the user. An `error` means that something that was asked for is not part of the audit. */
export interface Notice {
  readonly level: 'warning' | 'error';
  readonly message: string;
  /** The file or folder that it is about, absolute. */
  readonly path?: string;
}
