import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';

const digestBytes = 20;

/** A short digest of texts, which tells lists apart that differ in any of them. */
export function digestOf(...texts: readonly string[]): string {
  const hash = createHash('sha1');
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return hash.digest('hex');
}

/** What `writeChecked` wrote; undefined when there is no such file, or when it is not whole. */
export function readChecked(file: string): unknown {
  try {
    const content = readFileSync(file);
    const body = content.subarray(digestBytes);
    return content.subarray(0, digestBytes).equals(digest(body)) ? (v8.deserialize(body) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a value of plain data together with a digest of it. Whoever reads sees the old file or the new one. @throws what writing files throws */
export function writeChecked(file: string, value: unknown): void {
  const body = v8.serialize(value);
  const unfinished = `${file}.${process.pid}`;
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    writeFileSync(unfinished, Buffer.concat([digest(body), body]));
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function digest(body: Buffer): Buffer {
  return createHash('sha1').update(body).digest();
}
