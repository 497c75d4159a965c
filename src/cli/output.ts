import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Notice } from '../base/notice.ts';
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

/** A notice as one line, whatever the path and the message hold. */
export function noticeLine({ level, message, path: about }: Notice, folder: string): string {
  const subject = about === undefined ? '' : `${relativePath(folder, about)} `;
  return `memory-audit: ${level}: ${printable(subject + message.replaceAll('\n', ' '))}\n`;
}
