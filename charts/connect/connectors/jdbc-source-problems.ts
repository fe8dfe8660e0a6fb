import type { Problem } from '../../shared/index.js';
import { columnsOf, type JdbcSource, usesIncrementing, usesTimestamp } from './jdbc-source.js';

/** Below this a whole copy at each look is more load than anybody meant. */
const LEAST_BULK_POLL_MS = 600_000;

/** Where a JDBC source would lose or repeat rows. */
export function jdbcSourceProblems(source: JdbcSource): Problem[] {
  return [...columnProblems(source), ...modeProblems(source), ...delayProblems(source), ...taskProblems(source), ...queryProblems(source)];
}

function columnProblems({ from, mode }: JdbcSource): Problem[] {
  const { timestamp, incrementing } = columnsOf(from);
  const problems: Problem[] = [];
  const why = 'the connector has nothing to tell new rows by';
  if (usesTimestamp(mode) && timestamp === undefined) {
    const fix = from.kind === 'table' ? 'mark one: `updated_at: timestamp().cursor()`' : 'name it: timestampColumn';
    problems.push({ path: 'mode', what: `mode ${mode} without a timestamp column`, why, fix });
  }
  if (usesIncrementing(mode) && incrementing === undefined) {
    const fix = from.kind === 'table' ? 'use mode timestamp, or a key of one whole number' : 'name it: incrementingColumn';
    problems.push({ path: 'mode', what: `mode ${mode} without an incrementing column`, why, fix });
  }
  const optional = from.kind === 'table' ? from.table.columns.find(({ cursor, optional }) => cursor && optional) : undefined;
  if (usesTimestamp(mode) && optional) {
    problems.push({
      path: 'table',
      what: `cursor ${optional.name} may be null`,
      why: 'a row without it is never read',
      fix: `take .optional() away from ${optional.name}, and give the column a default`,
    });
  }
  return problems;
}

function modeProblems({ mode, insertsOnly, pollMs, from }: JdbcSource): Problem[] {
  if (mode === 'incrementing' && !insertsOnly?.trim()) {
    return [
      {
        path: 'mode',
        what: 'mode incrementing misses every update',
        why: 'a changed row keeps its number, so it is never read again; rows committed out of order are lost too',
        fix: columnsOf(from).timestamp
          ? 'use timestamp+incrementing'
          : "add a cursor column, or say why nothing is ever updated: insertsOnly: '…'",
      },
    ];
  }
  if (mode !== 'bulk' || pollMs >= LEAST_BULK_POLL_MS) return [];
  const what = `mode bulk every ${pollMs} ms`;
  return [
    { path: 'pollMs', what, why: 'each look copies everything into the topic again', fix: `use pollMs ${LEAST_BULK_POLL_MS} or more` },
  ];
}

function delayProblems({ mode, delayMs }: JdbcSource): Problem[] {
  if (!usesTimestamp(mode) || delayMs > 0) return [];
  return [
    {
      path: 'delayMs',
      what: `mode ${mode} without a delay`,
      why: 'a transaction that commits late brings rows older than the last one read: they are never read',
      fix: 'use delayMs 5000, or longer than the longest transaction that writes the table',
    },
  ];
}

function taskProblems({ tasksMax, from }: JdbcSource): Problem[] {
  if (tasksMax === 1) return [];
  const one = from.kind === 'table' ? 'a table' : 'a query';
  return [
    { path: 'tasksMax', what: `${tasksMax} tasks for ${one}`, why: `${one} is read by one task; the others do nothing`, fix: 'use 1' },
  ];
}

function queryProblems({ from, mode }: JdbcSource): Problem[] {
  if (from.kind !== 'query') return [];
  const problems: Problem[] = [];
  const clause = mode === 'bulk' ? undefined : outerClause(from.sql);
  if (clause) {
    problems.push({
      path: 'query',
      what: `the query has ${clause.toUpperCase()}`,
      why: 'the connector puts its own WHERE and ORDER BY at the end: the statement is broken, and is tried for ever while the task says RUNNING',
      fix: 'put it into a subquery: select * from (select … where …) as t',
    });
  }
  if (from.key.length === 0) {
    problems.push({
      path: 'key',
      what: 'no key',
      why: 'records spread over partitions in any order',
      fix: 'name the columns that identify a row',
    });
  }
  return problems;
}

/** A clause outside all parentheses and quotes after which a WHERE cannot stand. */
function outerClause(sql: string): string | undefined {
  let bare = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, '""').replace(/--.*$/gm, '');
  for (let before = ''; before !== bare; ) [before, bare] = [bare, bare.replace(/\([^()]*\)/g, ' ')];
  return /\b(where|group\s+by|order\s+by|having|limit|union)\b/i.exec(bare)?.[1];
}
