import { printable } from '../charts/shared/printable.js';

/**
 * Lines of text as a cell of a Markdown table. Whatever they hold, they open no tag, no link and no column, and call nobody; what is between
 * two backticks stays code.
 */
export const cell = (...lines: readonly string[]): string => lines.map(inert).join('<br>');

function inert(text: string): string {
  const oneLine = text.split('\n').map(trimmed).join(' ');
  // Runs of backticks, and backslashes before one or before a bar, would shift what is code.
  const plain = printable(oneLine)
    .replace(/\\(?=[\\`|])/g, '')
    .replace(/``+/g, "'");
  return plain
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : outsideCode(part)))
    .join('')
    .replaceAll('|', '\\|');
}

const trimmed = (line: string) => line.trim();

/** A mention is broken by a space of no width: an entity would become one again. */
const outsideCode = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('[', '\\[').replaceAll('@', '@\u200b');
