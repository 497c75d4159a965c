/** What the command needs of the process it runs in. */
export interface Io {
  /** The folder in which it was called, absolute. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Stream;
  readonly error: Stream;
  /** Asks a question that is answered with yes or no; absent where nobody sits at a terminal. */
  readonly ask?: (question: string) => Promise<boolean>;
}

export interface Stream {
  readonly isTerminal: boolean;
  write(text: string): void;
}
