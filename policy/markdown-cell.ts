/** A text as a cell of a Markdown table: on one line, its bars kept as bars. */
export const cell = (text: string) => text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
