import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { analyse } from '../src/analyses/analyse.ts';
import { instructionsOf } from '../src/ir/walk.ts';
import { knowledgeWith } from '../src/knowledge/index.ts';
import { findFiles } from '../src/scanner/find-files.ts';
import { loadProject } from '../src/scanner/load-project.ts';
import { ProjectTypes } from '../src/scanner/project-types.ts';

const columns = ['files', 'instructions', 'deliveries', 'steps', 'type queries'] as const;

/** How much work the analyses of a project are, in things that do not depend on the machine. */
async function countWork(folder: string): Promise<readonly number[]> {
  const found = await findFiles(path.resolve(folder), ['.'], { includeTests: false, usesGitIgnore: false });
  const project = loadProject(found.files, found);
  const modules = [...project.modules.values()].map(({ module }) => module);
  const types = new ProjectTypes(project);
  const program = { modules, isWhole: true, types, resolve: project.resolve.bind(project) };
  const { meanings, ownership } = analyse(program, knowledgeWith([]));
  for (const module of modules) ownership.obligationsOf(module);
  const units = modules.flatMap((module) => module.units);
  const instructions = units.reduce((sum, unit) => sum + instructionsOf(unit.body).length, 0);
  return [modules.length, instructions, meanings.deliveries, ownership.steps, meanings.typeQueries];
}

test('the work that projects are stays what it was', async () => {
  const folders = ['fixtures/demo', ...readdirSync('fixtures/projects').map((name) => `fixtures/projects/${name}`)];
  const rows: (readonly unknown[])[] = [['', ...columns]];
  for (const folder of folders.sort()) rows.push([folder, ...(await countWork(folder))]);
  const lines = rows.map(([name, ...numbers]) => `${String(name).padEnd(30)}${numbers.map((each) => String(each).padStart(14)).join('')}`);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('work-counters.txt');
});
