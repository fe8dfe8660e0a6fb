/**
 * What a look at SQL tells before Spark reads it. Light on purpose: comments and texts are taken out, then words are looked for. It knows
 * the functions and clauses people write; a name hidden in a macro or a UDF escapes it, and Spark then refuses the query at its start.
 */
export interface SqlLook {
  /** Keeps state: an aggregation or `distinct`. */
  readonly hasAggregation: boolean;
  /** Groups by event time, or by the named column itself. */
  readonly groupsBy: (column: string) => boolean;
  /** Asks for the current time. */
  readonly asksTime: boolean;
  /** The aggregate function that asks for the current time in its argument, e.g. `avg`. */
  readonly timeInAggregate: string | undefined;
  /** Words after `from` and `join`. */
  readonly tables: readonly string[];
  /** Orders, limits, or numbers rows over an unbounded stream. */
  readonly unbounded: 'order by' | 'limit' | 'over' | undefined;
}

const AGGREGATES =
  `any_value approx_count_distinct avg bool_and bool_or collect_list collect_set corr count count_if count_min_sketch every first
  first_value histogram_numeric kurtosis last last_value max max_by mean median min min_by mode percentile percentile_approx regr_count skewness
  some std stddev stddev_pop stddev_samp sum try_avg try_sum var_pop var_samp variance`.split(/\s+/);
const AGGREGATE = new RegExp(`\\b(${AGGREGATES.join('|')})\\s*\\(`);
const AGGREGATES_CALLED = new RegExp(AGGREGATE.source, 'g');
const TIME = /\b(current_timestamp|current_date|localtimestamp|curdate|now)\b/;

/** Looks at a statement. */
export function lookAtSql(sql: string): SqlLook {
  const text = bare(sql);
  const grouping = /\bgroup\s+by\b(.*)/.exec(text)?.[1] ?? '';
  const isOver = /\bover\s*\(/.test(text);
  return {
    hasAggregation: grouping !== '' || /\bselect\s+distinct\b/.test(text) || (!isOver && AGGREGATE.test(text)),
    groupsBy: (column) => /\b(window|session_window)\b/.test(grouping) || new RegExp(`\\b${column.toLowerCase()}\\b`).test(grouping),
    asksTime: TIME.test(text),
    timeInAggregate: [...text.matchAll(AGGREGATES_CALLED)].find(({ index }) => TIME.test(argumentAt(text, index)))?.[1],
    tables: [...text.matchAll(/\b(?:from|join)\s+([a-z_][a-z0-9_.]*)/g)].flatMap(([, name]) => (name ? [name] : [])),
    unbounded: isOver ? 'over' : /\blimit\s+\d/.test(text) ? 'limit' : /\border\s+by\b/.test(text) ? 'order by' : undefined,
  };
}

/** What stands between the brackets of the call that begins at `start`. */
function argumentAt(text: string, start: number): string {
  const open = text.indexOf('(', start);
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
    if (depth === 0) return text.slice(open + 1, index);
  }
  return text.slice(open + 1);
}

/** In one line of lower case, without comments and texts; quoted names keep their letters. */
const bare = (sql: string) =>
  sql
    .replace(/'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.)*"/g, "''")
    .replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')
    .replace(/`/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
