import { createRequire } from 'node:module';
import { isOfEmbind } from './embind-modules.ts';

interface Thenable {
  then?: (done: (module: Thenable) => void) => unknown;
}

/**
 * Lets modules of Embind that are loaded from now on be awaited. Some builds, such as OpenCV.js, have a `then` that calls back with the module
 * itself: whoever awaits that, as a loader of modules does, waits forever. So it goes when it has called back.
 */
export function letEmbindBeAwaited(): void {
  // What `import` of a CommonJS module goes through as well.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const { extensions } = createRequire(import.meta.url);
  const load = extensions['.js'];
  extensions['.js'] = (module, filename) => {
    load(module, filename);
    const exports = module.exports as Thenable;
    const { then } = isOfEmbind(exports) ? exports : {};
    if (typeof then !== 'function') return;
    exports.then = (done) =>
      then.call(exports, (made) => {
        delete made.then;
        done(made);
      });
  };
}
