// npm run tables -- [library …]: runs what the tables say of libraries on the libraries, and prints how much of it was run and agrees.
import { withSource } from '../../with-source.mjs';

const asked = process.argv.slice(2);

await withSource('/test/oracle/tables/libraries.ts', async ({ libraries, coverTable, coverageOf }) => {
  for (const [library, load] of Object.entries(libraries)) {
    if (asked.length > 0 && !asked.includes(library)) continue;
    const covered = await coverTable(await load());
    for (const { name, result, detail } of covered) if (result !== 'agrees') console.log(`${library}: ${result}: ${name}: ${detail}`);
    const { rows, rowsRun, names, run, agreed } = coverageOf(covered);
    console.log(`${library}: ${rows} rows, ${rowsRun} run; ${names} names, ${run} run, ${agreed} agree`);
    if (agreed < run) process.exitCode = 1;
  }
});
// What libraries leave running must not keep the process.
process.exit();
