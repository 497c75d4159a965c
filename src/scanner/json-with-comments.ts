const comment = /"(?:[^"\\]|\\.)*"|\/\/[^\n\r]*|\/\*[^]*?\*\//g;
const trailingComma = /"(?:[^"\\]|\\.)*"|,(?=\s*[\]}])/g;

/** Reads JSON that may hold comments and trailing commas, or nothing at all, as TypeScript's configuration does. @throws SyntaxError */
export function parseJsonWithComments(text: string): unknown {
  // One after the other: an expression for both would have many ways to read a comment, and try them all.
  const json = blanked(blanked(text.replace(/^\ufeff/, ''), comment), trailingComma);
  return json.trim() === '' ? {} : JSON.parse(json);
}

/** The text without what is found outside of strings. */
function blanked(text: string, token: RegExp): string {
  return text.replace(token, (found) => (found.startsWith('"') ? found : ' '));
}

/** Whether a JSON value is an object with named members. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
