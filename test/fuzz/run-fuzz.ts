import { rules } from '../../rules/index.ts';
import { runEngine } from '../fixtures/engine-run.ts';
import { toFixture } from '../fixtures/fixture.ts';
import { type Runnable, TensorOracle } from '../oracle/tensor-oracle.ts';
import { generateProgram } from './generate.ts';
import { shrink } from './shrink.ts';

/** A program on which the analyser and the library disagree. */
export interface Disagreement {
  readonly kind: 'missed' | 'false';
  readonly seed: number;
  readonly text: string;
}

type Verdict =
  { readonly kind: 'failed'; readonly message: string } | { readonly kind: 'agreed' | 'missed' | 'false'; readonly leaks: boolean };

export interface Tally {
  readonly programs: number;
  readonly agreed: number;
  readonly leaking: number;
  /** Programs that did not run to their end, which say nothing. */
  readonly failed: readonly { readonly seed: number; readonly message: string }[];
  readonly disagreements: readonly Disagreement[];
}

/** The rules about handles; the others say nothing of what leaks. */
const aboutHandles = new Set(['require-tidy', 'require-release', 'no-retained-gradient']);

/** These messages tell of what is made for nothing. Whether it is freed or not, they are the one finding of the call. */
const aboutWork = new Set(['unread', 'training']);

/** The analyser's verdict: some handle leaks, certainly or likely. */
export function reportsLeak(text: string): boolean {
  return messagesOf(text).some((messageId) => !aboutWork.has(messageId));
}

function messagesOf(text: string): readonly string[] {
  const fixture = toFixture(
    'fixtures/rules/require-tidy/program.js',
    text,
    rules.filter(({ meta }) => aboutHandles.has(meta.id)),
  );
  return runEngine(fixture, text).map(({ messageId }) => messageId ?? 'crash');
}

/** The program as the oracle runs it, with every combination of the arguments that it looks at. */
export function runnableOf(text: string): Runnable {
  const code = text
    .replace("import * as tf from '@tensorflow/tfjs';", "'use strict'; const tf = require('@tensorflow/tfjs');")
    .replace(/^export (?=async function|function)/m, 'exports.main = main;\n')
    // Nothing but what is thrown on purpose may be caught.
    .replaceAll('} catch {', "} catch (error) { if (error.message !== 'expected' && error.message !== 'injected') throw error;");
  const body = text.slice(text.lastIndexOf('function main(')).replace('(flag, other, n, mode)', '');
  const valuesOf = <Value>(name: string, values: readonly Value[]): readonly Value[] =>
    new RegExp(`\\b${name}\\b`).test(body) ? values : values.slice(0, 1);
  const [flags, others, counts, modes] = [
    valuesOf('flag', [false, true]),
    valuesOf('other', [false, true]),
    valuesOf('n', [0, 1, 3]),
    valuesOf('mode', [0, 1, 2]),
  ];
  const inputs = flags.flatMap((flag) => others.flatMap((other) => counts.flatMap((n) => modes.map((mode) => [flag, other, n, mode]))));
  return { code, inputs };
}

async function verdictOf(oracle: TensorOracle, text: string): Promise<Verdict> {
  const program = runnableOf(text);
  const running = oracle.run(program);
  let messages: readonly string[];
  try {
    messages = messagesOf(text);
  } catch (error) {
    await running;
    return { kind: 'failed', message: String(error) };
  }
  let outcome = await running;
  if (outcome.kind === 'failed') return outcome;
  const isReported = messages.some((messageId) => !aboutWork.has(messageId));
  // What a handler goes on after is no leak of the plain run.
  if (outcome.kind === 'clean' && isReported && text.includes('catch')) outcome = await oracle.run({ ...program, withFaults: true });
  const leaks = outcome.kind === 'leaks';
  const isAgreed = leaks ? messages.length > 0 : !isReported;
  return { kind: isAgreed ? 'agreed' : leaks ? 'missed' : 'false', leaks };
}

/** Compares the verdicts on programs of consecutive seeds. */
export async function fuzz(
  count: number,
  firstSeed: number,
  { mostShrunk = Infinity, note = (_done: number): void => {} } = {},
): Promise<Tally> {
  const disagreements: Disagreement[] = [];
  const failed: { seed: number; message: string }[] = [];
  let [agreed, leaking] = [0, 0];
  const oracle = new TensorOracle();
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    const text = generateProgram(seed);
    const verdict = await verdictOf(oracle, text);
    if (verdict.kind === 'failed') failed.push({ seed, message: verdict.message });
    else if (verdict.leaks) leaking += 1;
    if (verdict.kind === 'agreed') agreed += 1;
    if (verdict.kind === 'missed' || verdict.kind === 'false') {
      const keeps = async (each: string): Promise<boolean> => isBalanced(each) && (await verdictOf(oracle, each)).kind === verdict.kind;
      disagreements.push({ kind: verdict.kind, seed, text: disagreements.length < mostShrunk ? await shrink(text, keeps) : text });
    }
    note(seed - firstSeed + 1);
  }
  await oracle.close();
  return { programs: count, agreed, leaking, failed, disagreements };
}

/** A scope that is opened is closed, also in a part of a program. */
function isBalanced(text: string): boolean {
  return text.split('.startScope(').length === text.split('.endScope(').length;
}
