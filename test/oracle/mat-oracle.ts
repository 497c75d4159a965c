import { countLiveHandles } from '../../src/runtime/count-live-handles.ts';
import { cv, isHandle } from './opencv-library.ts';
import { element } from './tables/browser-stand-ins.ts';

/** What a program does to the number of live handles of OpenCV.js. */
export type MatOutcome =
  | { readonly kind: 'leaks' | 'clean' }
  /** Each call threw, which the library does with a text or a number. */
  | { readonly kind: 'throws'; readonly message: string };

const calls = 20;
const live = countLiveHandles(cv);

/** Runs a CommonJS program that exports `main`, again and again: it leaks when each call leaves more handles behind. */
export function runMats(code: string): MatOutcome {
  const exports: { main?: () => void } = {};
  const load = (name: string): unknown => (name === '@techstark/opencv-js' ? { __esModule: true, default: cv } : {});
  new Function('require', 'exports', 'cv', 'element', 'release', code)(load, exports, cv, element, release);
  const counts: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    try {
      exports.main?.();
    } catch (error) {
      return { kind: 'throws', message: typeof error === 'number' ? cv.exceptionFromPtr(error).msg : String(error) };
    }
    cv.flushPendingDeletes();
    counts.push(live());
  }
  return { kind: counts.every((count, index) => index === 0 || count > (counts[index - 1] ?? 0)) ? 'leaks' : 'clean' };
}

/** Deletes what a call gives to its caller. */
function release(value: unknown): void {
  if (isHandle(value) && !value.isDeleted()) value.delete();
}
