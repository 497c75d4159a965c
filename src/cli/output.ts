import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Notice } from '../base/notice.ts';
import type { Audit } from '../engine/audit.ts';
import { failureText } from '../reporters/failure-text.ts';
import { printable, relativePath } from '../reporters/places.ts';
import { CommandError } from './command-error.ts';
import type { Io } from './io.ts';

/** Writes a report to the file that was asked for, else to the output. @throws CommandError */
export function writeReport(text: string, { outFile }: { readonly outFile?: string }, io: Io): void {
  if (outFile === undefined) return io.out.write(text);
  const full = path.resolve(io.folder, outFile);
  try {
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  } catch (error) {
    throw new CommandError(`cannot write the report: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Tells on the error output why something may be missing in what a command says of an audit. */
export function tellGaps({ notices, files }: Audit, { error, folder }: Io): void {
  for (const notice of notices) error.write(noticeLine(notice, folder));
  for (const { path: file, failures } of files)
    for (const failure of failures) error.write(noticeLine({ level: 'error', path: file, message: failureText(failure) }, folder));
}

/** Something that was asked for could not be done. */
export function hasGap({ notices, files }: Audit): boolean {
  return notices.some(({ level }) => level === 'error') || files.some(({ failures }) => failures.length > 0);
}

/** A notice as one line, whatever the path and the message hold. */
export function noticeLine({ level, message, path: about }: Notice, folder: string): string {
  const subject = about === undefined ? '' : `${relativePath(folder, about)} `;
  return `memory-audit: ${level}: ${printable(subject + message.replaceAll('\n', ' '))}\n`;
}
