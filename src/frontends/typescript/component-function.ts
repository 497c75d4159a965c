import type { TSESTree } from '@typescript-eslint/utils';
import { isWithin, type Span } from '../../base/span.ts';
import type { ComponentScripts } from './component-scripts.ts';
import { declaredNames } from './declared-names.ts';
import type { SyntaxNode } from './syntax.ts';
import { spanOf } from './syntax.ts';

type Statement = TSESTree.ProgramStatement;
type Range = readonly [number, number];
/** A node that no parser made. */
interface MadeNode {
  readonly type: string;
  readonly range: Range;
  readonly [property: string]: unknown;
}

const staysInModule = new Set(['ImportDeclaration', 'ExportAllDeclaration', 'TSInterfaceDeclaration', 'TSTypeAliasDeclaration']);
const word = /[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

/**
 * The program of a component with what runs anew for each instance as a function that it exports: whoever draws the component calls it. It gives back what the
 * markup names, which does with it what it likes. Imports and types stay where they are.
 */
export function withInstance(tree: TSESTree.Program, { instance, markup }: ComponentScripts): TSESTree.Program {
  if (!instance) return tree;
  const isOfInstance = (node: SyntaxNode) => isWithin(spanOf(node), instance) && !staysInModule.has(node.type);
  const body = tree.body.filter(isOfInstance).flatMap(withoutExport);
  const rest = tree.body.filter((node) => !isOfInstance(node));
  return { ...tree, body: [...rest, component(instance, [...body, returned(instance.end, body, markup)])] };
}

/** What Svelte exports are properties that a component may be given and functions that it offers. */
function withoutExport(node: Statement): readonly SyntaxNode[] {
  if (node.type !== 'ExportNamedDeclaration' && node.type !== 'ExportDefaultDeclaration') return [node];
  return node.declaration ? [node.declaration] : [];
}

function component({ start, end }: Span, statements: readonly (SyntaxNode | MadeNode)[]): Statement {
  const range: Range = [start, end];
  const body: MadeNode = { type: 'BlockStatement', range, body: statements };
  const id = identifier('component', [start, start]);
  const declaration: MadeNode = {
    type: 'FunctionDeclaration',
    range,
    id,
    params: [],
    body,
    async: false,
    generator: false,
    expression: false,
  };
  return { type: 'ExportNamedDeclaration', range, declaration, specifiers: [], source: null, exportKind: 'value' } as unknown as Statement;
}

function returned(at: number, statements: readonly SyntaxNode[], markup: string): MadeNode {
  const words = new Set(markup.match(word));
  const names = new Set(statements.flatMap((node) => [...declaredNames(node)].map(({ name }) => name)));
  const range: Range = [at, at];
  const properties = [...names].filter((name) => words.has(name)).map((name) => property(name, range));
  return { type: 'ReturnStatement', range, argument: { type: 'ObjectExpression', range, properties } };
}

function property(name: string, range: Range): MadeNode {
  const [key, value] = [identifier(name, range), identifier(name, range)];
  return { type: 'Property', range, kind: 'init', key, value, computed: false, method: false, shorthand: true };
}

function identifier(name: string, range: Range): MadeNode {
  return { type: 'Identifier', range, name, optional: false, decorators: [] };
}
