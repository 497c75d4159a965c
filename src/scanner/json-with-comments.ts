// A comment ends with its first `*/`, also where what follows it would match better behind a later one.
const token =
  /"(?:[^"\\]|\\.)*"|\/\/[^\n\r]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|,(?=(?:\s|\/\/[^\n\r]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*[\]}])/g;

/** Reads JSON that may hold comments and trailing commas, or nothing at all, as TypeScript's configuration does. @throws SyntaxError */
export function parseJsonWithComments(text: string): unknown {
  const json = text.replace(/^\ufeff/, '').replace(token, (found) => (found.startsWith('"') ? found : ' '));
  return json.trim() === '' ? {} : JSON.parse(json);
}

/** Whether a JSON value is an object with named members. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
