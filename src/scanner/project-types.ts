import type { ts as typescript } from '@ts-morph/common';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { TypeOracle } from '../analyses/program.ts';
import { packageOfFile } from '../base/package-of-file.ts';
import { isWithin, type Span } from '../base/span.ts';
import type { Notice } from '../base/notice.ts';
import type { Module } from '../ir/model.ts';
import type { Project } from './load-project.ts';
import type { ScanMemory } from './scan-memory.ts';
import { TypeProgram } from './type-program.ts';

/**
 * Types of a project by its TypeScript configurations. Nothing is loaded before the first question, and nothing at all for files without a
 * configuration or whose dependencies are not installed: there TypeScript knows no more than the analyses.
 */
export class ProjectTypes implements TypeOracle {
  readonly notices: Notice[] = [];
  readonly #project: Project;
  readonly #memory: ScanMemory | undefined;
  readonly #programs = new Map<string, TypeProgram | undefined>();

  constructor(project: Project, memory?: ScanMemory) {
    this.#project = project;
    this.#memory = memory;
  }

  typeAt(module: Module, span: Span): { readonly from: string; readonly name: string } | undefined {
    const program = this.#programFor(module);
    const node = program?.nodeAt(module.path, span);
    if (!program || !node) return undefined;
    const type = program.checker.getNonNullableType(program.checker.getTypeAtLocation(node));
    const symbol = type.aliasSymbol ?? type.getSymbol();
    const file = symbol?.declarations?.[0]?.getSourceFile().fileName;
    if (!symbol || file === undefined || /^(__|")/.test(symbol.name)) return undefined;
    return { from: packageOfFile(file) ?? path.normalize(file), name: symbol.name };
  }

  calleeAt(module: Module, span: Span): { readonly path: string; readonly span: Span } | undefined {
    const program = this.#programFor(module);
    const node = program?.nodeAt(module.path, span);
    const call = node && callOf(node);
    const declaration = call && program?.checker.getResolvedSignature(call)?.declaration;
    if (!declaration) return undefined;
    const body = implementationOf(declaration);
    const file = path.normalize(body.getSourceFile().fileName);
    const place = { start: body.getStart(), end: body.end };
    return { path: file, span: this.#unitSpan(file, place) ?? place };
  }

  release(): void {
    this.#programs.clear();
  }

  /** The place of the function in the terms of the program model, where the file is part of it. */
  #unitSpan(file: string, body: Span): Span | undefined {
    const units = this.#project.modules.get(file)?.module.units ?? [];
    return units.findLast(({ kind, span }) => kind !== 'module' && isWithin(body, span))?.span;
  }

  #programFor({ path: file }: Module): TypeProgram | undefined {
    const tsconfig = this.#project.tsconfigs.findNearest(path.dirname(file));
    if (tsconfig === undefined) return undefined;
    if (!this.#programs.has(tsconfig)) this.#programs.set(tsconfig, this.#open(tsconfig));
    return this.#programs.get(tsconfig);
  }

  #open(tsconfig: string): TypeProgram | undefined {
    const { tsconfigs, texts } = this.#project;
    if (!hasDependencies(path.dirname(tsconfig)) || !tsconfigs.isReadable(tsconfig)) return undefined;
    const own = [...texts].filter(([file]) => tsconfigs.findNearest(path.dirname(file)) === tsconfig);
    try {
      return new TypeProgram(tsconfig, new Map(own), this.#memory);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.notices.push({ level: 'warning', path: tsconfig, message: `cannot be used: ${reason}; going on without types` });
      return undefined;
    }
  }
}

/** Whether anything is installed for a folder. */
function hasDependencies(folder: string): boolean {
  const parent = path.dirname(folder);
  return existsSync(path.join(folder, 'node_modules')) || (parent !== folder && hasDependencies(parent));
}

/** The call whose callee, or whose callee's name, a node is. */
function callOf(node: typescript.Node): typescript.CallLikeExpression | undefined {
  for (let at = node.parent as typescript.Node | undefined; at; at = at.parent as typescript.Node | undefined) {
    if (!('arguments' in at) && !('template' in at)) continue;
    const { expression, tag } = at as { expression?: typescript.Node; tag?: typescript.Node };
    const callee = expression ?? tag;
    return callee && callee.pos <= node.pos && node.end <= callee.end ? (at as typescript.CallLikeExpression) : undefined;
  }
  return undefined;
}

/** The body of the function that is declared; an overload's signature stands for the last of the declarations, which has it. */
function implementationOf(declaration: typescript.Node): typescript.Node {
  const { symbol } = declaration as { symbol?: typescript.Symbol };
  const implementation = symbol?.declarations?.findLast((each) => 'body' in each && each.body !== undefined) ?? declaration;
  const { body } = implementation as { body?: typescript.Node };
  return body ?? implementation;
}
