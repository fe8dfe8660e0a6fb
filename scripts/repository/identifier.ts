/** Words that cannot name a constant, and one that `index.ts` has already. */
const TAKEN = new Set(
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield environments Environment'.split(
    ' ',
  ),
);

/** The name of an environment in TypeScript: `qa-2` becomes `qa2`, `load-test` becomes `loadTest`. */
export const inIdentifier = (name: string): string => name.replace(/-+([a-z0-9])/g, (_, next: string) => next.toUpperCase());

/** The same where a file has no other use for it: `client` becomes `clientEnvironment` in a file that imports `client`. */
export function identifierFor(name: string, source: string): string {
  const plain = inIdentifier(name);
  const withoutTexts = source.replace(/(['"`])(?:(?!\1).)*\1/g, '').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  return TAKEN.has(plain) || new RegExp(`\\b${plain}\\b`).test(withoutTexts) ? `${plain}Environment` : plain;
}
