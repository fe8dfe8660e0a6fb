/** The line a version belongs to: `4.3` of `4.3.1`. */
export const lineOf = (version: string): string => version.split('.').slice(0, 2).join('.');

/** The line a text begins with: `4.2` of `4.2-IV0`; nothing where the text is no version. */
export const lineOfVersion = (version: string | undefined): string | undefined => /^\d+\.\d+/.exec(version ?? '')?.[0];

/** Whether a version is this one or newer: `isAtLeast('4.0', '3.9')` is true. False for an unknown version. */
export function isAtLeast(version: string | undefined, least: string): boolean {
  if (version === undefined) return false;
  const [a = [], b = []] = [version, least].map((text) => text.replace(/^v/, '').split('.').map(Number));
  for (const [index, number] of b.entries()) {
    const difference = (a[index] ?? 0) - number;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
