import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats } from '../../src/reporters/index.ts';
import { callCommand } from './call-command.ts';

const root = path.resolve('fixtures/projects');

/** A golden page must not hold where the project stands. */
function withoutRoot(text: string): string {
  return text.replaceAll(JSON.stringify(root).slice(1, -1), '<projects>').replaceAll(root, '<projects>');
}

/** One project shows every format but the page, which shows the same document as Markdown; the audit shows itself as a team reads it; the others what people see. */
const formatsOf = (project: string): readonly string[] => {
  if (project === 'face-scan') return formats.filter((format) => format !== 'html');
  return project === 'audit' ? ['pretty', 'markdown', 'json'] : ['pretty'];
};

describe.each(readdirSync(root))('the sample project %s', (project) => {
  test.each(formatsOf(project))('as %s', async (format) => {
    const env = { GITHUB_WORKSPACE: path.join(root, project) };
    const { code, out, error } = await callCommand(path.join(root, project), ['--format', format, '--no-types'], { env });
    const body =
      format === 'json'
        ? `${JSON.stringify(JSON.parse(out), undefined, 2)}\n`
        : out.replace(/"semanticVersion": ".*"/, '').replaceAll(/(@|memory-audit )\d+\.\d+\.\d+/g, '$1<version>');
    await expect(withoutRoot(`${body}${error}exit code ${code}\n`)).toMatchFileSnapshot(`./golden/${project}.${format}.txt`);
  });

  test('gives the same findings with types', async () => {
    const [plain, typed] = [await callCommand(path.join(root, project), ['--no-types']), await callCommand(path.join(root, project))];
    expect(typed).toEqual(plain);
  });
});
