// npm run fuzz -- --count N --seed S: programs are run on TensorFlow.js, and what leaks is compared with what is reported.
import { parseArgs } from 'node:util';
import { withSource } from '../with-source.mjs';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    shrink: { type: 'string', default: '20' },
  },
});
await withSource('/test/fuzz/run-fuzz.ts', async ({ fuzz }) => {
  const started = performance.now();
  const tally = await fuzz(Number(values.count), Number(values.seed), { mostShrunk: Number(values.shrink) });
  const seconds = (performance.now() - started) / 1000;
  const of = (kind) => tally.disagreements.filter((each) => each.kind === kind);
  for (const { kind, seed, text } of tally.disagreements)
    if (process.env.SHOW) console.log(`--- ${kind} ${seed}\n${text.replace(/^import.*\n/, '')}`);
  for (const { seed, message } of tally.failed.slice(0, 10)) console.log('failed', seed, message);
  console.log(
    `${tally.programs} programs, ${tally.leaking} leak, ${tally.failed.length} failed, ${tally.agreed} agreed, ${of('missed').length} missed, ${of('false').length} false; ${Math.round((tally.programs / seconds) * 60)} a minute`,
  );
});
