import path from 'node:path';

/** The extensions of source, in the order in which an import without one is looked up. */
export const sourceExtensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
/** Files in which scripts stand among markup. Imports name them with their extension. */
const componentExtensions = ['.vue', '.svelte'];
const skippedFolders = new Set(['node_modules', 'bower_components', 'jspm_packages', 'dist', 'build', 'vendor', 'third_party', 'coverage']);
const testFolders = new Set(['__tests__', '__mocks__', 'test', 'tests', 'e2e']);
const testFile = /[._-](test|spec)\.[cm]?[jt]sx?$/;
const declarationFile = /\.d\.([^.]+\.)?[cm]?ts$/;
const minifiedFile = /[.-]min\.[cm]?js$/;

/** Which files below a folder are audited when nobody names them. */
export interface Selection {
  readonly includeTests: boolean;
}

/** Whether a file is JavaScript or TypeScript by its name, or a component with scripts of these. */
export function hasSourceExtension(filePath: string): boolean {
  return sourceExtensions.includes(path.extname(filePath)) || isComponentFile(filePath);
}

/** Whether a file is a component of Vue or Svelte by its name. */
export function isComponentFile(filePath: string): boolean {
  return componentExtensions.includes(path.extname(filePath));
}

/** Whether a folder of this name is entered: installed, built and foreign code is not audited, nor are tests unless asked for. */
export function isFolderAudited(name: string, { includeTests }: Selection): boolean {
  return !name.startsWith('.') && !skippedFolders.has(name) && (includeTests || !testFolders.has(name));
}

/** Whether a file of this name is audited: source with code in it, not minified, no test unless asked for. */
export function isFileAudited(name: string, { includeTests }: Selection): boolean {
  return hasSourceExtension(name) && !declarationFile.test(name) && !minifiedFile.test(name) && (includeTests || !testFile.test(name));
}

/** Whether a file is audited by its name and those of the folders between it and `root`. */
export function isPathAudited(root: string, filePath: string, selection: Selection): boolean {
  const folders = path.relative(root, filePath).split(path.sep);
  const name = folders.pop() ?? '';
  return isFileAudited(name, selection) && folders.every((folder) => folder === '..' || isFolderAudited(folder, selection));
}
