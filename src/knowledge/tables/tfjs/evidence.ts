/** Counted by running the calls and reading the library's own counter before and after. */
/** Why rows of tfjs-node are not run. */
export const native = 'needs the native library, which its install script downloads';
export const measured = 'measured: tf.memory().numTensors, tfjs 4.22, cpu';
/** Read in the source of the 4.22 packages. */
export const source = 'https://github.com/tensorflow/tfjs/tree/tfjs-v4.22.0';
export const reference = 'https://js.tensorflow.org/api/4.22.0/';
