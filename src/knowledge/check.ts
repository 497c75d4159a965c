/** Looks at a value that a user wrote, says what is wrong through `report`, and answers whether it can be used. `path` is how the user would reach it. */
export type Check = (value: unknown, path: string, report: (problem: string) => void) => boolean;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text: Check = (value, path, report) => {
  const isText = typeof value === 'string' && value !== '';
  if (!isText) report(`${path}: must be a text that is not empty, not ${shown(value)}`);
  return isText;
};

/** A text that may be empty. */
export const anyText: Check = (value, path, report) => {
  if (typeof value !== 'string') report(`${path}: must be a text, not ${shown(value)}`);
  return typeof value === 'string';
};

export const count: Check = (value, path, report) => {
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0;
  if (!isCount) report(`${path}: must be a whole number from 0, not ${shown(value)}`);
  return isCount;
};

/** One of the constants. */
export function oneOf(...allowed: readonly unknown[]): Check {
  return (value, path, report) => {
    const isAllowed = allowed.includes(value);
    if (!isAllowed) report(`${path}: must be ${allowed.map(shown).join(' or ')}, not ${shown(value)}${meant(value, allowed)}`);
    return isAllowed;
  };
}

/** One of the constants, or what the check accepts. */
export function oneOfOr(allowed: readonly unknown[], otherwise: Check, words: string): Check {
  return (value, path, report) => {
    const isGood = allowed.includes(value) || otherwise(value, path, () => {});
    if (!isGood) report(`${path}: must be ${allowed.map(shown).join(' or ')} or ${words}, not ${shown(value)}${meant(value, allowed)}`);
    return isGood;
  };
}

/** A list of which every element passes. */
export function listOf(element: Check): Check {
  return (value, path, report) => {
    if (Array.isArray(value)) return allGood(value.map((each, index) => element(each, `${path}[${index}]`, report)));
    report(`${path}: must be a list, not ${shown(value)}`);
    return false;
  };
}

/** An object with any names, of which every member passes. */
export function recordOf(member: Check): Check {
  return (value, path, report) => {
    if (isRecord(value)) return allGood(Object.entries(value).map(([name, each]) => member(each, `${path}.${name}`, report)));
    report(`${path}: must be an object, not ${shown(value)}`);
    return false;
  };
}

/** An object with fields of these names, called `noun` in messages. */
export function objectOf(noun: string, required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check {
  const fields = { ...required, ...optional };
  return (value, path, report) => {
    if (!isRecord(value)) {
      report(`${path}: must be ${noun}, an object, not ${shown(value)}`);
      return false;
    }
    const results = Object.entries(value).map(([name, each]) => {
      const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (check !== undefined) return check(each, `${path}.${name}`, report);
      report(
        `${path}: "${name}" is not a field of ${noun}${meant(name, Object.keys(fields)) || `; its fields are ${Object.keys(fields).join(', ')}`}`,
      );
      return false;
    });
    const missing = Object.keys(required).filter((name) => value[name] === undefined);
    for (const name of missing) report(`${path}: "${name}" is missing; ${noun} needs it`);
    return allGood(results) && missing.length === 0;
  };
}

/** A check that is looked up when it is used, for shapes that contain themselves. */
export function lazily(check: () => Check): Check {
  return (value, path, report) => check()(value, path, report);
}

/** `; did you mean "releases"?`, or nothing when no word is near. */
export function meant(word: unknown, words: readonly unknown[]): string {
  if (typeof word !== 'string') return '';
  const near = words.filter((each) => typeof each === 'string').map((each) => ({ each, distance: editDistance(word, each) }));
  const best = near.sort((a, b) => a.distance - b.distance)[0];
  return best !== undefined && best.distance <= Math.max(2, word.length / 4) ? `; did you mean "${best.each}"?` : '';
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function';
  const json = JSON.stringify(value) ?? String(value);
  return json.length <= 40 ? json : `${json.slice(0, 39)}…`;
}

function allGood(results: readonly boolean[]): boolean {
  return results.every((result) => result);
}

/** How many letters must be put in, left out, changed or swapped with a neighbour to get from one word to the other. */
function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= from.length; row++) {
    rows.push([row]);
    for (let column = 1; column <= to.length; column++) {
      const changed = at(row - 1, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const swapped = isSwap ? at(row - 2, column - 2) + 1 : Infinity;
      rows[row]?.push(Math.min(changed, swapped, at(row - 1, column) + 1, at(row, column - 1) + 1));
    }
  }
  return at(from.length, to.length);
}
