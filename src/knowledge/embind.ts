import type { Resource, Row } from './table.ts';

/** What JavaScript holds of an object of C++ that Embind, Emscripten's way to bind classes, has made: memory that no collector sees. */
export const embindHandle: Resource = {
  release: '%.delete()',
  discipline: 'manual',
  collected: 'never',
  keptIn: 'the WebAssembly heap',
  // Measured with a Mat and a MatVector of OpenCV.js, and with a Paint of CanvasKit.
  afterRelease: {
    use: 'throws "Cannot pass deleted object"',
    release: 'throws "instance already deleted"',
    tells: ['isDeleted', 'isAliasOf'],
  },
};

type Stated = Omit<Row, 'evidence'>;

/** The method that gives such an object back. */
export const embindDelete: Stated = { names: ['delete'], releases: ['this'], result: { plain: true } };

/** The one that does so when pending deletes are flushed, or control is back in the event loop: until then it can be used. */
export const embindDeleteLater: Stated = { names: ['deleteLater'], releases: ['this'], result: { same: 'this' } };
