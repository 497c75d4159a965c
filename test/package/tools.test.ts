import { expect, test } from 'vitest';
import { runTool } from './run-command.ts';

test.each([
  ['typescript', 'finds no error in types', ['--noEmit', '-p', '.']],
  ['prettier', 'would change nothing', ['--check', '--log-level', 'warn', '.']],
  ['knip', 'finds nothing unused', ['--no-progress', '--no-config-hints']],
])('%s %s', (tool, _what, args) => {
  expect(runTool(tool, args)).toEqual({ status: 0, output: '' });
});
