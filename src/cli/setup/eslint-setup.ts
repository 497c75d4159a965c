import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Proposal } from './proposal.ts';

const purpose = 'ESLint';
const packageName = 'eslint-plugin-memory-audit';

/** The rules in the editor and in ESLint's runs. */
export function proposeEslint(folder: string): Proposal {
  const existing = readdirSync(folder).find((name) => /^eslint\.config\.[cm]?[jt]s$/.test(name));
  if (existing !== undefined && readFileSync(path.join(folder, existing), 'utf8').includes(packageName))
    return { kind: 'done', purpose, path: existing };
  if (existing !== undefined) return { kind: 'advise', purpose, text: `add to the array in ${existing}:`, content: 'memoryAudit.configs.recommended, // import memoryAudit from \'eslint-plugin-memory-audit\';' }; // prettier-ignore
  if (!isInstalled(folder, 'eslint')) return { kind: 'advise', purpose, text: 'is not installed here; the command works without it' };
  const parser = ['typescript-eslint', '@typescript-eslint/parser'].find((name) => isInstalled(folder, name));
  const isTyped = existsSync(path.join(folder, 'tsconfig.json'));
  const note =
    isTyped && parser === undefined ? { note: 'to see TypeScript in the editor, install typescript-eslint and set its parser' } : {};
  return { kind: 'write', purpose, path: 'eslint.config.mjs', content: configText(isTyped ? parser : undefined), ...note };
}

function configText(parser: string | undefined): string {
  const plugin = `import memoryAudit from '${packageName}';`;
  if (parser === undefined) return `${plugin}\n\nexport default [memoryAudit.configs.recommended];\n`;
  const [imported, used] =
    parser === 'typescript-eslint'
      ? ["import tseslint from 'typescript-eslint';", 'tseslint.parser']
      : [`import parser from '${parser}';`, 'parser'];
  return `${plugin}
${imported}

export default [
  { files: ['**/*.{ts,tsx,mts,cts}'], languageOptions: { parser: ${used} } },
  memoryAudit.configs.recommended,
];
`;
}

function isInstalled(folder: string, name: string): boolean {
  try {
    createRequire(path.join(folder, 'package.json')).resolve(name);
    return true;
  } catch {
    return false;
  }
}
