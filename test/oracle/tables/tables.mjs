// npm run tables: runs what the tables say of TensorFlow.js on the library, and prints how much of it was run and agrees.
import { withSource } from '../../with-source.mjs';

await withSource('/test/oracle/tables/cover.ts', async ({ coverTfjs }) => {
  const covered = await coverTfjs();
  const of = (result) => covered.filter((each) => each.result === result);
  for (const { name, result, detail } of covered) if (result !== 'agrees') console.log(`${result}: ${name}: ${detail}`);
  console.log(`tfjs: ${covered.length} names, ${covered.length - of('not run').length} run, ${of('agrees').length} agree`);
});
