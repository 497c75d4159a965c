import { existsSync } from 'node:fs';
import path from 'node:path';

/** How a project installs its packages and runs their commands. */
export interface PackageTool {
  readonly lockFile: string;
  readonly run: string;
  /** The steps of a GitHub workflow, after the checkout, that install everything. */
  readonly steps: readonly string[];
}

const setupNode = ['- uses: actions/setup-node@v4', '  with: { node-version: 22 }'];
const npm: PackageTool = { lockFile: 'package-lock.json', run: 'npx', steps: [...setupNode, '- run: npm ci'] };
const tools: readonly PackageTool[] = [
  npm,
  {
    lockFile: 'pnpm-lock.yaml',
    run: 'pnpm exec',
    steps: ['- run: corepack enable', ...setupNode, '- run: pnpm install --frozen-lockfile'],
  },
  { lockFile: 'yarn.lock', run: 'yarn', steps: ['- run: corepack enable', ...setupNode, '- run: yarn install --immutable'] },
];

/** The one whose lock file is there; npm without any. */
export function packageToolOf(folder: string): PackageTool {
  return tools.find(({ lockFile }) => existsSync(path.join(folder, lockFile))) ?? npm;
}
