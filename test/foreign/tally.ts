/** A finding as `sluice lint -o json` tells it, and the project it is in. */
export interface Told {
  readonly project: string;
  readonly id: string;
  readonly severity: string;
  readonly title: string;
}

/** How often a rule speaks in a project. */
export interface Row {
  readonly project: string;
  readonly rule: string;
  readonly severity: string;
  readonly count: number;
}

/** Findings by project, rule and severity, in that order. */
export function tallied(found: readonly Told[]): readonly Row[] {
  const counts = new Map<string, number>();
  for (const { project, id, severity } of found) {
    const key = [project, id, severity].join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) => ({ ...keyed(key), count }));
}

function keyed(key: string): Omit<Row, 'count'> {
  const [project = '', rule = '', severity = ''] = key.split(' ');
  return { project, rule, severity };
}

/** Rows as the page has them, their verdict still to be written. */
export const tableOf = (rows: readonly Row[]): string =>
  rows.map(({ project, rule, severity, count }) => `| ${project} | ${rule} | ${severity} | ${count} |  |`).join('\n');

/** Rows of a page that were judged: those with a word in their last column. */
export const judgedRows = (page: string): readonly Row[] =>
  [...page.matchAll(/^\| ([\w-]+) \| ([A-Z0-9-]+) \| (block|acknowledge|warn|info) \| (\d+) \| *\S.*\|$/gm)].map(
    ([, project = '', rule = '', severity = '', count = '']) => ({ project, rule, severity, count: Number(count) }),
  );

/** What was found and not judged, and what was judged and is not found. */
export function comparison(found: readonly Row[], judged: readonly Row[]): readonly string[] {
  const spoken = ({ project, rule, severity, count }: Row) => `${project} ${rule} ${severity} ${count}`;
  const [now, then] = [found.map(spoken), judged.map(spoken)];
  return [
    ...now.filter((row) => !then.includes(row)).map((row) => `found, not judged: ${row}`),
    ...then.filter((row) => !now.includes(row)).map((row) => `judged, not found: ${row}`),
  ];
}
