// Runs programs on TensorFlow.js and says whether they leave more tensors behind with every call. One program at a time; whoever started the
// worker kills it when a program does not come back.
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { surroundings } from './surroundings.mjs';

const require = createRequire(import.meta.url);
for (const name of ['log', 'warn', 'info']) console[name] = () => {};
const tf = require('@tensorflow/tfjs');
await tf.setBackend('cpu');

/** Errors that a program throws on purpose carry this message; any other means that the program is wrong. */
const expected = 'expected';
const injected = 'injected';
/** Calls for each list of arguments. What only the first makes is kept for good, and no leak. */
const rounds = 3;
const mostFaults = 300;
const callsOnPage = 10;
const AsyncFunction = (async () => {}).constructor;
const soon = () => new Promise(setImmediate);

/** Work of the library that may still be done before it fails. */
let untilFault = Infinity;

const engine = tf.engine();
for (const name of ['runKernel', 'makeTensor']) {
  const real = engine[name].bind(engine);
  engine[name] = (...given) => {
    if (untilFault-- <= 0) {
      untilFault = Infinity;
      throw new Error(injected);
    }
    return real(...given);
  };
}

parentPort.on('message', async ({ code, inputs, withFaults, onPage }) => {
  if (onPage) parentPort.postMessage(await runOnPage(code));
  else parentPort.postMessage(await run(code, inputs, withFaults ? hasLeakingFault : grows));
  // What a program has left open or registered is nothing to the next one.
  while (engine.state.scopeStack.length > 0) engine.endScope();
  tf.disposeVariables();
});

parentPort.postMessage('ready');

async function run(code, inputs, leaks) {
  try {
    const exports = {};
    new Function('require', 'exports', code)(require, exports);
    for (const values of inputs) if (await leaks(exports.main, values)) return { kind: 'leaks', inputs: values };
    return { kind: 'clean' };
  } catch (error) {
    return { kind: 'failed', message: String(error?.message ?? error) };
  }
}

/** Other names for the library, as far as it is the same. */
const load = (name) => (/^@tensorflow\/tfjs(?:-core|-node)?$/.test(name) ? tf : require(name));

/** Makes one call many times, each time with what it leaves to timers, in surroundings with parts of a browser. */
async function runOnPage(code) {
  const { names, settle } = surroundings();
  try {
    const exports = {};
    const given = { require: load, exports, library: tf, ...names };
    await new AsyncFunction(...Object.keys(given), code)(...Object.values(given));
    const counts = [];
    for (let call = 0; call < callsOnPage; call += 1) {
      await exports.main();
      settle();
      await soon();
      counts.push(tf.memory().numTensors);
    }
    return { kind: isGrowing(counts) ? 'leaks' : 'clean' };
  } catch (error) {
    return { kind: 'failed', message: String(error?.message ?? error) };
  }
}

async function grows(main, values) {
  const counts = [];
  for (let round = 0; round < rounds; round += 1) {
    try {
      await main(...values);
    } catch (error) {
      if (error?.message !== expected) throw error;
    }
    counts.push(tf.memory().numTensors);
  }
  return isGrowing(counts);
}

function isGrowing(counts) {
  return counts.every((count, index) => index === 0 || count > counts[index - 1]);
}

async function endsWell(main, values) {
  try {
    await main(...values);
    return true;
  } catch {
    return false;
  }
}

/** Whether some call of the library, if it throws, makes the program leak that catches the error and goes on. */
async function hasLeakingFault(main, values) {
  for (let calls = 0; calls < mostFaults; calls += 1) {
    let leaks = 0;
    for (let round = 0; round < rounds; round += 1) {
      untilFault = calls;
      const before = tf.memory().numTensors;
      const isCaught = await endsWell(main, values);
      const isOver = untilFault !== Infinity;
      untilFault = Infinity;
      if (isOver) return false;
      if (isCaught && tf.memory().numTensors > before) leaks += 1;
    }
    if (leaks === rounds) return true;
  }
  return false;
}
