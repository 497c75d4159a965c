import { readFileSync } from 'node:fs';
import type { Notice } from '../base/notice.ts';
import { describeSystemError } from './system-errors.ts';

const maxUnnamedBytes = 1_000_000;
const minifiedFromLength = 5_000;
const minifiedLineLength = 500;
/** A line of code has a statement or function at least this often; one of data or of a long text has not. */
const charactersOfStatement = 200;

/** The text of a source file, or why there is none. A text may come with a notice. */
export type SourceText =
  { readonly kind: 'text'; readonly text: string; readonly notice?: Notice } | { readonly kind: 'none'; readonly notice: Notice };

/** Where the content of files comes from: the disk, or the index of git. @throws what reading the file throws */
export type ReadContent = (path: string) => Buffer;

export const readFromDisk: ReadContent = (path) => readFileSync(path);

/** Reads a source file. A file that was not named is left out when it was plainly written by a program. */
export function readSource(path: string, isNamed: boolean, readContent: ReadContent): SourceText {
  let content: Buffer;
  try {
    content = readContent(path);
  } catch (error) {
    return { kind: 'none', notice: { level: 'error', path, message: describeSystemError(error) } };
  }
  const decoded = decode(content);
  if (decoded === undefined) return { kind: 'none', notice: { level: 'warning', path, message: 'is a binary file; skipped' } };
  if (!isNamed) {
    const reason = findReasonToSkip(content.length, decoded.text);
    if (reason !== undefined)
      return { kind: 'none', notice: { level: 'warning', path, message: `${reason}; skipped, name it to audit it` } };
  }
  if (decoded.isFaithful) return { kind: 'text', text: decoded.text };
  return {
    kind: 'text',
    text: decoded.text,
    notice: { level: 'warning', path, message: 'is not valid UTF-8; characters that cannot be read are replaced' },
  };
}

/** Without the byte order mark, as ESLint does it. Undefined for content that is no text. */
function decode(content: Buffer): { text: string; isFaithful: boolean } | undefined {
  const utf16 =
    content[0] === 0xff && content[1] === 0xfe ? 'utf-16le' : content[0] === 0xfe && content[1] === 0xff ? 'utf-16be' : undefined;
  if (utf16) return { text: new TextDecoder(utf16).decode(content), isFaithful: true };
  if (content.subarray(0, 8_000).includes(0)) return undefined;
  const text = new TextDecoder('utf-8').decode(content);
  return { text, isFaithful: !text.includes('\ufffd') || Buffer.from(text).equals(content) };
}

function findReasonToSkip(sizeBytes: number, text: string): string | undefined {
  if (sizeBytes > maxUnnamedBytes) return `has ${(sizeBytes / 1e6).toFixed(1)} MB, so it is taken for generated`;
  return text.length > minifiedFromLength && isMinified(text) ? 'looks minified' : undefined;
}

/** Its lines are long, or most of it stands in long ones of many statements: a bundler leaves the lines of long texts as they are, such as shaders and pages. */
function isMinified(text: string): boolean {
  const lines = text.split('\n');
  if (text.length / lines.length > minifiedLineLength) return true;
  const joined = lines.filter(
    (line) => line.length > minifiedLineLength && countOf(line, /;|=>|\){/g) * charactersOfStatement > line.length,
  );
  return joined.reduce((sum, line) => sum + line.length, 0) > text.length / 2;
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
