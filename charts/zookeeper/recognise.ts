import type { Recognised } from '../shared/recognise.js';

/** By what a ZooKeeper server is recognised in anybody's manifests. */
export const recognisedZooKeeper: Recognised = {
  software: 'zookeeper',
  images: [
    { repository: /(^|\/)cp-zookeeper$/, family: 'confluent' },
    { repository: /(^|\/)bitnami(legacy|secure)?\/zookeeper$/, family: 'bitnami' },
    { repository: /(^|\/)debezium\/zookeeper$/, family: 'debezium' },
    { repository: /(^|\/)(library\/)?zookeeper$/, family: 'apache' },
  ],
  start: /zookeeper-server-start|zkServer/,
  settings: {
    files: /^(zookeeper\.properties|zoo\.cfg)$/,
    variables: /^(ZOOKEEPER_CLIENT_PORT|ZOO_SERVERS|ZOO_MY_ID)$/,
    prefix: 'ZOOKEEPER_',
  },
  isCalledByName: true,
  volumes: [
    {
      repository: /(^|\/)cp-zookeeper$/,
      folders: ['/var/lib/zookeeper/data', '/var/lib/zookeeper/log', '/etc/zookeeper/secrets'],
    },
    { repository: /(^|\/)debezium\/zookeeper$/, folders: ['/zookeeper/data', '/zookeeper/txns', '/zookeeper/conf'] },
    { repository: /^zookeeper$|(^|\/)library\/zookeeper$/, folders: ['/data', '/datalog', '/logs'] },
  ],
};
