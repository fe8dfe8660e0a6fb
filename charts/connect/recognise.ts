import type { Recognised } from '../shared/recognise.js';

/** By what Connect workers are recognised in anybody's manifests. */
export const recognisedConnect: Recognised = {
  software: 'connect',
  role: 'workers',
  images: [
    { repository: /(^|\/)(cp-kafka-connect(-base)?|cp-server-connect(-base)?)$/, family: 'confluent' },
    { repository: /(^|\/)debezium\/connect(-base)?$/, family: 'debezium' },
  ],
  holds: 'kafka',
  resources: [{ kind: 'KafkaConnect', pods: ['replicas'] }],
  start: /connect-distributed/,
  settings: {
    files: /^(kafka-)?connect(-distributed)?\.properties$/,
    variables: /^CONNECT_(GROUP_ID|CONFIG_STORAGE_TOPIC)$/,
    prefix: 'CONNECT_',
    debeziumNames: {
      BOOTSTRAP_SERVERS: 'bootstrap.servers',
      GROUP_ID: 'group.id',
      CONFIG_STORAGE_TOPIC: 'config.storage.topic',
      OFFSET_STORAGE_TOPIC: 'offset.storage.topic',
      STATUS_STORAGE_TOPIC: 'status.storage.topic',
      KEY_CONVERTER: 'key.converter',
      VALUE_CONVERTER: 'value.converter',
    },
  },
  heapVariables: ['CONNECT_HEAP_OPTS'],
  client: { id: 'connect', label: 'Connect', pods: 'workers of', topics: ['groups', 'workers'] },
};
