// Counts the false verdicts of profileMemory on planted leaks and their mended twins: npm run verdicts -- [processes], each of which does ten runs.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { planted } from './planted.mjs';

const runsEach = 10;
const [first = '5', name, twin] = process.argv.slice(2);
if (name === undefined) printTable(Number(first));
else await printVerdicts(name, twin);

function printTable(processes) {
  console.log('| Planted | Twin | Runs | leak | stable | unclear | False |\n|---|---|---|---|---|---|---|');
  for (const name of Object.keys(planted))
    for (const twin of ['leak', 'mended']) {
      const verdicts = Array.from({ length: processes }, () => verdictsOf(name, twin)).flat();
      const count = (verdict) => verdicts.filter((each) => each === verdict).length;
      const wrong = verdicts.length - count(twin === 'leak' ? 'leak' : 'stable');
      console.log(`| ${name} | ${twin} | ${verdicts.length} | ${count('leak')} | ${count('stable')} | ${count('unclear')} | ${wrong} |`);
      if (wrong > 0) process.exitCode = 1;
    }
}

function verdictsOf(name, twin) {
  const args = [fileURLToPath(import.meta.url), '1', name, twin];
  const out = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return JSON.parse(out.trim().split('\n').at(-1));
}

async function printVerdicts(name, twin) {
  const { countLiveHandles, profileMemory } = await import('eslint-plugin-memory-audit/runtime');
  const { [twin]: fn, cv } = await planted[name]();
  const counters = cv ? { mats: countLiveHandles(cv) } : {};
  const verdicts = [];
  for (let run = 0; run < runsEach; run += 1) verdicts.push((await profileMemory(fn, { counters })).verdict);
  console.log(JSON.stringify(verdicts));
}
