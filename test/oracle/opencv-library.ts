import { createRequire } from 'node:module';
import { standInForCanvas } from './tables/browser-stand-ins.ts';

/** A handle that Embind made. */
export interface Handle {
  isDeleted(): boolean;
  delete(): void;
}

interface Library {
  onRuntimeInitialized: () => void;
  flushPendingDeletes(): void;
  exceptionFromPtr(at: number): { readonly msg: string };
  FS_createDataFile(folder: string, name: string, text: string, canRead: boolean, canWrite: boolean, canOwn: boolean): void;
}

/** OpenCV.js, ready to be called, with a stand-in for the canvas elements that it reads and shows. */
export const cv = createRequire(import.meta.url)('@techstark/opencv-js') as Library;
await new Promise<void>((resolve) => (cv.onRuntimeInitialized = resolve));
standInForCanvas();

export function isHandle(value: unknown): value is Handle {
  return typeof (value as Partial<Handle> | undefined)?.isDeleted === 'function';
}
