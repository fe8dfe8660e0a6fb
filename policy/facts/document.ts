import { type Document, LineCounter, parseAllDocuments } from 'yaml';
import type { Place } from './place.js';
import { View } from './view.js';

/** One document of a YAML or JSON file. */
export interface SourceDocument {
  /** Name of the file. */
  readonly file: string;
  /** Content of the document. */
  readonly root: View;
}

/** Why a file, or a document in it, cannot be read. */
export interface Unreadable {
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Why it cannot be read. */
  readonly reason: string;
}

/** What a file holds. */
export interface ReadFile {
  /** Documents that were read. */
  readonly documents: readonly SourceDocument[];
  /** Documents that could not be read. */
  readonly unreadable: readonly Unreadable[];
}

/** Values that a document may come to once its aliases are replaced by what they refer to. The largest of real manifests have some 100,000. */
const MAX_VALUES = 1_000_000;
const TOO_DEEP = 'it is nested too deeply';
const TOO_LARGE = `its aliases come to more than ${MAX_VALUES} values`;

/** Reads the documents of a file. Whatever is wrong with the text is an answer, never an exception. */
export function readDocuments(file: string, text: string): ReadFile {
  const lines = new LineCounter();
  try {
    // `merge` reads `<<: *anchor`, as compose and kubectl do.
    const parsed = parseAllDocuments(text, { lineCounter: lines, merge: true, logLevel: 'silent' });
    const read = [...parsed].map((document) => readDocument(document, { file, lines }));
    return { documents: read.flatMap(({ documents }) => documents), unreadable: read.flatMap(({ unreadable }) => unreadable) };
  } catch (error) {
    return { documents: [], unreadable: [{ place: { file, line: 1 }, reason: reasonOf(error) }] };
  }
}

function readDocument(document: Document.Parsed, { file, lines }: { file: string; lines: LineCounter }): ReadFile {
  const [error] = document.errors;
  const line = lines.linePos(document.range[0]).line;
  if (error) {
    const place = { file, line: error.linePos?.[0].line ?? line };
    return { documents: [], unreadable: [{ place, reason: error.message.split('\n')[0] ?? '' }] };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: -1 }); // aliases share one value: only what walks them would multiply it
    if (value === null || value === undefined) return { documents: [], unreadable: [] };
    if (holdsItself(value))
      return { documents: [], unreadable: [{ place: { file, line }, reason: 'it contains itself by way of an anchor' }] };
    if (expandedSize(value) > MAX_VALUES) return { documents: [], unreadable: [{ place: { file, line }, reason: TOO_LARGE }] };
    const start = document.contents?.range?.[0] ?? document.range[0];
    const root = new View({ file, lines, document }, value, { node: document.contents, start });
    return { documents: [{ file, root }], unreadable: [] };
  } catch (thrown) {
    return { documents: [], unreadable: [{ place: { file, line }, reason: reasonOf(thrown) }] };
  }
}

/** Whether a value is somewhere inside itself. Each object is looked at once, however often anchors repeat it. */
function holdsItself(value: unknown, above = new Set<object>(), done = new Set<object>()): boolean {
  if (typeof value !== 'object' || value === null || done.has(value)) return false;
  if (above.has(value)) return true;
  above.add(value);
  const found = Object.values(value).some((inner) => holdsItself(inner, above, done));
  above.delete(value);
  done.add(value);
  return found;
}

/** How many values a value holds, those that are referred to counted each time. It holds no cycle. */
function expandedSize(value: unknown, sizes = new Map<object, number>()): number {
  if (typeof value !== 'object' || value === null) return 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  let size = 1;
  for (const inner of Object.values(value)) size += expandedSize(inner, sizes);
  sizes.set(value, size);
  return size;
}

const reasonOf = (error: unknown) => {
  if (error instanceof RangeError) return TOO_DEEP;
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
};
