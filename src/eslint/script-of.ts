import type { AST } from 'eslint';

/** A script element of the tree that svelte-eslint-parser makes. */
interface ScriptElement {
  readonly type: 'SvelteScriptElement';
  readonly body: AST.Program['body'];
}

/** The program of a file whose scripts stand among markup: the statements of all its scripts. Any other tree is given back as it is. */
export function scriptOf(tree: AST.Program): AST.Program {
  const body = tree.body as readonly (AST.Program['body'][number] | ScriptElement)[];
  if (!body.some((node) => node.type === 'SvelteScriptElement')) return tree;
  return { ...tree, body: body.flatMap((node) => (node.type === 'SvelteScriptElement' ? node.body : [])) };
}
