import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { analyse } from '../../src/analyses/analyse.ts';
import type { Program } from '../../src/analyses/program.ts';
import { configureRule } from '../../src/engine/configured-rule.ts';
import { soundReports } from '../engine/sound-reports.ts';
import { lowerSource } from '../../src/frontends/typescript/index.ts';
import { knowledgeWith } from '../../src/knowledge/index.ts';
import { readUserTables } from '../../src/knowledge/user-tables.ts';
import { findFiles } from '../../src/scanner/find-files.ts';
import { loadProject } from '../../src/scanner/load-project.ts';
import { fixturePaths, readFixture } from '../fixtures/fixture.ts';
import { laws, violationsIn } from './laws.ts';

/** The rule fixtures, each as a program of its own. */
const fixtures = fixturePaths().map((file) => {
  const { text, settings } = readFixture(file, rules);
  const lowered = lowerSource(file, text);
  if (lowered.kind === 'failed') throw new Error(`${file}: ${lowered.message}`);
  const program: Program = { modules: [lowered.module], resolve: () => undefined, isWhole: false };
  return { file, program, knowledge: knowledgeWith(readUserTables(settings).tables) };
});

async function programOf(folder: string): Promise<Program> {
  const found = await findFiles(path.resolve(folder), ['.'], { includeTests: false, usesGitIgnore: false });
  const project = loadProject(found.files, found);
  const modules = [...project.modules.values()].map(({ module }) => module);
  return { modules, isWhole: true, resolve: project.resolve.bind(project) };
}

const projects = ['fixtures/demo', ...readdirSync('fixtures/projects').map((name) => `fixtures/projects/${name}`)].sort();

/** What the rules find in each module of a program, as text. */
function findingsIn(program: Program, isStrict = false, knowledge = knowledgeWith([])): readonly string[] {
  const facts = analyse(program, knowledge);
  const configured = rules.map((rule) => configureRule(rule, 'warn', [{ strict: isStrict }]));
  const found = program.modules.flatMap((module) =>
    soundReports(module, facts, configured).map(
      ({ ruleId, messageId, span }) => `${module.path} ${span.start} ${ruleId}/${messageId ?? ''}`,
    ),
  );
  return found.sort();
}

describe('the laws hold', () => {
  test('in every fixture', () => {
    const violations = fixtures.flatMap(({ program, knowledge }) => {
      const facts = analyse(program, knowledge);
      return program.modules.flatMap((module) => violationsIn(facts, module));
    });
    expect(violations).toEqual([]);
    expect(laws.length * fixtures.length).toBeGreaterThan(500);
  });

  test.each(projects)('in %s', async (folder) => {
    const program = await programOf(folder);
    const facts = analyse(program, knowledgeWith([]));
    expect(program.modules.flatMap((module) => violationsIn(facts, module))).toEqual([]);
  });
});

test.each(projects)('the order of the files of %s changes nothing', async (folder) => {
  const program = await programOf(folder);
  expect(findingsIn({ ...program, modules: program.modules.toReversed() })).toEqual(findingsIn(program));
});

test('strict finds all that is found without it', () => {
  const lost = fixtures.flatMap(({ program, knowledge }) => {
    const strict = new Set(findingsIn(program, true, knowledge));
    return findingsIn(program, false, knowledge).filter((each) => !strict.has(each));
  });
  expect(lost).toEqual([]);
});
