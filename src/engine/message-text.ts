import type { FindingData } from '../base/finding.ts';

/** Puts values into the `{{placeholders}}` of a message. A placeholder without a value stays as it is, as in ESLint. */
export function fillPlaceholders(text: string, data: FindingData = {}): string {
  return text.replace(/\{\{([^{}]+)\}\}/g, (placeholder, name: string) => {
    const value = data[name.trim()];
    return value === undefined ? placeholder : String(value);
  });
}

/** The names of placeholders for which there is no value. */
export function unfilledPlaceholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{([^{}]+)\}\}/g)].map(([, name = '']) => name.trim());
}
