import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PackageTool } from './package-tool.ts';
import type { Proposal } from './proposal.ts';

const purpose = 'continuous integration';
const workflow = '.github/workflows/memory-audit.yml';

/** An audit of each pull request: a workflow of GitHub, or a job for GitLab where the project is at home there. */
export function proposeWorkflow(top: string, tool: PackageTool): Proposal {
  const gitlab = path.join(top, '.gitlab-ci.yml');
  if (existsSync(gitlab)) {
    if (readFileSync(gitlab, 'utf8').includes('memory-audit')) return { kind: 'done', purpose, path: '.gitlab-ci.yml' };
    return { kind: 'advise', purpose, text: 'add to .gitlab-ci.yml, after the installation of packages:', content: gitlabJob(tool) };
  }
  if (existsSync(path.join(top, workflow))) return { kind: 'done', purpose, path: workflow };
  return { kind: 'write', purpose, path: workflow, content: githubWorkflow(tool) };
}

function githubWorkflow({ run, steps }: PackageTool): string {
  return `name: memory-audit
on: pull_request
jobs:
  memory-audit:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v4
        with: { fetch-depth: 0 }
${steps.map((step) => `      ${step}`).join('\n')}
      - run: ${run} memory-audit --changed "$BASE" --format github
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
`;
}

function gitlabJob({ run }: PackageTool): string {
  return `memory-audit:
  script: ${run} memory-audit --format gitlab --out-file gl-code-quality-report.json
  artifacts:
    when: always
    reports: { codequality: gl-code-quality-report.json }`;
}
