import { boundProblems, type Problem } from '../../shared/index.js';
import { BULK_COPIES, IDLE_TASKS, LATE_ROWS, MISSED_UPDATES } from '../bounds.js';
import { columnsOf, type JdbcSource, usesIncrementing, usesTimestamp } from './jdbc-source.js';

/** Where a JDBC source would lose or repeat rows. */
export function jdbcSourceProblems(source: JdbcSource): Problem[] {
  return [...columnProblems(source), ...modeProblems(source), ...taskProblems(source), ...queryProblems(source)];
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

function modeProblems(source: JdbcSource): Problem[] {
  return [
    ...boundProblems(MISSED_UPDATES, source, 'mode'),
    ...boundProblems(BULK_COPIES, source, 'pollMs'),
    ...boundProblems(LATE_ROWS, source, 'delayMs'),
  ];
}

function taskProblems({ tasksMax }: JdbcSource): Problem[] {
  return boundProblems(IDLE_TASKS, { tasks: tasksMax, useful: 1 }, 'tasksMax');
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
