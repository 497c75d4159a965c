import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';

/**
 * A leak and its mended twin for each sort of memory. Each is loaded on its own, the small ones first, so that the heap
 * that is collected again and again holds nothing but what is needed.
 * @type {Record<string, () => Promise<import('./planted.d.mts').Planted>>}
 */
export const planted = {
  async map() {
    const sessions = new Map();
    let last = 0;
    const open = () => {
      sessions.set(`session ${(last += 1)}`, { openedBy: last, messages: [] });
      return last;
    };
    return { leak: open, mended: () => sessions.delete(`session ${open()}`), grows: 'heapBytes' };
  },

  async listeners() {
    const store = new EventEmitter().setMaxListeners(0);
    const draw = () => {
      let drawn = 0;
      const onChange = () => (drawn += 1);
      store.on('change', onChange);
      return onChange;
    };
    return { leak: draw, mended: () => void store.off('change', draw()), grows: 'heapBytes' };
  },

  async tensors() {
    const { default: tf } = await import('@tensorflow/tfjs');
    await tf.ready();
    const weights = tf.variable(tf.ones([16, 4]));
    const score = () => tf.ones([1, 16]).matMul(weights).softmax().dataSync()[0];
    return { leak: score, mended: () => tf.tidy(score), grows: 'tensors' };
  },

  async mats() {
    // It has a `then` that never ends, which a dynamic import that goes through a test runner would call.
    const cv = createRequire(import.meta.url)('@techstark/opencv-js');
    await new Promise((resolve) => (cv.onRuntimeInitialized = resolve));
    const mean = (release) => {
      const image = cv.Mat.ones(32, 32, cv.CV_8UC1);
      const blurred = new cv.Mat();
      try {
        cv.blur(image, blurred, new cv.Size(3, 3));
        return cv.mean(blurred)[0];
      } finally {
        image.delete();
        if (release) blurred.delete();
      }
    };
    return { leak: () => mean(false), mended: () => mean(true), grows: 'mats', cv };
  },
};
