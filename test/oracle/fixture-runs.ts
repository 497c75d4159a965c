import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { type Effect, MarkedCode } from './marked-code.ts';

/** What a run is measured by: live tensors, live handles of OpenCV.js, object URLs, or bytes of the heap. */
export type Measure = 'tensors' | 'mats' | 'urls' | 'bytes';

/** One call of a fixture that is run, and what markers say that it does. */
export interface FixtureRun {
  /** The call, as the fixture writes it. */
  readonly call: string;
  readonly measure: Measure;
  readonly says: Effect | 'clean';
  /** A CommonJS module that exports `main`, which makes the call once. */
  readonly code: string;
}

/** What calls may be given, made once for all calls of a run. */
const given: Readonly<Record<Measure, string>> = {
  tensors: `
    const [vector, row, matrix] = [tf.tensor1d([1, 2]), tf.ones([1, 2]), tf.ones([2, 2])];
    const [pixels, picture] = [tf.ones([4, 4, 3]), tf.ones([1, 4, 4, 3])];
    const outputs = (names) => (Array.isArray(names) ? names.map(() => tf.ones([1, 4])) : tf.ones([1, 4]));
    const model = { predict: () => tf.ones([1, 4]), execute: (input, names) => outputs(names) };
  `,
  mats: `
    const [canvas, output, nowhere] = [element(), element(), 'gone'];
    const empty = Object.assign(element(), { width: 0, height: 0 });
    const [image, template] = [cv.imread(canvas), cv.imread(canvas)];
    const mats = new cv.MatVector();
    mats.push_back(cv.matFromArray(3, 1, cv.CV_32SC2, [0, 0, 1, 0, 1, 1]));
    const attempt = (run) => { try { return run(); } catch {} };
  `,
  urls: `
    const [file, image] = [new Blob(['a']), new Image()];
  `,
  // `unique`, `fire` and stand-ins for parts of a browser come with the process in which it runs.
  bytes: '',
};

/** What is done with what the call gives. */
const after: Readonly<Record<Measure, (call: string) => string>> = {
  tensors: (call) => `async () => { tf.dispose(await ${call}); }`,
  mats: (call) => `() => { release(${call}); }`,
  urls: (call) => `async () => { await ${call}; }`,
  bytes: (call) => `() => ${call}`,
};

/** The calls in the `// run:` lines of a fixture. */
export function runsOf(path: string, text: string): readonly FixtureRun[] {
  const calls = [...text.matchAll(/^\/\/ run: (.+)$/gm)].map(([, call = '']) => call);
  if (calls.length === 0) return [];
  const { outputText } = transpileModule(text, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2023 } });
  const own = new Map([...text.matchAll(/^\/\/ given: (const (\w+) = .+)$/gm)].map(([, line = '', name = '']) => [name, line]));
  const marked = new MarkedCode(text.replaceAll(/^\/\/ given: /gm, ''));
  const measure = measureOf(path, text);
  return calls.map((call) => {
    const used = usedIn(call, own);
    const code = `${outputText}\n${given[measure]}\n${used.join('\n')}\nexports.main = ${after[measure](call)};`;
    const effects = marked.effectsOf([call, ...used].join('\n'));
    // What throws does not come to leaving anything.
    return { call, measure, says: effects.has('throws') ? 'throws' : effects.has('leaks') ? 'leaks' : 'clean', code };
  });
}

function measureOf(path: string, text: string): Measure {
  if (path.includes('no-unbounded-accumulator/')) return 'bytes';
  if (text.includes('createObjectURL(')) return 'urls';
  return /\bcv\./.test(text) ? 'mats' : 'tensors';
}

/** The lines that make what a call names, in the order of the fixture. */
function usedIn(call: string, lines: ReadonlyMap<string, string>): readonly string[] {
  const used = new Set<string>();
  const add = (code: string): void => {
    for (const [name, line] of lines) {
      if (used.has(line) || !new RegExp(`\\b${name}\\b`).test(code)) continue;
      used.add(line);
      add(line);
    }
  };
  add(call);
  return [...lines.values()].filter((line) => used.has(line));
}
