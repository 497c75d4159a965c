import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Random } from '../fuzz/random.ts';

/** The source files of a folder, relative to it. */
export function sourcesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.[cm]?[jt]sx?$/.test(name) && !name.startsWith('.')).sort();
}

const snippets = [
  `\nexport const extra = () => 1;\n`,
  `\n// eslint-disable-next-line\n`,
  `\n/* eslint-disable memory-audit/require-tidy -- known */\n`,
  `\nconst lasting = new Map();\nsetInterval(() => lasting.set(Math.random(), 1), 10);\n`,
  `\nimport * as tf from '@tensorflow/tfjs';\nexport async function fresh(v) { const t = tf.tensor(v); return t.data(); }\n`,
  `\nimport './other.js';\n`,
  `\nimport { tensors } from '../../linked/src/lib/index.js';\nexport const use = (p) => tensors.pixelsOf(p).shape;\n`,
  `\nlet ( = ;\n`,
];

/** Small changes of what a file says to others: what functions release, return and are called in, what is exported, and of which type it is. */
const changes: readonly (readonly [RegExp, string])[] = [
  [/\b(\w+)\.dispose\(\);/, '$1.print();'],
  [/\.(print|data)\(\)/, '.dispose()'],
  [/\btf\.tidy\(/, 'Promise.resolve('],
  [/\breturn (?!undefined)[^;{}]+;/, 'return undefined;'],
  [/\breturn (\w+);/, 'return { kept: $1 };'],
  [/\bexport (?=function|class|const|async)/, ''],
  [/\bexport (async )?function (\w+)/, 'export $1function $2Renamed'],
  [/: tf\.\w+/, ': number'],
  [/\((\w+): \w+/, '($1: unknown'],
  [/\bawait /, ''],
  [/\basync /, ''],
  [/\bnew Map\b/, 'new WeakMap'],
  [/\bif \(([^()]+)\)/, 'if (!($1))'],
];

/** One change of a file as people make them, or of the files there are. */
export function edit(folder: string, name: string, random: Random): void {
  const sources = sourcesIn(folder);
  const file = path.join(folder, name);
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const write = (content: string) => writeFileSync(file, content);
  switch (random.below(12)) {
    case 0:
      return write(lines.toSpliced(at, 1).join('\n'));
    case 1:
      return write(lines.toSpliced(at, 0, lines[random.below(lines.length)] ?? '').join('\n'));
    case 2:
      return write(text + random.pick(snippets));
    case 3:
      return write(random.pick(snippets) + text);
    case 4:
      return sources.length > 8 ? rmSync(file) : write('');
    case 5:
      return cpSync(file, path.join(path.dirname(file), `copy${random.below(3)}${path.extname(file)}`));
    case 6:
      return renameSync(file, path.join(path.dirname(file), `renamed${random.below(3)}${path.extname(file)}`));
    case 7:
      return write(readFileSync(path.join(folder, random.pick(sources)), 'utf8'));
    default: {
      const possible = changes.filter(([pattern]) => pattern.test(text));
      if (possible.length === 0) return write(`${text}\n`);
      const [pattern, by] = random.pick(possible);
      const places = [...text.matchAll(new RegExp(pattern, 'g'))];
      const start = random.pick(places).index;
      return write(text.slice(0, start) + text.slice(start).replace(pattern, by));
    }
  }
}
