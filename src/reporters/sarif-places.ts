import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ArtifactLocation, Location } from 'sarif';
import type { Span } from '../base/span.ts';
import type { Audit } from '../engine/audit.ts';
import { Places, relativePath } from './places.ts';

/** The name that stands for the folder of the repository. */
export const rootId = '%SRCROOT%';

/** Places in the terms of SARIF, relative to the root of the repository. */
export class SarifPlaces {
  readonly #places: Places;
  readonly root: string;

  constructor(audit: Audit, root: string) {
    this.#places = new Places(audit);
    this.root = root;
  }

  location(filePath: string, span: Span, message?: string): Location {
    const { start, end } = this.#places.rangeOf(filePath, span);
    const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
    return { physicalLocation: { ...this.file(filePath), region }, ...(message !== undefined && { message: { text: message } }) };
  }

  file(filePath: string): { artifactLocation: ArtifactLocation } {
    const relative = relativePath(this.root, filePath);
    if (path.isAbsolute(relative)) return { artifactLocation: { uri: pathToFileURL(filePath).href } };
    return { artifactLocation: { uri: relative.split('/').map(encodeURIComponent).join('/'), uriBaseId: rootId } };
  }
}
