import type { Recognised } from '../shared/recognise.js';

/** By what brokers and controllers are recognised in anybody's manifests. */
export const recognisedKafka: Recognised = {
  software: 'kafka',
  images: [
    { repository: /(^|\/)apache\/kafka(-native)?$/, family: 'apache' },
    { repository: /(^|\/)(cp-kafka|cp-server|cp-enterprise-kafka|confluent-local)$/, family: 'confluent' },
    { repository: /(^|\/)bitnami(legacy|secure)?\/kafka$/, family: 'bitnami' },
    { repository: /(^|\/)strimzi\/kafka$/, family: 'strimzi' },
    { repository: /(^|\/)debezium\/kafka$/, family: 'debezium' },
    { repository: /(^|\/)(wurstmeister|obsidiandynamics|ches)\/kafka$/, family: 'other' },
  ],
  holds: 'kafka',
  start: /kafka-server-start/,
  settings: {
    files: /^(server|kafka|broker|controller|kraft)([-._]\w+)*\.properties$/,
    variables: /^KAFKA_(CFG_)?(ADVERTISED_LISTENERS|PROCESS_ROLES|ZOOKEEPER_CONNECT|CONTROLLER_QUORUM_VOTERS)$/,
    prefix: 'KAFKA_',
    bitnamiPrefix: 'KAFKA_CFG_',
    debeziumNames: { NODE_ID: 'node.id', BROKER_ID: 'broker.id', ZOOKEEPER_CONNECT: 'zookeeper.connect' },
  },
  heapVariables: ['KAFKA_HEAP_OPTS'],
  fatalService: 'kafka',
  isCalledByName: true,
  volumes: [
    { repository: /(^|\/)apache\/kafka(-native)?$/, folders: ['/var/lib/kafka/data', '/etc/kafka/secrets', '/mnt/shared/config'] },
    {
      repository: /(^|\/)(cp-kafka|cp-server|cp-enterprise-kafka|confluent-local)$/,
      folders: ['/var/lib/kafka/data', '/etc/kafka/secrets'],
    },
    { repository: /(^|\/)debezium\/kafka$/, folders: ['/kafka/data', '/kafka/logs', '/kafka/config'] },
    { repository: /(^|\/)wurstmeister\/kafka$/, folders: ['/kafka'] },
  ],
};
