import { expect, test } from 'vitest';
import { reportGithub } from '../../src/reporters/github.ts';
import { sampleAudit, surroundings } from './sample-audit.ts';

const lines = reportGithub(sampleAudit, surroundings).trimEnd().split('\n');

/** Reads a command as GitHub's runner does. */
function readCommand(line: string): { name: string; properties: Record<string, string>; message: string } {
  const [, name = '', list = '', message = ''] = /^::(\w+)(?: ([^]*?))?::([^]*)$/.exec(line) ?? [];
  const plain = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%'); // prettier-ignore
  const properties = Object.fromEntries(list.split(',').filter(Boolean).map((each) => [each.split('=')[0], plain(each.slice(each.indexOf('=') + 1))])); // prettier-ignore
  return { name, properties: properties as Record<string, string>, message: plain(message) };
}

test('each finding, failure and notice is one command; a summary follows', () => {
  expect(lines.slice(0, -1).map((line) => readCommand(line).name)).toEqual(['error', 'warning', 'error', 'warning', 'error']);
  expect(lines.at(-1)).toBe('2 findings (1 error, 1 warning) in 2 of 3 files; 1 file did not parse');
});

test('what has a meaning in commands comes through', () => {
  expect(readCommand(lines[0] ?? '').properties).toEqual({ file: 'gone, or not: maybe.ts' });
  const leak = readCommand(lines[4] ?? '');
  expect(leak.properties).toMatchObject({
    file: 'src/face scan.ts',
    line: '3',
    endLine: '3',
    col: '17',
    title: 'memory-audit/require-release',
  });
  expect(leak.message).toContain('100% lost,\nwhatever follows');
  expect(leak.message).toContain('leaves here: src/face scan.ts:4');
});
