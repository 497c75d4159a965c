// Run by bench.mjs: the CPU time that a folder's files take to be parsed, linted without rules, and linted with all recommended rules.
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import plugin from '../../dist/src/index.js';
import { median, parseAll, sourcesIn } from './sources.mjs';

const [folder, roundCount] = [process.argv[2], Number(process.argv[3])];
const sources = sourcesIn(folder);

function cpuMsOf(work) {
  globalThis.gc?.();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function lint(rules) {
  const linter = new Linter({ configType: 'flat' });
  const config = { files: ['**/*.{ts,tsx,mts}'], plugins: { 'memory-audit': plugin }, rules, languageOptions: { parser } };
  for (const { file, text } of sources) linter.verify(text, config, { filename: file });
}

const work = {
  parseMs: () => parseAll(sources),
  withoutRulesMs: () => lint({}),
  withRulesMs: () => lint(plugin.configs.recommended.rules),
};
const times = { parseMs: [], withoutRulesMs: [], withRulesMs: [] };
// The first round warms up. Taking turns, all of them meet the same load of the machine.
for (let round = 0; round <= roundCount; round += 1) {
  for (const [name, run] of Object.entries(work)) {
    const cpuMs = cpuMsOf(run);
    if (round > 0) times[name].push(cpuMs);
  }
}
const lines = sources.reduce((sum, { text }) => sum + text.split('\n').length, 0);
const medians = Object.fromEntries(Object.entries(times).map(([name, each]) => [name, median(each)]));
console.log(JSON.stringify({ files: sources.length, lines, ...medians }));
