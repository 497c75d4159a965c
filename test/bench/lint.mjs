// Run by bench.mjs: the CPU time that a folder's files take to be parsed, linted without rules, and linted with all recommended rules.
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { globSync } from 'tinyglobby';
import plugin from '../../dist/src/index.js';

const [folder, roundCount] = [process.argv[2], Number(process.argv[3])];
const files = globSync(['**/*.{ts,tsx,mts}'], { cwd: folder, absolute: true, ignore: ['**/*.d.ts', '**/node_modules/**'] }).sort();
const sources = files.map((file) => ({ file: relative(process.cwd(), file), text: readFileSync(file, 'utf8') }));

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

const parserOptions = { range: true, loc: true, tokens: true, comment: true, sourceType: 'module' };
const work = {
  parseMs: () => sources.forEach(({ file, text }) => parser.parseForESLint(text, { ...parserOptions, filePath: file })),
  withoutRulesMs: () => lint({}),
  withRulesMs: () => lint(plugin.configs.recommended.rules),
};
const best = {};
// The first round warms up. Taking turns, all of them meet the same load of the machine.
for (let round = 0; round <= roundCount; round += 1) {
  for (const [name, run] of Object.entries(work)) {
    const cpuMs = cpuMsOf(run);
    if (round > 0) best[name] = Math.min(best[name] ?? Infinity, cpuMs);
  }
}
const lines = sources.reduce((sum, { text }) => sum + text.split('\n').length, 0);
console.log(JSON.stringify({ files: files.length, lines, ...best }));
