import type { LibraryTable } from '../table.ts';

/** Svelte: the function that `onMount` gets runs once, and what it returns undoes it. */
export const svelte = {
  library: 'svelte',
  modules: ['svelte'],
  globals: [],
  kinds: {},
  functions: [
    {
      names: ['onMount'],
      result: { plain: true },
      runs: [{ argument: 0, mode: 'later', cleanup: true, mount: true }],
      evidence: 'https://svelte.dev/docs/svelte/lifecycle-hooks#onMount',
    },
    {
      names: ['onDestroy', 'tick'],
      result: { plain: true },
      runs: [{ argument: 0, mode: 'later' }],
      evidence: 'https://svelte.dev/docs/svelte/lifecycle-hooks#onDestroy',
    },
    {
      names: ['beforeUpdate', 'afterUpdate'],
      result: { plain: true },
      runs: [{ argument: 0, mode: 'event' }],
      evidence: 'https://svelte.dev/docs/svelte/lifecycle-hooks',
    },
  ],
} satisfies LibraryTable;
