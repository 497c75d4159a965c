import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import type { Runnable } from './tensor-oracle.ts';

/** One function of a fixture that is run, and whether a marker says that it leaks. */
export interface FixtureRun {
  /** The call, as the fixture writes it. */
  readonly call: string;
  readonly saysLeak: boolean;
  readonly program: Runnable;
}

/** What calls may be given, made once for all of them. */
const given = `
  const [vector, row, matrix] = [tf.tensor1d([1, 2]), tf.ones([1, 2]), tf.ones([2, 2])];
  const [pixels, picture] = [tf.ones([4, 4, 3]), tf.ones([1, 4, 4, 3])];
  const outputs = (names) => (Array.isArray(names) ? names.map(() => tf.ones([1, 4])) : tf.ones([1, 4]));
  const model = { predict: () => tf.ones([1, 4]), execute: (input, names) => outputs(names) };
`;
const marker = /^\s*\/\/\s*\^+(?: @\d+-\d+)? (?:missing )?(?:require-(?:tidy|release)|no-retained-gradient\/(?!unread|training))\b/;

/** The calls in the `// run:` lines of a fixture. */
export function runsOf(text: string): readonly FixtureRun[] {
  const { outputText } = transpileModule(text, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2023 } });
  const calls = [...text.matchAll(/^\/\/ run: (.+)$/gm)].map(([, call = '']) => call);
  return calls.map((call) => {
    const main = `exports.main = async () => { tf.dispose(await ${call}); };`;
    return { call, saysLeak: saysLeak(text, call), program: { code: `${outputText}\n${given}\n${main}`, inputs: [[]] } };
  });
}

/** A marker of a leak, seen or known to be missed, stands in a function of the fixture that the call runs. */
function saysLeak(text: string, call: string): boolean {
  const functions = new Map(
    [...text.matchAll(/^(?:export )?(?:async )?function ([\w$]+)[\s\S]*?^}/gm)].map(([body, name = '']) => [name, body]),
  );
  const run = new Set<string>();
  const addCalled = (code: string): void => {
    for (const [, name = ''] of code.matchAll(/([\w$]+)\(/g)) {
      const body = functions.get(name);
      if (body === undefined || run.has(name)) continue;
      run.add(name);
      addCalled(body);
    }
  };
  addCalled(call);
  if (run.size === 0) throw new Error(`${call} calls no function of the fixture`);
  return [...run].some((name) =>
    functions
      .get(name)
      ?.split('\n')
      .some((line) => marker.test(line)),
  );
}
