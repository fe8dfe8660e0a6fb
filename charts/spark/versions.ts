import { lineOf, type Problem } from '../shared/index.js';

/** What runs together: one line of Spark and everything that must fit it. */
export interface SparkVersion {
  /** Exact version, e.g. `4.0.1`. */
  readonly spark: string;
  /** Suffix of every Scala artifact: one of another suffix does not load. */
  readonly scala: '2.13';
  /** Java versions it runs on. */
  readonly java: readonly number[];
  /** kafka-clients beside the Kafka package. They talk to brokers from 2.1 on. */
  readonly kafkaClients: string;
  /** Version of Delta Lake. */
  readonly delta: string;
  /** Delta's artifact, suffix included: since Delta 4.1 it names the Spark line. */
  readonly deltaArtifact: string;
  /** Of `hadoop-aws`, which must equal Spark's own `hadoop-client-api`. */
  readonly hadoop: string;
  /** Second generation of the AWS SDK, as `hadoop-aws` was built with it. */
  readonly awsSdk: string;
  /** `run`: a test of ours ran it. `read`: known from its build files alone. */
  readonly proof: 'run' | 'read';
}

/** The matrix, newest last. Older lines lack the variant type that the runner parses JSON with. */
export const SPARK_VERSIONS: readonly SparkVersion[] = [
  {
    spark: '4.0.1',
    scala: '2.13',
    java: [17, 21],
    kafkaClients: '3.9.1',
    delta: '4.0.1',
    deltaArtifact: 'delta-spark_2.13',
    hadoop: '3.4.1',
    awsSdk: '2.24.6',
    proof: 'run',
  },
  {
    spark: '4.1.2',
    scala: '2.13',
    java: [17, 21],
    kafkaClients: '3.9.1',
    delta: '4.3.1',
    deltaArtifact: 'delta-spark_4.1_2.13',
    hadoop: '3.4.2',
    awsSdk: '2.29.52',
    proof: 'read',
  },
];

/** The row of an exact version or of its line: `4.0` and `4.0.3` find 4.0.1, whose neighbours differ in fixes only. */
export const sparkVersionOf = (version: string): SparkVersion | undefined =>
  SPARK_VERSIONS.find(({ spark }) => lineOf(spark) === lineOf(version));

/** Maven coordinates of what an image needs beside Spark, for the exact Spark version it holds. */
export function sparkJars(row: SparkVersion, spark = row.spark): readonly string[] {
  return [
    `org.apache.spark:spark-sql-kafka-0-10_${row.scala}:${spark}`,
    `org.apache.spark:spark-token-provider-kafka-0-10_${row.scala}:${spark}`,
    `org.apache.kafka:kafka-clients:${row.kafkaClients}`,
    'org.apache.commons:commons-pool2:2.12.0',
    `org.apache.spark:spark-avro_${row.scala}:${spark}`,
    `org.apache.spark:spark-hadoop-cloud_${row.scala}:${spark}`,
    `io.delta:${row.deltaArtifact}:${row.delta}`,
    `io.delta:delta-storage:${row.delta}`,
    `org.apache.hadoop:hadoop-aws:${row.hadoop}`,
  ];
}

/** What an image is said to hold. */
export interface ImageContents {
  /** Spark's version by the release. */
  readonly spark: string;
  /** Tag of the image that runs. */
  readonly tag: string | undefined;
  /** Coordinates baked in beyond Spark's own. @default what docker/spark bakes */
  readonly jars?: readonly string[];
}

/** What does not fit together: an unknown line, a tag that says another version, jars of another Scala, Spark, Delta or Hadoop. */
export function sparkVersionProblems({ spark, tag, jars = [] }: ImageContents): Problem[] {
  const row = sparkVersionOf(spark);
  if (!row) return [unknownLine(spark)];
  const found = /^\d+\.\d+(\.\d+)?/.exec(tag ?? '')?.[0];
  const differs = found !== undefined && !(found === spark || (found.split('.').length === 2 && lineOf(spark) === found));
  return [...(differs ? [otherTag(spark, tag ?? '')] : []), ...jars.flatMap((jar) => jarProblems(jar, row, spark))];
}

function unknownLine(spark: string): Problem {
  const known = SPARK_VERSIONS.map((row) => row.spark).join(' or ');
  return {
    what: `Spark ${spark} is on no line Sluice knows`,
    why: 'its Scala, Kafka, Delta and Hadoop versions would be guesses, and a wrong one fails when the first class loads',
    fix: `use ${known}, or add its row to charts/spark/versions.ts`,
  };
}

const otherTag = (spark: string, tag: string): Problem => ({
  what: `the image's tag is ${tag}, the release says Spark ${spark}`,
  why: 'driver and executors of two versions cannot read one another, and the baked jars fit one of them',
  fix: `build the image from Spark ${spark}, or write the tag's version into the release`,
});

/** What is wrong with one jar. Artifacts the matrix does not know pass: nobody can say. */
function jarProblems(jar: string, row: SparkVersion, spark: string): Problem[] {
  const [group = '', artifact = '', version = ''] = jar.split(':');
  const scala = /_(2\.1[0-9])$/.exec(artifact)?.[1];
  if (scala && scala !== row.scala)
    return [misfit(jar, `Scala ${scala}`, `Spark ${spark} is built for ${row.scala}`, fitting(jar, row, spark))];
  const expected = sparkJars(row, spark).find((known) => stem(known) === stem(jar));
  if (!expected || expected === jar) return [];
  return [misfit(jar, `${group}:${artifact} ${version || 'without a version'}`, `Spark ${spark} goes with ${expected}`, expected)];
}

/** Group and artifact without Spark line and Scala suffix: `io.delta:delta-spark`. */
const stem = (jar: string) => jar.replace(/^([^:]+:[^:]+?)(_\d+\.\d+){0,2}(:.*)?$/, '$1');
const fitting = (jar: string, row: SparkVersion, spark: string) =>
  sparkJars(row, spark).find((known) => stem(known) === stem(jar)) ?? jar.replace(/_2\.1[0-9]:/, `_${row.scala}:`);

const misfit = (jar: string, what: string, why: string, fix: string): Problem => ({
  what: `${jar}: ${what}`,
  why: `${why}; a mixture fails with NoSuchMethodError or NoClassDefFoundError when the job first needs it`,
  fix: `bake ${fix}`,
});
