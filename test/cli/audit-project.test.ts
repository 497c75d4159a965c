import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { globSync } from 'tinyglobby';
import { configure } from '../../src/cli/configure.ts';
import { scan, type Scan } from '../../src/scanner/scan.ts';
import { mark } from '../fixtures/markers.ts';
import { callCommand } from './call-command.ts';

const folder = path.resolve('fixtures/projects/audit');
const files = globSync('src/**/*.ts', { cwd: folder }).sort();

/** The project as its own configuration asks for it. */
async function audit(): Promise<Scan> {
  const options = { folder, configLookup: true, ignore: true, strict: false };
  return scan({
    folder,
    paths: ['.'],
    includeTests: false,
    usesGitIgnore: false,
    usesTypes: false,
    configure: (found) => configure(found, options),
  });
}

describe('the project of the first audit', () => {
  let scanned: Scan;
  beforeAll(async () => {
    scanned = await audit();
  }, 60_000);

  test('has 15 files and more', () => expect(files.length).toBeGreaterThanOrEqual(15));

  test.each(files)('%s: each case is found where it is marked, and each mended twin is silent', (file) => {
    const reports = scanned.audit.files.find((each) => each.path === path.join(folder, file))?.reports ?? [];
    const text = readFileSync(path.join(folder, file), 'utf8');
    const right = mark(text, reports);
    expect(right, 'the file with the markers that would be right').toBe(text);
  });
});

test('one command prints the audit, also as a page', async () => {
  const { code, out, error } = await callCommand(process.cwd(), ['fixtures/projects/audit', '--format', 'html', '--no-types']);
  expect({ code, error }).toEqual({ code: 1, error: '' });
  for (const text of ['about 58 MB', 'about 160 KB', 'about 47 KB', 'Caller audit', 'Services checked', 'Priority actions'])
    expect(out).toContain(text);
});
