import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { auditPackage } from './audit-package.ts';
import { packages } from './packages.ts';

const judged = readFileSync('docs/real-code.md', 'utf8');

test.each(packages)('$name gives the findings that were judged', { timeout: 300_000 }, async (sourcePackage) => {
  const { fileCount, lineCount, findings, failures } = await auditPackage(sourcePackage);
  expect(failures).toEqual([]);
  const counts = `# ${sourcePackage.name}/${sourcePackage.folder}: ${fileCount} files, ${lineCount} lines, ${findings.length} findings`;
  await expect([counts, ...findings, ''].join('\n')).toMatchFileSnapshot(sourcePackage.findings);
  // Each has its line in the page: `rule/message` and the place.
  const unjudged = findings.filter((finding) => {
    const [rule = '', place = ''] = finding.split(' ');
    return !judged.split('\n').some((line) => line.includes(`\`${rule}\``) && line.includes(`\`${place}\``));
  });
  expect(unjudged).toEqual([]);
  expect(judged).toMatch(rowOf(sourcePackage.name, fileCount, lineCount, findings));
});

/** The line of the page's first table, which counts the verdicts that the page gives. */
function rowOf(name: string, fileCount: number, lineCount: number, findings: readonly string[]): RegExp {
  const places = new Set(findings.map((finding) => finding.split(' ')[1]));
  const lines = judged.split('\n').filter((line) => places.has(/^\| `[\w/-]+` \| `([^`]+)` \|/.exec(line)?.[1]));
  const verdicts = ['true', 'false', 'unsure'].map((verdict) => lines.filter((line) => line.split('|')[3]?.trim() === verdict).length);
  const cells = [fileCount, lineCount.toLocaleString('en'), findings.length, ...verdicts];
  return new RegExp(`^\\| \`${name}\`.* \\| ${cells.join(' \\| ')} \\|$`, 'm');
}
