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
});
