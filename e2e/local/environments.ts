import { connector } from '../../charts/connect/connector-spec.js';
import { inImage, jdbc } from '../../charts/connect/index.js';
import { local } from '../../environments/local.js';
import type { Environment } from '../../platform/environment.js';
import { pipeline, topic } from '../../platform/pipelines/pipeline.js';
import { pool } from '../../platform/spec.js';

const { connect } = local;

/** The environment `local` as it is. Only the Connect image differs: the lab's holds the plugins already. */
const asItIs: Environment = {
  ...local,
  ...(connect && { connect: { ...connect, plugins: (connect.plugins ?? []).map((plugin) => ({ ...plugin, delivery: inImage() })) } }),
};

/** Kafka of `local` alone, under another name. */
const kafkaAlone = (name: string, clusterId: string): Environment => ({
  name,
  class: 'local',
  namespace: name,
  kubernetes: local.kubernetes,
  kafka: { ...local.kafka, clusterId, clients: [{ namespace: name, listener: 'CLIENT' }] },
});

const large = kafkaAlone('large', 'La3mJ8s4TZ-bwXq5VdR0Eg');
/** More memory than a machine has. */
const tooLarge: Environment = {
  ...large,
  kafka: { ...large.kafka, pools: [pool({ name: 'local', brokers: 1, volumes: [{ storageGiB: 5 }], memoryGiB: 4_000, heapMiB: 1_024 })] },
};

/** A connector whose settings the worker refuses. Sluice has no word for them: they are written by hand. */
const broken: Environment = {
  ...kafkaAlone('broken', 'Br3mJ8s4TZ-bwXq5VdR0Eg'),
  connect: { replicas: 1, memoryGiB: 1, plugins: [jdbc('10.9.7', inImage())] },
  pipelines: [
    pipeline('broken', () => {
      const rows = topic({ name: 'rows', partitions: 1 });
      const config = { 'connection.url': 'jdbc:postgresql://nowhere:5432/none', mode: 'sometimes', 'topic.prefix': 'rows' };
      return [rows, connector({ name: 'broken', class: 'io.confluent.connect.jdbc.JdbcSourceConnector', config, writes: [rows] })];
    })(undefined),
  ],
};

/** `local`, and shapes of it that are refused or do not start. */
export const environments: readonly Environment[] = [asItIs, tooLarge, kafkaAlone('unpublished', 'Un3mJ8s4TZ-bwXq5VdR0Eg'), broken];
