import { ACKNOWLEDGE, BLOCK, WARN, WARN_IN_PRODUCTION } from '../../charts/shared/severity.js';
import { isAtLeast, lineOfVersion } from '../../charts/shared/version.js';
import { CHECKPOINT, ENDLESS_APPEND, SHARED_CHECKPOINT } from '../../charts/spark/bounds.js';
import { flagOf, isEphemeral, numberOf, type PackageFact, type StreamJobFact, type StreamQuery, textOf, volumeOf } from '../facts/index.js';
import { boundViolations, ruleOf } from './bound.js';
import { spotOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** A job and one of its queries. */
interface Running {
  readonly job: StreamJobFact;
  readonly query: StreamQuery;
}

const queriesOf = (jobs: readonly StreamJobFact[]): readonly Running[] =>
  jobs.flatMap((job) => job.queries.map((query) => ({ job, query })));
const KEEPS_NOTHING = ['console', 'memory', 'noop'];
const CHECKPOINT_OPTION = 'checkpointLocation';
const at = ({ query }: Running, key: string, what: string, fix: string): Violation => ({ ...spotOf(query.options[key], query), what, fix });

/** What Spark jobs lose, repeat, or cannot load. */
export const STREAM_JOBS: readonly Rule[] = [
  {
    ...ruleOf(CHECKPOINT),
    title: 'a streaming query without a lasting checkpoint',
    source: 'kubeflow/spark-operator#913 and #734, Spark documentation, recovering from failures',
    wrong: '.option("checkpointLocation", "/tmp/checkpoints/orders")',
    right: '.option("checkpointLocation", "s3a://lake/_checkpoints/orders")',
    check: ({ streamJobs }) => queriesOf(streamJobs).flatMap(forgetful),
  },
  {
    ...ruleOf(SHARED_CHECKPOINT),
    title: 'two queries write one checkpoint',
    source: 'dotnet/spark#676',
    wrong: 'both: .option("checkpointLocation", "s3a://lake/_checkpoints")',
    right: '.option("checkpointLocation", "s3a://lake/_checkpoints/orders")   # a folder for each',
    check: ({ streamJobs }) => sharedCheckpoints(queriesOf(streamJobs)),
  },
  {
    id: 'SPK-04',
    title: 'lost records are passed over in silence',
    severity: ACKNOWLEDGE,
    why: 'a deleted topic, or offsets that aged out while the job was down, are skipped: the table has a hole and nobody is told',
    source: 'Spark documentation of failOnDataLoss',
    wrong: '.option("failOnDataLoss", "false")',
    right: '.option("failOnDataLoss", "true")',
    check: ({ streamJobs }) =>
      queriesOf(streamJobs)
        .filter(({ query }) => flagOf(query.options, 'failOnDataLoss') === false)
        .map((each) => at(each, 'failOnDataLoss', 'failOnDataLoss is false', 'remove it: true is the default')),
  },
  {
    id: 'SPK-05',
    title: 'a new query leaves out what is there',
    severity: ACKNOWLEDGE,
    why: 'latest is the default: a query that starts for the first time, or with a new checkpoint, begins with the next record',
    source: 'Spark documentation of startingOffsets',
    wrong: '.format("kafka").option("subscribe", "orders")',
    right: '.format("kafka").option("subscribe", "orders").option("startingOffsets", "earliest")',
    check: ({ streamJobs }) =>
      queriesOf(streamJobs)
        .filter(({ query }) => query.readsKafka && (textOf(query.options, 'startingOffsets') ?? 'latest') === 'latest')
        .map((each) =>
          at(
            each,
            'startingOffsets',
            `startingOffsets is ${each.query.options.startingOffsets ? 'latest' : 'not set, which is latest'}`,
            'set it to earliest',
          ),
        ),
  },
  {
    ...ruleOf(ENDLESS_APPEND),
    title: 'an aggregation that can never append',
    source: 'apache/spark#47656, Spark documentation, output modes',
    wrong: 'events.groupBy("gender").count().writeStream.outputMode("append")',
    right: 'events.withWatermark("at", "10 minutes").groupBy(window("at", "1 minute")).count().writeStream.outputMode("append")',
    check: ({ streamJobs }) =>
      queriesOf(streamJobs).flatMap(({ query }) => {
        const { aggregates, hasWatermark, outputMode = 'append' } = query;
        return boundViolations(ENDLESS_APPEND, { aggregates, hasWatermark, outputMode }, query);
      }),
  },
  {
    id: 'SPK-08',
    title: 'state that only grows',
    severity: WARN_IN_PRODUCTION,
    why: 'every key ever seen is kept: memory runs out in weeks, and a restart takes longer each time',
    source: 'Spark documentation, watermarks and state',
    wrong: 'events.groupBy("customer").count().writeStream.outputMode("update")',
    right: 'events.withWatermark("at", "1 day").groupBy("customer", window("at", "1 hour")).count()',
    check: ({ streamJobs }) =>
      queriesOf(streamJobs)
        .filter(
          ({ query }) =>
            query.aggregates &&
            !query.hasWatermark &&
            ['update', 'complete'].includes(query.outputMode ?? '') &&
            !KEEPS_NOTHING.includes(query.sink ?? ''),
        )
        .map(({ query: { resource, place, outputMode } }) => ({
          resource,
          place,
          what: `it aggregates in ${outputMode} mode without a watermark`,
          fix: 'add withWatermark, and aggregate over windows',
        })),
  },
  {
    id: 'SPK-09',
    title: 'a package of another Scala or Spark',
    severity: BLOCK,
    why: 'the first class that is needed does not load: NoSuchMethodError, or scala/$less$colon$less',
    source: 'airscholar/e2e-data-engineering#4',
    wrong: 'sparkVersion: 4.0.1\npackages: [org.apache.spark:spark-sql-kafka-0-10_2.12:3.5.1]',
    right: 'packages: [org.apache.spark:spark-sql-kafka-0-10_2.13:4.0.1]',
    check: ({ streamJobs }) => streamJobs.flatMap((job) => job.packages.flatMap((each) => misfit(each, job))),
  },
  {
    id: 'SPK-10',
    title: 'packages are fetched when the job starts',
    severity: WARN_IN_PRODUCTION,
    why: 'a start needs the internet, and what it fetches is not what was tested',
    source: 'kubeflow/spark-operator#1132 and #2208',
    wrong: 'deps: { packages: [org.apache.spark:spark-sql-kafka-0-10_2.13:4.0.1] }',
    right: '# no packages: the jars are in the image',
    check: ({ streamJobs }) =>
      streamJobs
        .filter(({ packages }) => packages.length > 0)
        .map(({ resource, packages: [first], place, packages }) => ({
          resource,
          place: first?.place ?? place,
          what: `${packages.length} fetched at each start`,
          fix: 'build them into the image',
        })),
  },
  {
    id: 'SPK-11',
    title: 'a stream that is not started again',
    severity: WARN,
    why: 'a stream never ends by itself: when its driver is lost, nothing starts another',
    source: 'spark-operator documentation, restart policies: the default is Never',
    wrong: 'restartPolicy: { type: Never }',
    right: 'restartPolicy: { type: Always, onFailureRetryInterval: 10 }',
    check: ({ streamJobs }) =>
      streamJobs
        .filter(
          ({ kind, restartPolicy, queries }) =>
            kind === 'application' && restartPolicy !== 'Always' && queries.some(({ trigger }) => trigger !== 'available-now'),
        )
        .map(({ resource, restartPlace, place, restartPolicy }) => ({
          resource,
          place: restartPlace ?? place,
          what: `restartPolicy is ${restartPolicy ?? 'not set, which is Never'}`,
          fix: 'set it to Always',
        })),
  },
  {
    id: 'SPK-12',
    title: 'two queries share a consumer group',
    severity: BLOCK,
    why: 'Kafka divides the partitions among the members of a group: each query reads a part of the records',
    source: 'Spark documentation of kafka.group.id',
    wrong: 'both: .option("kafka.group.id", "lake")',
    right: '.option("groupIdPrefix", "orders-bronze")   # or nothing: each has its own',
    check: ({ streamJobs }) => {
      const all = queriesOf(streamJobs);
      const group = ({ query }: Running) => textOf(query.options, 'kafka.group.id');
      return all.flatMap((one, index) =>
        group(one) !== undefined && all.slice(0, index).some((other) => group(other) === group(one))
          ? [at(one, 'kafka.group.id', `another query reads as ${group(one)} as well`, 'remove it, or use groupIdPrefix')]
          : [],
      );
    },
  },
  {
    id: 'SPK-13',
    title: 'a first batch without bound',
    severity: WARN_IN_PRODUCTION,
    why: 'the first batch of a query that begins with the oldest record is everything there is: it does not fit, and begins again',
    source: 'Spark documentation of maxOffsetsPerTrigger',
    wrong: '.option("startingOffsets", "earliest")',
    right: '.option("startingOffsets", "earliest").option("maxOffsetsPerTrigger", 100000)',
    check: ({ streamJobs }) =>
      queriesOf(streamJobs)
        .filter(
          ({ query }) => query.readsKafka && textOf(query.options, 'startingOffsets') === 'earliest' && query.trigger !== 'continuous',
        )
        .filter(
          ({ query }) => numberOf(query.options, 'maxOffsetsPerTrigger') === undefined && query.options.maxOffsetsPerTrigger === undefined,
        )
        .map((each) => at(each, 'startingOffsets', 'it begins with the oldest record, all at once', 'set maxOffsetsPerTrigger')),
  },
  {
    id: 'SPK-14',
    title: 'a table whose columns follow the data',
    severity: WARN_IN_PRODUCTION,
    why: 'one odd record widens the table for good, and a column that changed its type stops the query',
    source: 'Delta documentation of mergeSchema',
    wrong: '.option("mergeSchema", "true")',
    right: '# a schema that is written down, changed in a review',
    check: ({ streamJobs }) =>
      queriesOf(streamJobs).flatMap((each) =>
        ['mergeSchema', 'inferSchema']
          .filter((key) => flagOf(each.query.options, key) === true)
          .map((key) => at(each, key, `${key} is true`, 'remove it, and write the columns down')),
      ),
  },
];

const pathOf = ({ query }: Running) => textOf(query.options, CHECKPOINT_OPTION)?.replace(/(?<!\/)\/+$/, '');

function forgetful(each: Running): readonly Violation[] {
  const { job, query } = each;
  const path = pathOf(each);
  if (path === undefined && query.options[CHECKPOINT_OPTION] !== undefined) return []; // it is set to something that is not read
  const volume = path === undefined ? undefined : volumeOf(job, job, path.replace(/^file:\/*/, '/'));
  const values = {
    ...(path !== undefined && { path }),
    isForTrying: KEEPS_NOTHING.includes(query.sink ?? ''),
    isOnVolume: volume !== undefined && !isEphemeral(volume),
  };
  return boundViolations(CHECKPOINT, values, spotOf(query.options[CHECKPOINT_OPTION], query));
}

/** A job's only query has its name, others its number too. */
const queryName = ({ job, query }: Running) => (job.queries.length > 1 ? `${job.name}-query-${job.queries.indexOf(query) + 1}` : job.name);

function sharedCheckpoints(all: readonly Running[]): readonly Violation[] {
  const uses = all.flatMap((each) => {
    const path = pathOf(each);
    return path === undefined ? [] : [{ each, of: queryName(each), path }];
  });
  return uses.flatMap(({ each: { query }, of, path }, index) =>
    boundViolations(SHARED_CHECKPOINT, { of, path, others: uses.slice(0, index) }, spotOf(query.options[CHECKPOINT_OPTION], query)),
  );
}

const SPARKS_OWN = /^org\.apache\.spark:/;
/** From this line on Spark is built for one Scala only. */
const SCALA_213_SINCE = '4.0';

function misfit({ coordinate, place }: PackageFact, job: StreamJobFact): readonly Violation[] {
  const [, artifact = '', version] = coordinate.split(':');
  const scala = /_(2\.\d+)$/.exec(artifact)?.[1];
  const spark = job.sparkVersion;
  if (spark === undefined) return [];
  const wanted = isAtLeast(spark, SCALA_213_SINCE) ? '2.13' : undefined;
  const said = { resource: job.resource, place };
  if (scala !== undefined && wanted !== undefined && scala !== wanted)
    return [
      {
        ...said,
        what: `${coordinate} is of Scala ${scala}, and Spark ${spark} of ${wanted}`,
        fix: `use ${artifact.replace(/_2\.\d+$/, `_${wanted}`)}:${spark}`,
      },
    ];
  if (!SPARKS_OWN.test(coordinate) || lineOfVersion(version) === lineOfVersion(spark)) return [];
  return [{ ...said, what: `${coordinate} is of another Spark than ${spark}`, fix: `use ${artifact}:${spark}` }];
}
