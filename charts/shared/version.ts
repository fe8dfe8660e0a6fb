/** The line a version belongs to: `4.3` of `4.3.1`. */
export const lineOf = (version: string): string => version.split('.').slice(0, 2).join('.');
