import { CONNECT_IMAGES } from '../../charts/connect/index.js';
import { KAFKA_IMAGES } from '../../charts/kafka/index.js';
import { OBJECT_STORE_IMAGES } from '../../charts/object-store/index.js';
import { POSTGRES_IMAGES } from '../../charts/postgres/index.js';
import { REST_PROXY_IMAGES } from '../../charts/rest-proxy/index.js';
import { SCHEMA_REGISTRY_IMAGES } from '../../charts/schema-registry/index.js';
import type { ImageContract } from '../../charts/shared/index.js';
import { SPARK_IMAGES, SPARK_VERSIONS } from '../../charts/spark/index.js';
import { ZOOKEEPER_IMAGES } from '../../charts/zookeeper/index.js';
import { code, heading, table } from './markdown.js';

const HEAD = ['Image', 'Kafka line', 'Can be', 'Tools', 'uid:gid', 'Log format', 'Java', 'Known by', 'Licence'];

/** `docs/reference/images.md`. */
export const imagesPage = () =>
  [
    heading('Images', 'the images.ts of each folder in charts/'),
    'An image outside these tables is a problem, not a guess. A mirror may put folders before the repository.\n',
    '*run*: a test started it. *read*: known from its sources alone.\n',
    `## Kafka\n\n${contracts(KAFKA_IMAGES)}`,
    `## ZooKeeper\n\n${contracts(ZOOKEEPER_IMAGES)}`,
    `## Schema Registry\n\nTests ran doubles of it, never the image.\n\n${contracts(SCHEMA_REGISTRY_IMAGES)}`,
    `## REST proxy\n\nTests ran doubles of it, never the image.\n\n${contracts(REST_PROXY_IMAGES)}`,
    `## Connect\n\nPlugins are not in them: [connect-plugins.md](../how-to/connect-plugins.md).\n\n${contracts(CONNECT_IMAGES)}`,
    `## Postgres\n\n${postgres()}`,
    `## Object store\n\nThe stand-in, and the client whose curl makes its buckets.\n\n${objectStore()}`,
    `## Spark\n\nWhat the image of the jobs is built from: [stream-jobs.md](../how-to/stream-jobs.md). Baked into it:\n\n${matrix()}\n${spark()}`,
  ].join('\n');

const contracts = (images: readonly ImageContract[]) => table(HEAD, images.map(row));

const row = (image: ImageContract) => [
  code(`${image.repository}:${image.band}.x`),
  image.line,
  image.runs.join(', '),
  code(`${image.toolsDir}/*${image.toolsSuffix}`),
  `${image.uid}:${image.gid}`,
  image.logging,
  String(image.java),
  image.proof,
  image.licence,
];

const postgres = () =>
  table(
    ['Image', 'uid:gid', 'Data', 'Known by', 'Licence'],
    POSTGRES_IMAGES.map(({ repository, major, base, uid, gid, dataDir, proof, licence }) => [
      code(`${repository}:${major}.x${base === 'alpine' ? '-alpine' : ''}`),
      `${uid}:${gid}`,
      code(dataDir),
      proof,
      licence,
    ]),
  );

const objectStore = () =>
  table(
    ['Image', 'Is', 'uid:gid', 'Known by', 'Licence'],
    OBJECT_STORE_IMAGES.map(({ repository, band, runs, uid, gid, proof, licence }) => [
      code(`${repository}:${band}.x`),
      runs,
      `${uid}:${gid}`,
      proof,
      licence,
    ]),
  );

const spark = () =>
  table(
    ['Image', 'uid:gid', 'Java', 'Known by', 'Licence'],
    SPARK_IMAGES.map(({ repository, band, uid, gid, java, proof, licence }) => [
      code(`${repository}:${band}.x`),
      `${uid}:${gid}`,
      String(java),
      proof,
      licence,
    ]),
  );

const matrix = () =>
  table(
    ['Spark', 'Scala', 'kafka-clients', 'Delta', 'hadoop-aws', 'AWS SDK', 'Known by'],
    SPARK_VERSIONS.map((one) => [one.spark, one.scala, one.kafkaClients, one.delta, one.hadoop, one.awsSdk, one.proof]),
  );
