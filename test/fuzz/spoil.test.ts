import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { analyse } from '../../src/analyses/analyse.ts';
import { presetRules } from '../../src/engine/preset.ts';
import { runRules } from '../../src/engine/run-rules.ts';
import { lowerSource } from '../../src/frontends/typescript/index.ts';
import { defaultKnowledge } from '../../src/knowledge/index.ts';
import { sourceFiles } from '../corpus/lower-files.ts';
import { applySuggestion } from '../fixtures/engine-run.ts';
import { Random } from './random.ts';
import { spoil } from './spoil.ts';

const configured = presetRules(rules, 'all');
const rounds = Number(process.env['SPOIL_ROUNDS'] ?? 1);
const seed = Number(process.env['SPOIL_SEED'] ?? 1);

/** What is wrong with what the rules say of a text; undefined for a text that does not parse. */
function problemsWith(path: string, text: string): string[] | undefined {
  const lowered = lowerSource(path, text);
  if (lowered.kind === 'failed') return /mistake/.test(lowered.message) ? [lowered.message] : undefined;
  const { module } = lowered;
  const facts = analyse({ modules: [module], resolve: () => undefined, isWhole: false }, defaultKnowledge());
  const { reports, failures } = runRules(module, facts, configured);
  const broken = failures.map(({ ruleIds, cause }) => `${ruleIds.join()}: ${cause instanceof Error ? cause.stack : String(cause)}`);
  const suggested = reports.flatMap(({ ruleId, suggest = [] }) => suggest.map((suggestion) => ({ ruleId, suggestion })));
  const unparsed = suggested.flatMap(({ ruleId, suggestion }) => {
    const mended = applySuggestion(text, suggestion);
    const again = lowerSource(path, mended);
    return again.kind === 'failed' ? [`${ruleId}/${suggestion.messageId}: ${again.message}\n${mended}`] : [];
  });
  // The structure of the model is not checked: the parser lets through what only a later pass refuses, such as `continue` outside of a loop.
  return [...broken, ...unparsed];
}

describe('spoilt programs break nothing', () => {
  test.each([...sourceFiles('fixtures/rules')].map((path) => [path]))('%s', (path) => {
    const original = readFileSync(path, 'utf8');
    const random = new Random(seed);
    for (let round = 0; round < rounds; round += 1) {
      const text = spoil(original, random);
      let problems: string[] | undefined;
      try {
        problems = problemsWith(path, text);
      } catch (error) {
        problems = [String(error instanceof Error ? error.stack : error)];
      }
      expect(problems ?? [], text).toEqual([]);
    }
  });
});

test('a quarter or more of what is spoilt still parses', () => {
  const random = new Random(seed);
  const paths = [...sourceFiles('fixtures/rules')];
  const parsed = paths.filter((path) => lowerSource(path, spoil(readFileSync(path, 'utf8'), random)).kind === 'lowered');
  expect(parsed.length).toBeGreaterThan(paths.length / 4);
});
