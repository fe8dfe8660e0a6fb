import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { UserError } from '../terminal/io.js';

/** A path as a person in the current folder would open it. */
export const shownFile = (path: string) => relative(process.cwd(), path) || '.';

/** Something a description threw: it is told with its place in the user's file, and without what the command is made of. */
export class DescriptionError extends UserError {
  constructor(
    place: string,
    override readonly cause: unknown,
  ) {
    super(
      `${place}: ${inSourceTerms(cause instanceof Error ? cause.message : String(cause))}`,
      'the description throws it, so nothing can be made of it',
      'correct that line; --debug shows the calls that led to it',
    );
  }
}

/** A message without what compiling made of an imported name: `(0 , import_sluice.pool)` is `pool`. */
const inSourceTerms = (message: string) => message.replace(/\(0 ?, ?\w+\.(\w+)\)|\bimport_\w+\.(\w+)/g, '$1$2');

/** Finds the place in the sources of a bundle that an error came from: `environments/dev.ts:12:5`, by the innermost call in the bundle. */
export const placeFinder =
  (bundle: string) =>
  (error: unknown): string | undefined => {
    const called = error instanceof Error ? frameIn(bundle, error.stack ?? '') : undefined;
    const map = `${bundle}.map`;
    if (!called || !existsSync(map)) return undefined;
    const entry = new SourceMap(JSON.parse(readFileSync(map, 'utf8'))).findEntry(called.line - 1, called.column - 1);
    if (!('originalSource' in entry)) return undefined;
    return `${shownFile(resolve(dirname(bundle), entry.originalSource))}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  };

/** Line and column, from 1, of the innermost call in a file. */
function frameIn(file: string, stack: string): { readonly line: number; readonly column: number } | undefined {
  for (const text of stack.split('\n')) {
    const [, line, column] = (text.includes(`${file}:`) && /:(\d+):(\d+)\)?$/.exec(text)) || [];
    if (line !== undefined && column !== undefined) return { line: Number(line), column: Number(column) };
  }
  return undefined;
}
