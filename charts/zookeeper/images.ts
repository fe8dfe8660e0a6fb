import type { ImageContract } from '../shared/index.js';

const cpZooKeeper = (band: string, line: string, java: number, proof: 'run' | 'read'): ImageContract => ({
  repository: 'confluentinc/cp-zookeeper',
  band,
  line,
  runs: ['zookeeper'],
  toolsDir: '/usr/bin',
  toolsSuffix: '',
  uid: 1000,
  gid: 1000,
  logging: 'log4j1',
  java,
  licence: 'Apache-2.0 (ZooKeeper), Confluent Community License (packaging)',
  proof,
});

/** Every ZooKeeper image Sluice can render. 7.9 is the last there is. */
export const ZOOKEEPER_IMAGES: readonly ImageContract[] = [cpZooKeeper('7.6', '3.6', 11, 'read'), cpZooKeeper('7.9', '3.9', 17, 'run')];
