import type { FindingContent } from '../finding-content.ts';

/** The findings that a project lives with for now, by the path of their file, which is relative to the baseline's own folder and has `/` on every system. */
export type Baseline = ReadonlyMap<string, readonly FindingContent[]>;

const marker = 'memory-audit-baseline';
const version = 1;

/** Reads the text of a baseline file. Undefined when it is something else, or of a form that this version does not know. */
export function parseBaseline(text: string): Baseline | undefined {
  const content = parseJson(text);
  if (!isRecord(content) || content[marker] !== version || !isRecord(content['files'])) return undefined;
  const files = Object.entries(content['files']);
  if (!files.every((entry): entry is [string, FindingContent[]] => Array.isArray(entry[1]) && entry[1].every(isContent))) return undefined;
  return new Map(files);
}

/** The text of a baseline file: paths in order, each finding on a line of its own, so that changes are easy to review. */
export function printBaseline(baseline: Baseline): string {
  const files = [...baseline].filter(([, findings]) => findings.length > 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const printed = files.map(([path, findings]) => {
    const lines = findings.map((finding) => `      ${JSON.stringify(finding)}`);
    return `    ${JSON.stringify(path)}: [\n${lines.join(',\n')}\n    ]`;
  });
  return `{\n  "${marker}": ${version},\n  "files": {${printed.length > 0 ? `\n${printed.join(',\n')}\n  ` : ''}}\n}\n`;
}

function isContent(value: unknown): value is FindingContent {
  return isRecord(value) && ['rule', 'message', 'code', 'around'].every((key) => typeof value[key] === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
