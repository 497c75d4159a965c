const units = ['bytes', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;

/**
 * A size as people read it, in decimal units: `160 KB`, `58 MB`, `1.4 GB`. Digits that would claim too much are cut, not rounded up, because sizes here are
 * lower bounds: they count elements, not headers.
 */
export function bytesText(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const shown = power > 0 && value < 10 ? Math.floor(value * 10) / 10 : Math.floor(value);
  return `${shown} ${units[power] ?? 'bytes'}`;
}
