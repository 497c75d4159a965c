import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createJiti } from 'jiti';

/** What Node says of modules that it cannot link, before any of them has run. */
const linkErrors = new Set(['ERR_MODULE_NOT_FOUND', 'ERR_UNKNOWN_FILE_EXTENSION', 'ERR_UNSUPPORTED_DIR_IMPORT', 'ERR_REQUIRE_ESM']);

/**
 * The exports of a module of the user's. JavaScript that Node can run is run by Node alone; types, JSX and imports without extensions are taken away by
 * jiti, which writes nothing to the disk.
 */
export async function loadModule(file: string): Promise<object> {
  if (!/\.[cm]?js$/.test(file)) return loadTransformed(file);
  try {
    return (await import(pathToFileURL(file).href)) as object;
  } catch (error) {
    const { code = '', name } = error as NodeJS.ErrnoException;
    if (!linkErrors.has(code) && name !== 'SyntaxError') throw error;
    return loadTransformed(file);
  }
}

function loadTransformed(file: string): Promise<object> {
  const jiti = createJiti(path.join(path.dirname(file), 'anything.js'), {
    fsCache: false,
    sourceMaps: true,
    tsconfigPaths: true,
    jsx: true,
  });
  return jiti.import(file);
}
