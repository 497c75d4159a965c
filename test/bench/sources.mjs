import * as parser from '@typescript-eslint/parser';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';

/** The TypeScript files of a folder with their texts. */
export function sourcesIn(folder) {
  const files = globSync(['**/*.{ts,tsx,mts}'], { cwd: folder, absolute: true, ignore: ['**/*.d.ts', '**/node_modules/**'] }).sort();
  return files.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

export function parseAll(sources) {
  const options = { range: true, loc: true, tokens: true, comment: true, sourceType: 'module' };
  for (const { file, text } of sources) parser.parseForESLint(text, { ...options, filePath: file });
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
