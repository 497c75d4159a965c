import type { SourceCode } from 'eslint';
import type ts from 'typescript';
import type { TypeOracle } from '../analyses/program.ts';
import { packageOfFile } from '../base/package-of-file.ts';
import type { Span } from '../base/span.ts';
import type { Module } from '../ir/model.ts';

/** What typescript-eslint's parser offers when the user has types. */
interface TypedServices {
  readonly program: ts.Program;
  readonly esTreeNodeToTSNodeMap: { get(node: object): ts.Node | undefined };
  readonly tsNodeToESTreeNodeMap: { get(node: object): { readonly range: readonly [number, number] } | undefined };
}

/** An oracle for the file that ESLint looks at, when its parser offers types. Of other modules it knows nothing. */
export function typeOracleOf(sourceCode: SourceCode, module: Module): TypeOracle | undefined {
  const services = sourceCode.parserServices as Partial<TypedServices> | undefined;
  const { program, esTreeNodeToTSNodeMap, tsNodeToESTreeNodeMap } = services ?? {};
  if (!program || !esTreeNodeToTSNodeMap || !tsNodeToESTreeNodeMap) return undefined;
  return new ServicesOracle(sourceCode, module, { program, esTreeNodeToTSNodeMap, tsNodeToESTreeNodeMap });
}

class ServicesOracle implements TypeOracle {
  readonly #sourceCode: SourceCode;
  readonly #module: Module;
  readonly #services: TypedServices;
  #nodes: Map<string, object> | undefined;

  constructor(sourceCode: SourceCode, module: Module, services: TypedServices) {
    this.#sourceCode = sourceCode;
    this.#module = module;
    this.#services = services;
  }

  typeAt(module: Module, span: Span): { readonly from: string; readonly name: string } | undefined {
    const node = module === this.#module ? this.#typescriptNodeAt(span) : undefined;
    const checker = this.#services.program.getTypeChecker();
    const type = node && checker.getNonNullableType(checker.getTypeAtLocation(node));
    const symbol = type?.aliasSymbol ?? type?.getSymbol();
    const file = symbol?.declarations?.[0]?.getSourceFile().fileName;
    if (!symbol || !file || symbol.name.startsWith('__')) return undefined;
    return { from: packageOfFile(file) ?? file, name: symbol.name };
  }

  calleeAt(module: Module, span: Span): { readonly path: string; readonly span: Span } | undefined {
    const callee = module === this.#module ? this.#typescriptNodeAt(span) : undefined;
    const call = callee && callOf(callee);
    const declaration = call && this.#services.program.getTypeChecker().getResolvedSignature(call)?.declaration;
    const body = declaration && implementationOf(declaration);
    return body && { path: body.getSourceFile().fileName, span: this.#spanOf(body) };
  }

  /** The file's own places are those of the syntax tree, which differ from TypeScript's where scripts stand among markup. */
  #spanOf(node: ts.Node): Span {
    const own = this.#services.tsNodeToESTreeNodeMap.get(node)?.range;
    return own ? { start: own[0], end: own[1] } : { start: node.getStart(), end: node.end };
  }

  #typescriptNodeAt({ start, end }: Span): ts.Node | undefined {
    this.#nodes ??= nodesByRange(this.#sourceCode);
    const node = this.#nodes.get(`${start}:${end}`);
    return node && this.#services.esTreeNodeToTSNodeMap.get(node);
  }
}

/** The innermost node of each range. */
function nodesByRange({ ast, visitorKeys }: SourceCode): Map<string, object> {
  const found = new Map<string, object>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!isNode(value)) return;
    found.set(value.range.join(':'), value);
    for (const key of visitorKeys[value.type] ?? []) visit(value[key]);
  };
  visit(ast);
  return found;
}

function isNode(value: unknown): value is Record<string, unknown> & { readonly type: string; readonly range: readonly number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
}

/** The call whose callee, or whose callee's name, the node is. */
function callOf(node: ts.Node): ts.CallLikeExpression | undefined {
  for (let at: ts.Node | undefined = node.parent; at; at = at.parent) {
    const callee = (at as Partial<ts.CallExpression>).expression ?? (at as Partial<ts.TaggedTemplateExpression>).tag;
    const isCall = 'arguments' in at || 'template' in at;
    if (isCall && callee && callee.pos <= node.pos && node.end <= callee.end) return at as ts.CallLikeExpression;
    if (isCall) return undefined;
  }
  return undefined;
}

/** An overload's signature stands for the function that has a body, which is the last of its declarations. */
function implementationOf(declaration: ts.Node): ts.Node {
  const symbol = (declaration as { symbol?: ts.Symbol }).symbol;
  return symbol?.declarations?.findLast((each) => 'body' in each && each.body !== undefined) ?? declaration;
}
