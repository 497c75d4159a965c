// npm run bench [-- rounds]: what the rules and the command cost on real projects, against the parser and the compiler that people run anyway.
// docs/performance.md says what is measured and why. Milliseconds depend on the machine; the ratios, all taken in one run, are what counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { median } from './sources.mjs';

const packages = { human: '@vladmandic/human@3.3.6', 'face-api': '@vladmandic/face-api@1.7.15' };
/** What the types of the two projects come from. Installed beside them, so that the compiler has the same work as at their authors'. */
const dependencies = [
  ...['core', 'converter', 'data', 'layers', 'backend-cpu', 'backend-wasm', 'backend-webgl'].map(
    (name) => `@tensorflow/tfjs-${name}@4.22.0`,
  ),
  ...['@types/node@20', '@types/offscreencanvas@2019.7.3', '@webgpu/types@0.1', 'tslib@2'],
];
const limits = { rules: 0.3, withoutTypes: 1, withTypes: 0.8, memory: 1 };
const rounds = Number(process.argv[2] ?? 5);
const cache = resolve('.cache/bench');

function run(command, args, options = {}) {
  const ended = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28, ...options });
  if (ended.error) throw ended.error;
  return ended;
}

function required(command, args, options) {
  const { status, stdout, stderr } = run(command, args, options);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

function installDependencies() {
  if (existsSync(resolve(cache, 'node_modules/tslib'))) return;
  mkdirSync(cache, { recursive: true });
  writeFileSync(resolve(cache, 'package.json'), '{ "private": true }\n');
  required('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...dependencies], { cwd: cache });
}

/** The unpacked source of a package, fetched once. */
function fetched(name, spec) {
  const folder = resolve(cache, name);
  if (existsSync(resolve(folder, 'tsconfig.json'))) return folder;
  rmSync(folder, { recursive: true, force: true });
  const packed = required('npm', ['pack', '--silent', '--pack-destination', cache, spec]).trim().split('\n').at(-1);
  required('tar', ['xf', resolve(cache, packed), '-C', cache]);
  rmSync(resolve(cache, packed));
  allowOldOptions(resolve(cache, 'package/tsconfig.json'));
  renameSync(resolve(cache, 'package'), folder);
  return folder;
}

/** TypeScript 6 checks nothing while it complains of options that are to go. */
function allowOldOptions(tsconfig) {
  const text = readFileSync(tsconfig, 'utf8');
  writeFileSync(tsconfig, text.replace('"compilerOptions": {', '"compilerOptions": { "ignoreDeprecations": "6.0",'));
}

/** CPU time and peak memory of one Node process. Its exit code does not matter: findings and type errors are no failure. */
function usageOf(args, cwd) {
  const usageFile = resolve(cache, 'usage.json');
  rmSync(usageFile, { force: true });
  const env = { ...process.env, MEMORY_AUDIT_USAGE: usageFile };
  const { status, stderr } = run(process.execPath, ['--import', resolve('test/bench/usage.mjs'), ...args], { cwd, env });
  if (status === null || !existsSync(usageFile)) throw new Error(`${args.join(' ')} did not end: ${stderr}`);
  return JSON.parse(readFileSync(usageFile, 'utf8'));
}

/** The medians of several commands, which take turns. */
function measured(commands, cwd) {
  const runs = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) for (const [name, args] of Object.entries(commands)) runs[name].push(usageOf(args, cwd));
  const entries = Object.entries(runs).map(([name, each]) => {
    return [name, { cpuMs: median(each.map(({ cpuMs }) => cpuMs)), megabytes: median(each.map(({ peakBytes }) => peakBytes)) / 1e6 }];
  });
  return Object.fromEntries(entries);
}

function rowsOf(name, folder) {
  const lint = JSON.parse(
    required(process.execPath, ['--expose-gc', 'test/bench/lint.mjs', resolve(folder, 'src'), String(rounds), resolve(cache, 'rounds')]),
  );
  const main = resolve('dist/src/cli/main.js');
  const scan = ['--no-config-lookup', '--no-ignore', '--out-file', resolve(cache, 'findings.json'), '--format', 'json', 'src'];
  const { parser, withoutTypes, withTypes, compiler } = measured(
    {
      parser: [resolve('test/bench/parse.mjs'), resolve(folder, 'src')],
      withoutTypes: [main, '--no-types', ...scan],
      withTypes: [main, ...scan],
      compiler: [resolve('node_modules/typescript/lib/tsc.js'), '--noEmit', '--incremental', 'false', '-p', '.'],
    },
    folder,
  );
  console.log(`\n${name}: ${lint.files} files, ${lint.lines} lines in src; medians of ${rounds} rounds\n`);
  return [
    ['all rules in ESLint / parser', lint.withRulesMs - lint.withoutRulesMs, lint.parseMs, limits.rules, 'ms'],
    ['memory-audit --no-types / parser', withoutTypes.cpuMs, parser.cpuMs, limits.withoutTypes, 'ms'],
    ['memory-audit / tsc --noEmit', withTypes.cpuMs, compiler.cpuMs, limits.withTypes, 'ms'],
    ['peak memory of memory-audit / of tsc', withTypes.megabytes, compiler.megabytes, limits.memory, 'MB'],
  ];
}

installDependencies();
let isWithinLimits = true;
for (const [name, spec] of Object.entries(packages)) {
  for (const [what, ours, theirs, limit, unit] of rowsOf(name, fetched(name, spec))) {
    const ratio = ours / theirs;
    isWithinLimits &&= ratio <= limit;
    const verdict = ratio <= limit ? 'ok  ' : 'OVER';
    const figures = `${Math.round(ours)} / ${Math.round(theirs)} ${unit}`;
    console.log(`${verdict} ${ratio.toFixed(2).padStart(5)} of at most ${limit.toFixed(1)}  ${what} (${figures})`);
  }
}
process.exitCode = isWithinLimits ? 0 : 1;
