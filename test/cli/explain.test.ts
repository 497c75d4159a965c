import { expect, test } from 'vitest';
import { makeProject } from '../scanner/project-on-disk.ts';
import { callCommand, leak, linesOf } from './call-command.ts';

test.each(['require-tidy', 'memory-audit/require-tidy'])('%s: the page of the rule, as text', async (name) => {
  const { code, out, error } = await callCommand('/', ['explain', name]);
  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(out).toMatch(/^Require tensors to be made in a scope/);
  expect(out).toContain('  incorrect:\n    import * as tf');
  expect(out).not.toMatch(/```|<!--/);
});

test('a line: the finding, how sure, how grave and what to do', async () => {
  const { code, out } = await callCommand(makeProject({ 'a.js': leak }), ['explain', 'a.js:2', '--no-types']);
  expect(code).toBe(0);
  expect(out).toMatch(/^a\.js:2:\d+ {2}error {2}memory-audit\/require-tidy/);
  expect(out).toContain('How sure: certain: every path that was followed shows it.');
  expect(out).toMatch(/starts at medium each run keeps memory for good\n {4}no change {8}runs with each call/);
  expect(out).toContain('Suggestion: ');
});

test('the working of a size is shown', async () => {
  const { out } = await callCommand('fixtures/demo', ['explain', 'src/model/pairs.ts:13', '--no-types']);
  expect(out).toContain('2 × 10,000 × 368 × 8 bytes = 58,880,000 bytes');
});

test('of tensors too, with the memory now and after the change', async () => {
  const { out } = await callCommand('fixtures/projects/audit', ['explain', 'src/web/screen-classifier.ts:14', '--no-types']);
  expect(out).toContain('480 × 640 × 3 × 4 bytes + 2 × (224 × 224 × 3 × 4 bytes) = 4,890,624 bytes');
  expect(out).toContain('Memory: now at least 4.8 MB per frame, 293 MB/s at 60 Hz, kept; after the change nothing is kept.');
});

test('a finding that a comment turns off says so', async () => {
  const hidden = leak.replace('export', '// eslint-disable-next-line -- measured\nexport');
  const { out } = await callCommand(makeProject({ 'a.js': hidden }), ['explain', 'a.js:3', '--no-types']);
  expect(out).toContain('Hidden: a comment turns it off: measured.');
});

test('a line without findings names those of the file', async () => {
  const { code, out } = await callCommand(makeProject({ 'a.js': leak }), ['explain', 'a.js:1', '--no-types']);
  expect(code).toBe(0);
  expect(out).toContain('Nothing is found on line 1 of a.js');
  expect(out).toContain('are on line 2.');
});

test.each(['nonsense', 'none.js:1'])('%s: exit code 2', async (what) => {
  const { code, out, error } = await callCommand(makeProject({ 'a.js': leak }), ['explain', what]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(linesOf(error).length).toBeGreaterThan(0);
});
