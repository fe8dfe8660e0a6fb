/** The name a typing error most likely meant: at most a third of its letters differ. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, distance: distance(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.ceil(Math.max(written.length, name.length) / 3))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.name;
}

/** Letters to insert, delete or replace (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...a].entries()) {
    const next = [line + 1];
    for (let column = 1; column <= b.length; column++) {
      const [above = 0, left = 0, corner = 0] = [row[column], next[column - 1], row[column - 1]];
      next.push(Math.min(above + 1, left + 1, corner + (letter === b[column - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
