import type { ts as typescript } from '@ts-morph/common';
import type { ScanMemory } from './scan-memory.ts';
import { libraryFolder } from './typescript-library.ts';

/**
 * Gives TypeScript its files: those with a text of their own, and for the rest the disk. Comments for documentation are not parsed, and
 * parents are left to the binder, which saves two fifths of the time.
 */
export function createHost(
  ts: typeof typescript,
  findText: (file: string) => string | undefined,
  treeOf: ScanMemory['treeOf'] = (_, __, ___, parse) => parse(),
): typescript.CompilerHost {
  const { sys } = ts;
  const readFile = (file: string): string | undefined => findText(file) ?? (isInLibrary(file) ? undefined : sys.readFile(file));
  const jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  return {
    readFile,
    fileExists: (file) => findText(file) !== undefined || (!isInLibrary(file) && sys.fileExists(file)),
    getSourceFile: (file, options) => {
      const text = readFile(file);
      const own = typeof options === 'object' ? options : { languageVersion: options };
      const parse = () => ts.createSourceFile(file, text ?? '', { ...own, jsDocParsingMode });
      return text === undefined ? undefined : treeOf(file, text, JSON.stringify(own), parse);
    },
    jsDocParsingMode,
    getDefaultLibFileName: (options) => `${libraryFolder}/${ts.getDefaultLibFileName(options)}`,
    getDefaultLibLocation: () => libraryFolder,
    getCurrentDirectory: () => sys.getCurrentDirectory(),
    getCanonicalFileName: (file) => (sys.useCaseSensitiveFileNames ? file : file.toLowerCase()),
    useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
    getNewLine: () => '\n',
    directoryExists: (folder) => sys.directoryExists(folder),
    getDirectories: (folder) => sys.getDirectories(folder),
    ...(sys.realpath && { realpath: sys.realpath }),
    writeFile: () => undefined,
  };
}

function isInLibrary(file: string): boolean {
  return file.startsWith(libraryFolder);
}
