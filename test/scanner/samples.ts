import { cpSync } from 'node:fs';
import path from 'node:path';
import { generateProject } from '../bench/generate-project.mjs';
import { makeProject } from './project-on-disk.ts';
import { sourcesIn } from './random-edit.ts';

/** Sample projects side by side, and two scripts. Projects of a group do not know each other, scripts do; what `connects` imports from all makes one island of them. */
function makeSamples(names: readonly string[], connects: string): string {
  const folder = makeProject({
    'package.json': '{}',
    'a-script.js': 'const cache = new Map();',
    'b-script.js': 'function keep(key) { cache.set(key, 1); }',
    ...(connects !== '' && { 'connects.ts': connects }),
  });
  for (const name of names) cpSync(path.resolve('fixtures/projects', name), path.join(folder, name), { recursive: true });
  return folder;
}

/** Chains of calls through several files, in one island. */
function makeChains(): string {
  const folder = makeProject({});
  generateProject(folder, 1_100, true);
  return folder;
}

/** What projects in which files are edited are called, and a function that writes them into a new folder. */
export const samples: readonly (readonly [string, () => string])[] = [
  ['projects on their own', () => makeSamples(['linked', 'scopes', 'plain-js'], '')],
  ['classes and containers', () => makeSamples(['lifecycle', 'accumulators', 'audit'], '')],
  [
    'connected projects',
    () =>
      makeSamples(
        ['face-scan', 'lifecycle', 'scopes'],
        sourcesIn(path.resolve('fixtures/projects'))
          .filter((name) => /^(face-scan|lifecycle|scopes)[/\\]/.test(name))
          .map(
            (name, at) =>
              `import * as all${at} from './${name.replaceAll('\\', '/')}';\nfor (const each of Object.values(all${at})) if (typeof each === 'function') each();\n`,
          )
          .join(''),
      ),
  ],
  ['chains of calls', makeChains],
];
