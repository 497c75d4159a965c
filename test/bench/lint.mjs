// Run by bench.mjs: the CPU time that a folder's files take to be parsed, linted without rules, and linted with all recommended rules. Each round
// works on a copy of the folder, as the plugin remembers the files that others import.
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { cpSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import plugin from '../../dist/src/index.js';
import { median, parseAll, sourcesIn } from './sources.mjs';

const [folder, roundCount] = [process.argv[2], Number(process.argv[3])];
const copies = resolve(process.argv[4]);

/** The folder's files under a path at which they were never seen. */
function freshSources(round) {
  const copy = join(copies, String(round), 'src');
  cpSync(folder, copy, { recursive: true });
  return sourcesIn(copy);
}

function cpuMsOf(work) {
  globalThis.gc?.();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function lint(sources, rules) {
  const linter = new Linter({ configType: 'flat', cwd: copies });
  const config = { files: ['**/*.{ts,tsx,mts}'], plugins: { 'memory-audit': plugin }, rules, languageOptions: { parser } };
  for (const { file, text } of sources) linter.verify(text, config, { filename: file });
}

const work = {
  parseMs: parseAll,
  withoutRulesMs: (sources) => lint(sources, {}),
  withRulesMs: (sources) => lint(sources, plugin.configs.recommended.rules),
};
rmSync(copies, { recursive: true, force: true });
const times = { parseMs: [], withoutRulesMs: [], withRulesMs: [] };
// The first round warms up. Taking turns, all of them meet the same load of the machine.
for (let round = 0; round <= roundCount; round += 1) {
  const sources = freshSources(round);
  for (const [name, run] of Object.entries(work)) {
    const cpuMs = cpuMsOf(() => run(sources));
    if (round > 0) times[name].push(cpuMs);
  }
}
rmSync(copies, { recursive: true, force: true });
const sources = sourcesIn(folder);
const lines = sources.reduce((sum, { text }) => sum + text.split('\n').length, 0);
const medians = Object.fromEntries(Object.entries(times).map(([name, each]) => [name, median(each)]));
console.log(JSON.stringify({ files: sources.length, lines, ...medians }));
