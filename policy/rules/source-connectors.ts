import type { Bound } from '../../charts/shared/bound.js';
import { ACKNOWLEDGE, WARN_IN_PRODUCTION } from '../../charts/shared/severity.js';
import { type ConnectorFact, flagOf, listOf, numberOf, textOf } from '../facts/index.js';
import { boundViolations, ruleOf } from './bound.js';
import { at, isDebezium, isJdbcSource, isSink, keyOr } from './connector.js';
import { BULK_COPIES, IDLE_TASKS, type JdbcValues, LATE_ROWS, MISSED_UPDATES } from './connector-catalogue.js';
import { spotOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** What Kafka Connect and the JDBC connector take where nothing is set. */
const DEFAULT_POLL_MS = 5_000;

const jdbcOf = ({ config }: ConnectorFact) => ({
  mode: textOf(config, 'mode') ?? 'bulk',
  delayMs: numberOf(config, 'timestamp.delay.interval.ms') ?? 0,
  pollMs: numberOf(config, 'poll.interval.ms') ?? DEFAULT_POLL_MS,
});

/** JDBC sources that break a bound, told at the setting that is wrong or that it should stand beside. */
const jdbcViolations = (connectors: readonly ConnectorFact[], bound: Bound<JdbcValues>, key: string): readonly Violation[] =>
  connectors
    .filter(isJdbcSource)
    .flatMap((each) => boundViolations(bound, jdbcOf(each), spotOf(each.config[keyOr(each, key, 'mode')], each), each.name));

/** How records leave databases. */
export const SOURCE_CONNECTORS: readonly Rule[] = [
  {
    id: 'CON-10',
    title: 'rows of the same moment are left out',
    severity: ACKNOWLEDGE,
    why: 'the next poll asks for what is newer than the last row it saw: rows of that same moment, or committed late, are never read',
    source: 'confluentinc/kafka-connect-jdbc#1093 and #598',
    wrong: 'mode: timestamp',
    right: 'mode: timestamp+incrementing\nincrementing.column.name: id\ntimestamp.delay.interval.ms: 5000',
    check: ({ connectors }) =>
      connectors
        .filter((each) => isJdbcSource(each) && textOf(each.config, 'mode') === 'timestamp')
        .map((each) => at(each, 'mode', 'mode is timestamp', 'set mode to timestamp+incrementing, with incrementing.column.name')),
  },
  {
    ...ruleOf(MISSED_UPDATES),
    title: 'changed rows are not seen',
    source: 'confluentinc/kafka-connect-jdbc#1015',
    wrong: 'mode: incrementing',
    right: 'mode: timestamp+incrementing',
    check: ({ connectors }) => jdbcViolations(connectors, MISSED_UPDATES, 'mode'),
  },
  {
    ...ruleOf(LATE_ROWS),
    title: 'rows committed late are left out',
    source: 'confluentinc/kafka-connect-jdbc#172',
    wrong: 'mode: timestamp+incrementing',
    right: 'mode: timestamp+incrementing\ntimestamp.delay.interval.ms: 5000',
    check: ({ connectors }) => jdbcViolations(connectors, LATE_ROWS, 'timestamp.delay.interval.ms'),
  },
  {
    ...ruleOf(BULK_COPIES),
    title: 'the whole table is copied again and again',
    source: 'aiven/devportal#390',
    wrong: 'mode: bulk   # every 5 seconds',
    right: 'mode: bulk\npoll.interval.ms: 86400000',
    check: ({ connectors }) => jdbcViolations(connectors, BULK_COPIES, 'poll.interval.ms'),
  },
  {
    ...ruleOf(IDLE_TASKS),
    title: 'tasks that have nothing to do',
    source: 'Debezium documentation of tasks.max',
    wrong: 'class: io.debezium.connector.postgresql.PostgresConnector\ntasksMax: 4',
    right: 'tasksMax: 1',
    check: ({ connectors }) =>
      connectors.flatMap((each) => {
        const useful = usefulTasks(each);
        if (useful === 0 || each.tasksMax === undefined) return [];
        return boundViolations(IDLE_TASKS, { tasks: each.tasksMax, useful }, spotOf(each.config['tasks.max'], each), each.name);
      }),
  },
  {
    id: 'SRG-07',
    title: 'whoever writes may change the schema',
    severity: WARN_IN_PRODUCTION,
    why: 'a connector that registers schemas by itself changes what everybody reads, without a review',
    source: 'Confluent documentation of auto.register.schemas; confluentinc/schema-registry#920',
    wrong: 'value.converter: io.confluent.connect.avro.AvroConverter',
    right: 'value.converter.auto.register.schemas: false\nvalue.converter.use.latest.version: true',
    check: ({ connectors }) =>
      connectors
        .filter(
          (each) => !isSink(each) && /^io\.confluent\.connect\.(avro|protobuf|json)\./.test(textOf(each.config, 'value.converter') ?? ''),
        )
        .filter(({ config: each }) => flagOf(each, 'value.converter.auto.register.schemas') !== false)
        .map((each) =>
          at(
            each,
            keyOr(each, 'value.converter.auto.register.schemas', 'value.converter'),
            'it registers schemas',
            'set value.converter.auto.register.schemas to false, and register them in the pipeline',
          ),
        ),
  },
];

/** Tasks that can have work: one for a slot, one for each table; 0 where it is not known. */
function usefulTasks(connector: ConnectorFact): number {
  if (isDebezium(connector)) return 1;
  if (!isJdbcSource(connector)) return 0;
  return Math.max(...['table.whitelist', 'table.include.list'].map((key) => listOf(connector.config, key).length));
}
