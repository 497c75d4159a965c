import { describe, expect, test } from 'vitest';
import { rules } from '../rules/index.ts';
import { callCommand, linesOf } from './cli/call-command.ts';

const run = (...args: string[]) => callCommand(process.cwd(), [...args, 'fixtures/demo']);
const typed = run();

describe('the demo project', () => {
  test('shows a finding of every rule of `recommended`, and none on the good twins', async () => {
    const { code, out, error } = await typed;
    await expect(`${out}${error}exit code ${code}\n`).toMatchFileSnapshot('./golden/demo.txt');
    const shown = new Set(linesOf(out).flatMap((line) => /memory-audit\/([\w-]+)/.exec(line)?.[1] ?? []));
    const recommended = rules.filter(({ meta }) => meta.level === 'recommended');
    expect([...shown].sort()).toEqual(recommended.map(({ meta }) => meta.id).sort());
  });

  test('gives the size of one-hot vectors for 368 classes and 10,000 pairs', async () => {
    const { out } = await typed;
    expect(out).toContain('about 58 MB, against about 160 KB');
  });

  test('gives the same without types', async () => {
    expect(await run('--no-types')).toEqual(await typed);
  });
});
