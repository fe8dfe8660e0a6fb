import type { ImageContract } from '../shared/index.js';

const apache = (band: string, java: number, proof: 'run' | 'read'): ImageContract => ({
  repository: 'apache/spark',
  band,
  line: band,
  runs: [],
  toolsDir: '/opt/spark/bin',
  toolsSuffix: '',
  uid: 185,
  gid: 185,
  logging: 'log4j2',
  java,
  licence: 'Apache-2.0',
  proof,
});

/** Every image a stream job's image can be built from: docker/spark adds the jars, which none of them holds. */
export const SPARK_IMAGES: readonly ImageContract[] = [apache('4.0', 17, 'run'), apache('4.1', 17, 'read')];
