import type { KafkaConnection, RunnableImage } from '../../charts/shared/index.js';
import type { SparkRuntime } from '../../charts/spark/config.js';
import { SPARK_IMAGES } from '../../charts/spark/images.js';
import type { StreamJob } from '../../charts/spark/stream-job.js';
import { SPARK_VERSIONS } from '../../charts/spark/versions.js';
import { scramOf } from '../platform-parts.js';

const [contract] = SPARK_IMAGES;
const [version] = SPARK_VERSIONS;
if (!contract || !version) throw new Error('the tables are empty');

/** What tests of this folder start from. */
export const image: RunnableImage = { reference: 'registry.example.com/spark:4.0.1', contract };

const login = scramOf('orders-bronze');
/** A login by password over TLS, and the authority in the same folder. */
export const kafka: KafkaConnection = {
  ...login,
  clientSecurity: {
    ...login.clientSecurity,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.certificates': '${dir:/etc/sluice/credentials:ca.crt}',
  },
};

/** Spark with its operator and a bucket. */
export const runtime: SparkRuntime = {
  name: 'spark',
  namespace: 'streaming-jobs',
  image,
  spark: '4.0.1',
  version,
  delivery: 'spark-operator',
  lake: {
    kind: 'bucket',
    store: {
      bucket: 'lake',
      region: 'eu-west-1',
      endpoint: 'http://object-store:7070',
      pathStyle: true,
      credentials: { accessKeyId: { secret: 'object-store', key: 'access' }, secretAccessKey: { secret: 'object-store', key: 'secret' } },
    },
  },
  accountAnnotations: {},
};

/** The same without an operator, on a disk. */
export const localRuntime: SparkRuntime = { ...runtime, delivery: 'pods', lake: { kind: 'volume', storageGiB: 5 } };

/** A bronze job that is right. */
export const bronze: StreamJob = {
  name: 'orders-bronze',
  source: { topic: 'orders', startingOffsets: 'earliest', settings: {} },
  dataset: { name: 'orders', columns: '`id` bigint, `amount` decimal(10,2), `placed_at` timestamp', required: ['id'] },
  format: { kind: 'json', values: 'plain' },
  tombstones: 'dead-letter',
  sink: { kind: 'delta', mode: 'append', path: 's3a://lake/bronze/orders', partitionBy: [], ingestColumns: true, mergeSchema: false },
  deadLetters: { kind: 'delta', path: 's3a://lake/dead-letters/orders-bronze' },
  trigger: { kind: 'interval', seconds: 30 },
  checkpoint: 's3a://lake/checkpoints/orders-bronze',
  shufflePartitions: 4,
  kafka,
  driver: { memoryMiB: 2048, heapMiB: 1228, cpuMillis: 500, cores: 2 },
  executors: { memoryMiB: 2048, heapMiB: 1228, cpuMillis: 500, cores: 2, instances: 1 },
  graceSeconds: 60,
};
