import type { ts as typescript } from '@ts-morph/common';
import type { Span } from '../base/span.ts';
import type { ScanMemory } from './scan-memory.ts';
import { createHost } from './typescript-host.ts';
import { loadTypescript } from './typescript-library.ts';

/** One TypeScript program, with a look-up of syntax by place. */
export class TypeProgram {
  readonly checker: typescript.TypeChecker;
  readonly #program: typescript.Program;

  /**
   * Makes a program of the given files under the options of a configuration. Loads the compiler, which takes a fifth of a second.
   * @throws Error for a configuration that TypeScript cannot read
   */
  constructor(tsconfig: string, texts: ReadonlyMap<string, string>, memory?: ScanMemory) {
    const { ts, libraryFiles } = loadTypescript();
    const { options, fileNames } = readConfiguration(ts, slashed(tsconfig));
    const own = new Map([...texts].map(([file, text]) => [slashed(file), text]));
    const rootNames = [...own.keys()].filter((file) => options.allowJs || /\.[cm]?tsx?$/.test(file));
    const settings = JSON.stringify(options);
    const host = createHost(
      ts,
      (file) => own.get(file) ?? libraryFiles.get(file),
      memory && ((file, text, how, parse) => memory.treeOf(file, text, settings + how, parse)),
    );
    this.#program = ts.createProgram({
      rootNames: [...rootNames, ...fileNames],
      options: { ...options, noEmit: true, skipLibCheck: true },
      host,
    });
    this.checker = this.#program.getTypeChecker();
  }

  /** The innermost node that covers exactly a span of a file. */
  nodeAt(file: string, { start, end }: Span): typescript.Node | undefined {
    const source = this.#program.getSourceFile(slashed(file));
    let found: typescript.Node | undefined;
    const visit = (node: typescript.Node): void => {
      if (node.pos > start || node.end < end) return;
      if (node.end === end && node.getStart(source) === start) found = node;
      node.forEachChild(visit);
    };
    source?.forEachChild(visit);
    return found;
  }
}

/** The options of a configuration, and the declaration files that it adds to a program: they say what is global. */
function readConfiguration(ts: typeof typescript, tsconfig: string): { options: typescript.CompilerOptions; fileNames: string[] } {
  const { config, error } = ts.readConfigFile(tsconfig, ts.sys.readFile) as { config?: unknown; error?: typescript.Diagnostic };
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, ' '));
  const readDirectory: typescript.ParseConfigHost['readDirectory'] = (root, _, ...rest) => ts.sys.readDirectory(root, ['.d.ts'], ...rest);
  const folder = tsconfig.slice(0, tsconfig.lastIndexOf('/'));
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory }, folder, undefined, tsconfig);
  return { options, fileNames: fileNames.filter((file) => /\.d\.[cm]?ts$/.test(file)) };
}

/** TypeScript writes paths with slashes on every system. */
function slashed(file: string): string {
  return file.replaceAll('\\', '/');
}
