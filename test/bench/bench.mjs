// npm run bench [-- rounds [parts]]: what the rules and the command cost on real projects, against the parser and the compiler that people run anyway, how
// the cost grows with the project, and what a second scan saves. Parts are growth, cache, server, human and face-api; all of them unless some are named.
// docs/performance.md says what is measured and why. Milliseconds depend on the machine; the ratios, all taken in one run, are what counts.
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { generateProject } from './generate-project.mjs';
import { median } from './sources.mjs';

const packages = { human: '@vladmandic/human@3.3.6', 'face-api': '@vladmandic/face-api@1.7.15' };
/** What the types of the two projects come from. Installed beside them, so that the compiler has the same work as at their authors'. */
const dependencies = [
  ...['core', 'converter', 'data', 'layers', 'backend-cpu', 'backend-wasm', 'backend-webgl'].map(
    (name) => `@tensorflow/tfjs-${name}@4.22.0`,
  ),
  ...['@types/node@20', '@types/offscreencanvas@2019.7.3', '@webgpu/types@0.1', 'tslib@2'],
];
const limits = { rules: 0.3, withoutTypes: 1, withTypes: 0.8, memory: 1, growth: 1, edited: 0.3 };
/** The sizes of the generated projects, in lines. */
const sizes = [10_000, 50_000, 200_000];
const [, , rounds = 5, ...parts] = process.argv.map((each, at) => (at === 2 ? Number(each) : each));
const cache = resolve('.cache/bench');
const main = resolve('dist/src/cli/main.js');
const plainScan = [
  main,
  '--no-config-lookup',
  '--no-ignore',
  '--no-types',
  '--out-file',
  resolve(cache, 'findings.json'),
  '--format',
  'json',
];

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

/** What a run costs in a folder, as medians. `prepare` is called before each. */
function usageIn(folder, args, prepare = () => undefined) {
  const runs = Array.from({ length: rounds }, (_, round) => {
    prepare(round);
    return usageOf([...plainScan, ...args, '.'], folder);
  });
  return { cpuMs: median(runs.map(({ cpuMs }) => cpuMs)), megabytes: median(runs.map(({ peakBytes }) => peakBytes)) / 1e6 };
}

/** What the command costs when there is nothing to do but to start. */
function startMs() {
  const folder = resolve(cache, 'empty');
  mkdirSync(folder, { recursive: true });
  // A project of its own, else those around it are read.
  writeFileSync(resolve(folder, 'package.json'), '{}\n');
  writeFileSync(resolve(folder, 'empty.js'), 'export {};\n');
  return usageIn(folder, []).cpuMs;
}

/** CPU time for a thousand lines of connected projects of several sizes, the start of the process left out. */
function growthRows(start) {
  const folder = resolve(cache, 'generated');
  console.log(
    `\ngenerated projects in which everything is connected; medians of ${rounds} rounds, starting takes ${Math.round(start)} ms\n`,
  );
  const perThousand = sizes.map((size) => {
    const { lines } = generateProject(folder, size, true);
    const { cpuMs, megabytes } = usageIn(folder, []);
    console.log(`            ${lines} lines: ${Math.round(cpuMs)} ms, ${Math.round(megabytes)} MB`);
    return ((cpuMs - start) * 1000) / lines;
  });
  rmSync(folder, { recursive: true });
  const [smallest, largest] = [perThousand[0], perThousand.at(-1)];
  return [[`time per line, ${sizes.at(-1)} lines / ${sizes[0]} lines`, largest, smallest, limits.growth, 'ms per 1,000']];
}

/** The projects in which a file is edited: what they are called, and a function that writes them and gives the files to edit in turn. */
const editedProjects = {
  'generated, on their own': (folder) => generateProject(folder, 50_000, false).middles,
  'generated, connected': (folder) => generateProject(folder, 50_000, true).middles,
  human: (folder) => copyOf('human', folder, ['util/util.ts', 'face/face.ts', 'tfjs/load.ts']),
  'face-api': (folder) => copyOf('face-api', folder, ['NeuralNetwork.ts', 'dom/awaitMediaLoaded.ts', 'globalApi/DetectFacesTasks.ts']),
};

function copyOf(name, folder, files) {
  rmSync(folder, { recursive: true, force: true });
  cpSync(resolve(fetched(name, packages[name]), 'src'), folder, { recursive: true });
  // A project of its own, else those around it are read.
  writeFileSync(resolve(folder, 'package.json'), '{}\n');
  return files.map((file) => resolve(folder, file));
}

