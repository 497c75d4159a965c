import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rules } from '../../rules/index.ts';
import { LineIndex } from '../../src/base/line-index.ts';
import { presetRules } from '../../src/engine/preset.ts';
import { knowledgeWith } from '../../src/knowledge/index.ts';
import { scan } from '../../src/scanner/scan.ts';
import type { SourcePackage } from './packages.ts';

/** What an audit of a package came to. */
export interface PackageAudit {
  readonly fileCount: number;
  readonly lineCount: number;
  /** `rule/message file:line`, in the order of the files. */
  readonly findings: readonly string[];
  /** Files that did not parse, and rules that broke: `what file`. */
  readonly failures: readonly string[];
}

/** Audits the source of an installed package as `recommended` does without types. */
export async function auditPackage({ name, folder }: SourcePackage): Promise<PackageAudit> {
  const copy = realpathSync(mkdtempSync(path.join(tmpdir(), 'real-code-')));
  try {
    const from = path.join('node_modules', name);
    // Inside `node_modules` the scanner would take the source for somebody else's.
    for (const part of [folder, 'package.json']) cpSync(path.join(from, part), path.join(copy, part), { recursive: true });
    return await auditFolder(copy, folder);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

async function auditFolder(root: string, folder: string): Promise<PackageAudit> {
  const setup = { rules: presetRules(rules, 'recommended'), obeysComments: true };
  const { audit } = await scan({
    folder: root,
    paths: [folder],
    includeTests: false,
    usesGitIgnore: false,
    usesTypes: false,
    configure: () => Promise.resolve({ knowledge: knowledgeWith([]), notices: [], setupOf: () => setup }),
  });
  const findings: string[] = [];
  const failures: string[] = [];
  let lineCount = 0;
  for (const file of audit.files) {
    const text = readFileSync(file.path, 'utf8');
    const lines = new LineIndex(text);
    lineCount += lines.positionAt(text.length).line;
    const place = path.relative(root, file.path).replaceAll(path.sep, '/');
    failures.push(...file.failures.map(({ message }) => `${place}: ${message}`));
    for (const { ruleId, messageId, span } of file.reports)
      findings.push(`${ruleId}/${messageId} ${place}:${lines.positionAt(span.start).line}`);
  }
  return { fileCount: audit.files.length, lineCount, findings, failures };
}
