import type { ts as typescript } from 'ts-morph';
import { createRequire } from 'node:module';
import type { Span } from '../base/span.ts';

type TsMorph = typeof import('ts-morph');

/** One TypeScript program, with a look-up of syntax by place. */
export class TypeProgram {
  readonly checker: typescript.TypeChecker;
  readonly #program: typescript.Program;
  readonly #nodes = new Map<string, Map<number, typescript.Node>>();

  /**
   * Makes a program of the given files under the options of a configuration. Loads ts-morph, which takes a third of a second.
   * @throws what ts-morph throws for a configuration that it cannot read
   */
  constructor(tsconfig: string, texts: ReadonlyMap<string, string>) {
    const { Project, ts } = createRequire(import.meta.url)('ts-morph') as TsMorph;
    const compilerOptions = { noEmit: true, skipLibCheck: true, noErrorTruncation: false };
    const project = new Project({ tsConfigFilePath: tsconfig, skipAddingFilesFromTsConfig: true, compilerOptions });
    const wanted = project.getCompilerOptions().allowJs ? [...texts] : [...texts].filter(([file]) => /\.[cm]?tsx?$/.test(file));
    for (const [file, text] of wanted) project.createSourceFile(file, text, { overwrite: true });
    for (const file of declarationsOf(ts, tsconfig)) project.addSourceFileAtPathIfExists(file);
    this.#program = project.getProgram().compilerObject;
    this.checker = this.#program.getTypeChecker();
  }

  /** The innermost node that covers exactly a span of a file. */
  nodeAt(file: string, { start, end }: Span): typescript.Node | undefined {
    let nodes = this.#nodes.get(file);
    if (!nodes) this.#nodes.set(file, (nodes = this.#indexNodes(file)));
    return nodes.get(keyOf(start, end));
  }

  #indexNodes(file: string): Map<number, typescript.Node> {
    const nodes = new Map<number, typescript.Node>();
    const source = this.#program.getSourceFile(file.replaceAll('\\', '/'));
    const visit = (node: typescript.Node): void => {
      nodes.set(keyOf(node.getStart(source), node.end), node);
      node.forEachChild(visit);
    };
    source?.forEachChild(visit);
    return nodes;
  }
}

/** A span as one number; files are far shorter than the factor. */
function keyOf(start: number, end: number): number {
  return start * 2 ** 26 + end;
}

/** The declaration files that a configuration adds to a program: they say what is global. */
function declarationsOf(ts: TsMorph['ts'], tsconfig: string): readonly string[] {
  const { config } = ts.readConfigFile(tsconfig, ts.sys.readFile) as { config?: unknown };
  const host = {
    ...ts.sys,
    readDirectory: (root: string, _: readonly string[], ...rest: [readonly string[] | undefined, readonly string[], number?]) =>
      ts.sys.readDirectory(root, ['.d.ts'], ...rest),
  };
  const { fileNames } = ts.parseJsonConfigFileContent(config ?? {}, host, tsconfig.replace(/[\\/][^\\/]*$/, ''));
  return fileNames.filter((file) => file.endsWith('.d.ts'));
}
