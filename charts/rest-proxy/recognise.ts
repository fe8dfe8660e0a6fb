import type { Recognised } from '../shared/recognise.js';

/** By what a REST proxy is recognised in anybody's manifests. */
export const recognisedRestProxy: Recognised = {
  software: 'rest-proxy',
  role: 'gateway',
  images: [{ repository: /(^|\/)cp-kafka-rest$/, family: 'confluent' }],
  holds: 'clients',
  start: /kafka-rest-start/,
  settings: {
    files: /^kafka-rest\.properties$/,
    variables: /^KAFKA_REST_(BOOTSTRAP_SERVERS|ZOOKEEPER_CONNECT)$/,
    prefix: 'KAFKA_REST_',
  },
  heapVariables: ['KAFKAREST_HEAP_OPTS'],
  client: { prefix: 'client.', id: 'rest-proxy', label: 'REST proxy', pods: 'pods of' },
  fatalService: 'kafka-rest',
};