/** What a scan with the cache costs, of the same one without. */
function cacheRows(start) {
  return Object.entries(editedProjects).flatMap(([name, write]) => {
    const folder = resolve(cache, 'edited');
    const files = write(folder);
    const cold = usageIn(folder, []);
    const filling = usageIn(folder, ['--cache'], () => rmSync(resolve(folder, '.memoryauditcache'), { recursive: true, force: true }));
    const megabytes = sizeOf(resolve(folder, '.memoryauditcache')) / 1e6;
    const warm = usageIn(folder, ['--cache']);
    const edited = usageIn(folder, ['--cache'], (round) => edit(files, round));
    commitAll(folder);
    const changed = usageIn(folder, ['--cache', '--changed', 'HEAD'], (round) => edit(files, round));
    rmSync(folder, { recursive: true });
    console.log(
      `\n${name}: a scan that fills the cache takes ${Math.round(filling.cpuMs)} ms and ${megabytes.toFixed(1)} MB on disk, one without ${Math.round(cold.cpuMs)} ms\n`,
    );
    return [
      ['nothing edited, cache / no cache', warm.cpuMs, cold.cpuMs, limits.edited, 'ms'],
      ['one edit, cache / no cache', edited.cpuMs, cold.cpuMs, limits.edited, 'ms'],
      ['the same, start of the process left out', edited.cpuMs - start, cold.cpuMs - start, limits.edited, 'ms'],
      ['one edit, its lines only, cache / no cache', changed.cpuMs, cold.cpuMs, limits.edited, 'ms'],
    ].map(([what, ...rest]) => [`${what} (${name})`, ...rest]);
  });
}

/** So many edits make a working session, of which the median counts. All are printed: the first ones also pay for compiling what is now run again. */
const editsOfSession = 20;

/** What an audit costs after an edit when a server does it, its client included, of one by a process of its own. */
function serverRows() {
  return Object.entries(editedProjects).flatMap(([name, write]) => {
    const folder = resolve(cache, 'served');
    const files = write(folder);
    commitAll(folder);
    const cold = usageIn(folder, []).cpuMs;
    const served = (...args) => {
      const before = serverMs(folder);
      const client = usageOf([...plainScan, '--use-server', ...args, '.'], folder).cpuMs;
      return client + serverMs(folder) - before;
    };
    const first = served();
    const afterEdits = (...args) =>
      Array.from({ length: editsOfSession }, (_, round) => {
        edit(files, round);
        return served(...args);
      });
    const [edited, changed] = [afterEdits(), afterEdits('--changed', 'HEAD')];
    required(process.execPath, [main, 'server', 'stop'], { cwd: folder });
    rmSync(folder, { recursive: true });
    console.log(
      `\n${name}, by a server: ${Math.round(first)} ms for the first audit, ${edited.map(Math.round).join(', ')} ms after each edit\n`,
    );
    return [
      [`one edit, by a server / by a process of its own (${name})`, median(edited), cold, limits.edited, 'ms'],
      [`the same, its lines only (${name})`, median(changed), cold, limits.edited, 'ms'],
    ];
  });
}

/** The CPU time that the server of a folder has taken so far; none before there is one. */
function serverMs(folder) {
  const { stdout } = run(process.execPath, [main, 'server', 'status'], { cwd: folder });
  return Number(/([\d.]+) s of CPU time/.exec(stdout)?.[1] ?? 0) * 1000;
}

/** Adds a function to one of several files, in turn. */
function edit(files, round) {
  appendFileSync(files[round % files.length], `\nexport const edited${round} = (v: number[]): number => v.length + ${round};\n`);
}

/** Makes a repository of the folder, whose files are no longer changed. */
function commitAll(folder) {
  const who = ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost'];
  for (const args of [
    ['init', '--quiet'],
    ['add', '--all'],
    [...who, 'commit', '--quiet', '-m', 'first'],
  ])
    required('git', args, { cwd: folder });
}

function sizeOf(folder) {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(resolve(folder, name)).size, 0);
}

/** Prints ratios of ours to theirs with their limits, and gives whether all are within. */
function print(rows) {
  return rows.reduce((isWithin, [what, ours, theirs, limit, unit]) => {
    const ratio = ours / theirs;
    const verdict = ratio <= limit ? 'ok  ' : 'OVER';
    const figures = `${Math.round(ours)} / ${Math.round(theirs)} ${unit}`;
    console.log(`${verdict} ${ratio.toFixed(2).padStart(5)} of at most ${limit.toFixed(1)}  ${what} (${figures})`);
    return isWithin && ratio <= limit;
  }, true);
}

mkdirSync(cache, { recursive: true });
const isWithinLimits = [];
const start = startMs();
const isAsked = (part) => parts.length === 0 || parts.includes(part);
if (isAsked('growth')) isWithinLimits.push(print(growthRows(start)));
if (isAsked('cache')) isWithinLimits.push(print(cacheRows(start)));
if (isAsked('server')) isWithinLimits.push(print(serverRows()));
for (const [name, spec] of Object.entries(packages).filter(([name]) => isAsked(name))) {
  installDependencies();
  isWithinLimits.push(print(rowsOf(name, fetched(name, spec))));
}
process.exitCode = isWithinLimits.every(Boolean) ? 0 : 1;
