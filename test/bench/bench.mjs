// npm run bench [-- rounds]: what the rules and the command cost on real projects, against the parser and the compiler that people run anyway.
// All times are CPU time, the best of the rounds, all taken in one run on one machine, so that ratios mean something and milliseconds do not.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

const packages = { human: '@vladmandic/human@3.3.6', 'face-api': '@vladmandic/face-api@1.7.15' };
const limits = { rules: 0.3, withoutTypes: 1, withTypes: 0.8, memory: 1 };
const rounds = Number(process.argv[2] ?? 3);
const cache = resolve('.cache/bench');

/** The unpacked source of a package, fetched once. */
function fetched(name, spec) {
  const folder = resolve(cache, name);
  if (existsSync(folder)) return folder;
  mkdirSync(folder, { recursive: true });
  const packed = run('npm', ['pack', '--silent', '--pack-destination', cache, spec]).stdout.trim().split('\n').at(-1);
  run('tar', ['xf', resolve(cache, packed), '-C', folder, '--strip-components', '1']);
  rmSync(resolve(cache, packed));
  return folder;
}

function run(command, args, options = {}) {
  const ended = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28, ...options });
  if (ended.error) throw ended.error;
  return ended;
}

/** The least CPU time and peak memory of a Node program over the rounds. Its exit code does not matter: findings and type errors are no failure. */
function measured(args, cwd) {
  const usageFile = resolve(cache, 'usage.json');
  const runs = Array.from({ length: rounds }, () => {
    rmSync(usageFile, { force: true });
    const env = { ...process.env, MEMORY_AUDIT_USAGE: usageFile };
    const { status, stderr } = run(process.execPath, ['--import', resolve('test/bench/usage.mjs'), ...args], { cwd, env });
    if (status === null || !existsSync(usageFile)) throw new Error(`${args.join(' ')} did not end: ${stderr}`);
    return JSON.parse(readFileSync(usageFile, 'utf8'));
  });
  return { cpuMs: Math.min(...runs.map(({ cpuMs }) => cpuMs)), peakBytes: Math.min(...runs.map(({ peakBytes }) => peakBytes)) };
}

function rowsOf(name, folder) {
  const lint = JSON.parse(run(process.execPath, ['--expose-gc', 'test/bench/lint.mjs', resolve(folder, 'src'), String(rounds)]).stdout);
  const main = resolve('dist/cli/main.js');
  const scan = ['--no-config-lookup', '--no-ignore', '--out-file', resolve(cache, 'findings.json'), '--format', 'json', 'src'];
  const withoutTypes = measured([main, '--no-types', ...scan], folder);
  const withTypes = measured([main, ...scan], folder);
  const compiler = measured([resolve('node_modules/typescript/lib/tsc.js'), '--noEmit', '--incremental', 'false', '-p', '.'], folder);
  const megabytes = ({ peakBytes }) => Math.round(peakBytes / 1e6);
  console.log(`\n${name}: ${lint.files} files, ${lint.lines} lines in src\n`);
  return [
    ['all rules in ESLint / parser', lint.withRulesMs - lint.withoutRulesMs, lint.parseMs, limits.rules, 'ms'],
    ['memory-audit --no-types / parser', withoutTypes.cpuMs, lint.parseMs, limits.withoutTypes, 'ms'],
    ['memory-audit / tsc --noEmit', withTypes.cpuMs, compiler.cpuMs, limits.withTypes, 'ms'],
    ['peak memory of memory-audit / of tsc', megabytes(withTypes), megabytes(compiler), limits.memory, 'MB'],
  ];
}

let isWithinLimits = true;
for (const [name, spec] of Object.entries(packages)) {
  for (const [what, ours, theirs, limit, unit] of rowsOf(name, fetched(name, spec))) {
    const ratio = ours / theirs;
    isWithinLimits &&= ratio <= limit;
    const verdict = ratio <= limit ? 'ok  ' : 'OVER';
    console.log(
      `${verdict} ${ratio.toFixed(2).padStart(5)} of at most ${limit.toFixed(1)}  ${what} (${Math.round(ours)} / ${Math.round(theirs)} ${unit})`,
    );
  }
}
process.exitCode = isWithinLimits ? 0 : 1;
