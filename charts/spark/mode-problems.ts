import { boundProblems, type Problem } from '../shared/index.js';
import { ENDLESS_APPEND } from './bounds.js';
import { when } from './rule.js';
import { lookAtSql, type SqlLook } from './sql.js';
import { type StreamJob, viewNames } from './stream-job.js';

/** What SQL, sink, watermark and trigger do not allow together. Spark says it too, but only when the job starts. */
export function modeProblems(job: StreamJob): Problem[] {
  const look = lookAtSql(job.sql ?? '');
  return [
    ...sqlProblems(job, look),
    ...outputModeProblems(job, look),
    ...watermarkProblems(job),
    ...scheduleProblems(job),
    ...triggerProblems(job),
    ...continuousProblems(job, look),
  ];
}

function sqlProblems(job: StreamJob, { tables, unbounded, timeInAggregate }: SqlLook): Problem[] {
  if (job.sql === undefined) return [];
  const names = viewNames(job).map((name) => name.toLowerCase());
  const problems: Problem[] = [];
  if (!tables.some((table) => names.includes(table))) {
    problems.push({
      path: 'sql',
      what: `reads ${tables.join(', ') || 'no table'}`,
      why: `the records are in the view ${names.join(', also called ')}`,
      fix: `select … from ${names[0]}`,
    });
  }
  if (unbounded && !(unbounded === 'order by' && job.sink.mode === 'complete')) {
    problems.push({
      path: 'sql',
      what: `\`${unbounded}\` over a stream`,
      why: 'there is no last row to sort, count or number to; Spark refuses it',
      fix: 'aggregate over window(…) instead, or do it where the table is read',
    });
  }
  if (timeInAggregate) {
    problems.push({
      path: 'sql',
      what: `the current time inside ${timeInAggregate}(…)`,
      why: 'in a stream it is another one in each batch, and Spark refuses to aggregate what is not determined by the record',
      fix: `take it below the aggregation: select …, ${timeInAggregate}(x) from (select …, <what asks the time> as x from ${viewNames(job)[0]}) group by …`,
    });
  }
  return problems;
}

function outputModeProblems(job: StreamJob, look: SqlLook): Problem[] {
  const { kind, mode } = job.sink;
  const isRefused = (kind === 'parquet' && mode !== 'append') || (kind === 'delta' && mode === 'update');
  if (isRefused) return [refusedMode(kind, mode)];
  if (mode === 'append' && look.hasAggregation) return appendedAggregation(job, look);
  return when(mode === 'complete' && !look.hasAggregation, {
    path: 'sink.mode',
    what: 'complete without an aggregation',
    why: 'it would keep every record ever read in memory; Spark refuses it',
    fix: "use 'append', or group by something",
  });
}

const refusedMode = (kind: string, mode: string): Problem => ({
  path: 'sink.mode',
  what: `${mode} on ${kind}`,
  why: kind === 'delta' ? 'Delta’s sink adds rows or replaces all of them' : 'files are only ever added',
  fix: "use 'append' with a watermark, or 'complete' on Delta",
});

function appendedAggregation({ watermark }: StreamJob, { groupsBy }: SqlLook): Problem[] {
  if (!watermark) return boundProblems(ENDLESS_APPEND, { aggregates: true, hasWatermark: false, outputMode: 'append' }, 'sink.mode');
  return when(!groupsBy(watermark.column), {
    path: 'sql',
    what: `append, but groups neither by window(${watermark.column}, …) nor by ${watermark.column}`,
    why: 'the watermark then finishes no group, and no row is written',
    fix: `group by window(${watermark.column}, '10 minutes'), …`,
  });
}

const EVENT_TIME = ['_kafka_timestamp', '_ingested_at'];

function watermarkProblems({ watermark, dataset }: StreamJob): Problem[] {
  if (!watermark) return [];
  const column = new RegExp(`(^|,)\\s*\`?${watermark.column}\`?\\s+timestamp`, 'i');
  return [
    ...when(!EVENT_TIME.includes(watermark.column) && !column.test(dataset.columns), {
      path: 'watermark.column',
      what: `${watermark.column} is no timestamp of ${dataset.name}`,
      why: 'lateness is measured in event time',
      fix: 'use a timestamp column, or _kafka_timestamp',
    }),
    ...when(!(watermark.delaySeconds > 0), {
      path: 'watermark.delaySeconds',
      what: `${watermark.delaySeconds}`,
      why: 'every record that is a moment late would be dropped',
      fix: 'use how late records may come, e.g. 600',
    }),
  ];
}

const CRON_FIELDS = 5;

function scheduleProblems({ trigger, schedule }: StreamJob): Problem[] {
  if (schedule === undefined) return [];
  return [
    ...when(trigger.kind !== 'available-now', {
      path: 'trigger',
      what: `${trigger.kind} with a schedule`,
      why: 'the first run would never end, and all later ones be skipped',
      fix: "use 'available-now', or take the schedule out",
    }),
    ...when(schedule.trim().split(/\s+/).length !== CRON_FIELDS, {
      path: 'schedule',
      what: `"${schedule}"`,
      why: `a cron line has ${CRON_FIELDS} fields`,
      fix: "use e.g. '0 * * * *' for every hour",
    }),
  ];
}

function triggerProblems({ trigger }: StreamJob): Problem[] {
  if (trigger.kind === 'available-now') return [];
  const isInterval = trigger.kind === 'interval';
  const seconds = isInterval ? trigger.seconds : trigger.checkpointSeconds;
  return when(!(seconds >= 1), {
    path: isInterval ? 'trigger.seconds' : 'trigger.checkpointSeconds',
    what: `${seconds}`,
    why: isInterval
      ? 'each batch writes a checkpoint and a commit: below a second nothing else is done'
      : 'it is how much is read again after a crash',
    fix: isInterval ? 'use 1 or more, e.g. 30' : 'use 1 or more',
  });
}

function continuousProblems({ trigger, sink, watermark }: StreamJob, look: SqlLook): Problem[] {
  if (trigger.kind !== 'continuous') return [];
  const cannot = [
    ...(look.hasAggregation ? ['an aggregation'] : []),
    ...(watermark ? ['a watermark'] : []),
    ...(sink.kind === 'delta' || sink.kind === 'parquet' ? [`a ${sink.kind} sink`] : []),
    ...(look.asksTime ? ['the current time'] : []),
  ];
  return when(cannot.length > 0, {
    path: 'trigger',
    what: `continuous with ${cannot.join(' and ')}`,
    why: 'records pass one by one: it knows no batches, no state and no clock',
    fix: "use { kind: 'interval', seconds: 1 }",
  });
}
