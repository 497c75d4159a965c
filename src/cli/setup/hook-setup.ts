import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PackageTool } from './package-tool.ts';
import type { Proposal } from './proposal.ts';

const purpose = 'the hook before a commit';

/** A look at the lines of each commit, with the manager of hooks that the project has, else with pre-commit. */
export function proposeHook(top: string, { run }: PackageTool): Proposal {
  const command = `${run} memory-audit --staged`;
  if (existsSync(path.join(top, '.husky'))) return propose(top, '.husky/pre-commit', `${command}\n`, command);
  const lefthook = ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml'].find((name) => existsSync(path.join(top, name)));
  if (lefthook !== undefined) return propose(top, lefthook, '', `pre-commit:\n  jobs:\n    - run: ${command}`);
  const hook = `  - repo: local
    hooks:
      - id: memory-audit
        name: memory-audit (changed lines)
        entry: ${command}
        language: system
        files: '\\.([cm]?[jt]sx?|vue|svelte)$'
        pass_filenames: false
        require_serial: true
`;
  return propose(top, '.pre-commit-config.yaml', `repos:\n${hook}`, hook.trimEnd());
}

function propose(top: string, file: string, content: string, addition: string): Proposal {
  const full = path.join(top, file);
  if (!existsSync(full)) return { kind: 'write', purpose, path: file, content };
  if (readFileSync(full, 'utf8').includes('memory-audit')) return { kind: 'done', purpose, path: file };
  return { kind: 'advise', purpose, text: `add to ${file}:`, content: addition };
}
