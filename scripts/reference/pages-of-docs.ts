import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A Markdown page, by its path from the project's folder. */
export interface Page {
  /** Path from the project's folder. */
  readonly path: string;
  /** Content of the page. */
  readonly text: string;
}

/** A fenced block of a page. */
export interface Block {
  /** Page the block is on. */
  readonly page: string;
  /** Language after the opening fence. */
  readonly language: string;
  /** Content of the block. */
  readonly text: string;
}

/** Every page a reader may open: the documentation, the README, and how to contribute. */
export function pagesOfDocs(): readonly Page[] {
  const inDocs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((path) => join('docs', path));
  const paths = ['README.md', 'CONTRIBUTING.md', ...inDocs.filter((path) => path.endsWith('.md')).sort()];
  return paths.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** The fenced blocks of a page, in order; one inside a list is shifted to the left. */
export function blocksOf({ path, text }: Page): readonly Block[] {
  return [...text.matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```$/gm)].map(([, indent = '', language = '', body = '']) => ({
    page: path,
    language,
    text: body.replace(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

/** Lines without what only the place decides: indentation, and empty ones. */
export const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Whether a text stands in another, line by line; `…` alone on a line skips some. */
export function standsIn(snippet: string, source: string): boolean {
  const whole = `\n${lines(source).join('\n')}\n`;
  const pieces = snippet.split(/^\s*(?:\/\/|#) …\s*$/m).map((piece) => `\n${lines(piece).join('\n')}\n`);
  let from = 0;
  for (const piece of pieces.filter((text) => text.trim() !== '')) {
    const found = whole.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length - 1;
  }
  return true;
}
