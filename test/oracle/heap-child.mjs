// Says how many bytes of the heap each call of a program leaves behind: the median over intervals. Needs --expose-gc. Programs come as JSON on the
// standard input, the medians go to the standard output in the same order.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { EventEmitter } from 'node:events';

const [warmup, intervals, calls] = [1000, 11, 1000];
const require = createRequire(import.meta.url);

const medians = [];
for (const code of JSON.parse(await text(process.stdin))) medians.push(await medianBytes(load(code)));
console.log(JSON.stringify(medians));
process.exit();

/** The exported `main`, in surroundings of its own whose events and timers run when they are told to. */
function load(code) {
  const listeners = new EventEmitter().setMaxListeners(0);
  const timers = new Map();
  let made = 0;
  const surroundings = {
    unique: () => `a text that is like no other ${(made += 1)}`,
    process: new EventEmitter().setMaxListeners(0),
    document: { addEventListener: (name, run) => listeners.on(name, run) },
    window: {
      get scrollY() {
        return `${(made += 1)} lines down from the top`;
      },
    },
    fire: (name, event = {}) => void listeners.emit(name, event),
    WebSocket: EventTarget,
    requestAnimationFrame: () => {},
    setInterval: () => {},
    setTimeout: (run) => {
      timers.set((made += 1), run);
      return made;
    },
    clearTimeout: (timer) => timers.delete(timer),
  };
  const exports = {};
  new Function('require', 'exports', ...Object.keys(surroundings), code)(require, exports, ...Object.values(surroundings));
  return async () => {
    Promise.resolve(exports.main()).catch(() => {});
    for (const [timer, run] of timers) {
      timers.delete(timer);
      run();
    }
    await null;
  };
}

async function medianBytes(call) {
  for (let time = 0; time < warmup; time += 1) await call();
  const grown = [];
  let before = bytesInUse();
  for (let interval = 0; interval < intervals; interval += 1) {
    for (let time = 0; time < calls; time += 1) await call();
    const after = bytesInUse();
    grown.push((after - before) / calls);
    before = after;
  }
  return grown.sort((a, b) => a - b)[(intervals - 1) / 2];
}

function bytesInUse() {
  for (let time = 0; time < 2; time += 1) globalThis.gc();
  return process.memoryUsage().heapUsed;
}
