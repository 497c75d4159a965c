// Says how many bytes of the heap each call of a program leaves behind: the median over intervals of as many calls as the
// first argument says, with a pause in between of as many milliseconds as the second says. Needs --expose-gc. Programs come as JSON on the
// standard input, the medians go to the standard output in the same order.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { surroundings } from './surroundings.mjs';

const intervals = 11;
const [calls, pause] = process.argv.slice(2).map(Number);
const require = createRequire(import.meta.url);

// The standard output is for the medians.
for (const name of ['log', 'info']) console[name] = () => {};

const medians = [];
for (const code of JSON.parse(await text(process.stdin))) medians.push(await medianBytes(load(code)));
process.stdout.write(JSON.stringify(medians), () => process.exit());

/** The exported `main`, in surroundings of its own whose events and timers run when they are told to. */
function load(code) {
  const { names, modules, settle } = surroundings();
  // A frame that asks for the next one would never be over.
  const own = { ...names, requestAnimationFrame: () => {} };
  const exports = {};
  new Function('require', 'exports', ...Object.keys(own), code)((name) => modules[name] ?? require(name), exports, ...Object.values(own));
  return async () => {
    Promise.resolve(exports.main()).catch(() => {});
    settle();
    await null;
  };
}

async function medianBytes(call) {
  for (let time = 0; time < calls; time += 1) await call();
  const grown = [];
  let before = await bytesInUse();
  for (let interval = 0; interval < intervals; interval += 1) {
    for (let time = 0; time < calls; time += 1) await call();
    const after = await bytesInUse();
    grown.push((after - before) / calls);
    before = after;
  }
  return grown.sort((a, b) => a - b)[(intervals - 1) / 2];
}

/** Timers of libraries come first. */
async function bytesInUse() {
  await new Promise((resolve) => setTimeout(resolve, pause));
  for (let time = 0; time < 2; time += 1) globalThis.gc();
  return process.memoryUsage().heapUsed;
}
