/** What `memory-audit init` would do about one thing. */
export type Proposal =
  /** There is no such file yet, and this would be its content. */
  | { readonly kind: 'write'; readonly purpose: string; readonly path: string; readonly content: string; readonly note?: string }
  /** What is there is the user's; this is what to put into it. */
  | { readonly kind: 'advise'; readonly purpose: string; readonly text: string; readonly content?: string }
  | { readonly kind: 'done'; readonly purpose: string; readonly path: string };
