import { expect, test } from 'vitest';
import { lowerFiles, sourceFiles } from './lower-files.ts';

/** The project itself and packages it is developed with, in several dialects. */
const usual = [
  'src',
  'rules',
  'test',
  ...['commander', 'eslint/lib', 'svelte/src', 'vue-eslint-parser', 'oxc-parser'].map((name) => `node_modules/${name}`),
];
/** Other folders, as `CORPUS=folder:folder npm run check:corpus`; their figures are printed. */
const asked = process.env['CORPUS']?.split(':');

test.each(asked ?? usual)('%s lowers into sound modules', { timeout: 600_000 }, (folder) => {
  const outcome = lowerFiles(sourceFiles(folder));
  const { files, crashes, violations, unparsed } = outcome;
  if (asked) console.log(`${folder}: ${summary(outcome)}`);
  expect({ crashes, violations, unparsed: asked ? [] : unparsed }).toEqual({ crashes: [], violations: [], unparsed: [] });
  expect(files).toBeGreaterThan(0);
});

function summary({ files, lines, parseMs, lowerMs, unparsed, crashes, violations }: ReturnType<typeof lowerFiles>): string {
  const perThousand = (ms: number) => `${((ms / lines) * 1000).toFixed(1)} ms/kLOC`;
  const counts = `${files} files, ${lines} lines, ${unparsed.length} not parsed, ${crashes.length} crashes, ${violations.length} violations`;
  const speed = `${perThousand(parseMs)} to parse and resolve names, ${perThousand(lowerMs)} to lower`;
  return [`${counts}, ${speed}`, ...unparsed.map((each) => `not parsed: ${each}`)].join('\n  ');
}
