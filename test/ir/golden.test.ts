import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lowerSource } from '../../src/frontends/typescript/index.ts';
import { checkModule } from '../../src/ir/check.ts';
import { printModule } from '../../src/ir/print.ts';

const folder = 'fixtures/ir';
const sources = readdirSync(folder).filter((name) => !name.endsWith('.ir.txt'));

test.each(sources)('%s lowers to the expected text', async (name) => {
  const lowered = lowerSource(name, readFileSync(join(folder, name), 'utf8'));
  if (lowered.kind === 'failed') throw new Error(lowered.message);
  expect(checkModule(lowered.module)).toEqual([]);
  await expect(printModule(lowered.module)).toMatchFileSnapshot(join('../..', folder, `${name}.ir.txt`));
});
