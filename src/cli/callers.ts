import path from 'node:path';
import type { CallerAudit } from '../analyses/callers/caller-audit.ts';
import { findUnits } from '../analyses/callers/find-unit.ts';
import { reportCallersJson } from '../reporters/callers-json.ts';
import { reportCallersText } from '../reporters/callers-text.ts';
import { type Scan, scan } from '../scanner/scan.ts';
import { type CallersOptions, readCallersOptions } from './callers-options.ts';
import { CommandError } from './command-error.ts';
import { configure } from './configure.ts';
import type { Io } from './io.ts';
import { hasGap, tellGaps, writeReport } from './output.ts';
import { canColor } from './can-color.ts';

/**
 * `memory-audit callers`: who calls a function, and whether each caller looks after the handles that it leaves. Returns the exit code: 0 all safe or
 * unknown, 1 an unsafe call or something left out, 2 no such file or function.
 * @throws CommandError
 */
export async function auditCallers(argv: readonly string[], io: Io): Promise<number> {
  const options = readCallersOptions(argv, io);
  if (typeof options === 'number') return options;
  const scanned = await scanForCallers(options, io);
  const { audit } = scanned;
  tellGaps(audit, io);
  const found = findCallers(scanned, options, io);
  const surroundings = { folder: io.folder, colors: canColor(options, io) };
  writeReport(options.format === 'json' ? reportCallersJson(found, audit) : reportCallersText(found, audit, surroundings), options, io);
  return hasGap(audit) || found.some(({ verdict }) => verdict === 'unsafe') ? 1 : 0;
}

/** Reads and analyses the whole project. No rule runs. */
async function scanForCallers(options: CallersOptions, io: Io): Promise<Scan> {
  const scanned = await scan({
    folder: io.folder,
    paths: options.file === undefined ? ['.'] : ['.', options.file],
    includeTests: options.includeTests,
    usesGitIgnore: options.ignore,
    usesTypes: options.types,
    configure: async (files) => {
      const setup = await configure(files, { ...options, folder: io.folder, strict: false });
      return { ...setup, setupOf: (file) => setup.setupOf(file) && { rules: [], obeysComments: false } };
    },
  });
  if (scanned.modules.size === 0) throw new CommandError('no JavaScript or TypeScript files that could be read');
  return scanned;
}

function findCallers({ audit, factsOf, modules }: Scan, { file, name }: CallersOptions, { folder }: Io): readonly CallerAudit[] {
  if (file === undefined) return audit.callers();
  const full = path.resolve(folder, file);
  const module = modules.get(full)?.module;
  if (!module) throw new CommandError(`${file} is not a file of this project that could be read`);
  if (name === undefined) return audit.callers().filter((each) => each.path === full);
  const units = findUnits(module, name);
  if (units.length === 0) throw new CommandError(`${file} has no function ${/^\d+$/.test(name) ? `on line ${name}` : name}`);
  return units.flatMap((unit) => factsOf(module)?.callerAudits.of(unit) ?? []);
}
