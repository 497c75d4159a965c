import path from 'node:path';
import { rules } from '../../rules/index.ts';
import { explainLine } from '../reporters/explanation.ts';
import { scan } from '../scanner/scan.ts';
import { canColor } from './can-color.ts';
import { CommandError } from './command-error.ts';
import { configure } from './configure.ts';
import { type ExplainOptions, readExplainOptions } from './explain-options.ts';
import type { Io } from './io.ts';
import { tellGaps } from './output.ts';
import { rulePage } from './rule-page.ts';

/**
 * `memory-audit explain`: what a rule asks, or why something is reported on a line. Returns the exit code.
 * @throws CommandError
 */
export async function explain(argv: readonly string[], io: Io, version: string): Promise<number> {
  const options = readExplainOptions(argv, io);
  if (typeof options === 'number') return options;
  const colors = canColor(options, io);
  const rule = rules.find(({ meta }) => meta.id === options.what.replace(/^memory-audit\//, ''));
  io.out.write(rule ? rulePage(rule.meta.id, colors) : await explainPlace(options, io, version, colors));
  return 0;
}

async function explainPlace(options: ExplainOptions, io: Io, version: string, colors: boolean): Promise<string> {
  const { folder } = io;
  const [, file, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(options.what) ?? [];
  if (file === undefined || line === undefined) {
    const ids = rules.map(({ meta }) => meta.id).join(', ');
    throw new CommandError(`${options.what} is neither a rule nor a place such as src/a.ts:12; the rules are ${ids}`);
  }
  const { audit } = await scan({
    folder,
    paths: [file],
    includeTests: true,
    usesGitIgnore: false,
    usesTypes: options.types,
    // What is only possible is shown, too, and said to be so.
    configure: (files) => configure(files, { ...options, folder, ignore: false, strict: true }),
  });
  tellGaps(audit, io);
  const audited = audit.files.find((each) => each.path === path.resolve(folder, file));
  if (!audited) throw new CommandError(`${file} could not be audited`);
  return explainLine(audit, audited, Number(line), { folder, root: folder, version, colors, packageOf: () => undefined });
}
