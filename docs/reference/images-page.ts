import { KAFKA_IMAGES } from '../../charts/kafka/index.js';
import type { ImageContract } from '../../charts/shared/index.js';
import { ZOOKEEPER_IMAGES } from '../../charts/zookeeper/index.js';
import { code, heading, table } from './markdown.js';

const HEAD = ['Image', 'Kafka line', 'Can be', 'Tools', 'uid:gid', 'Log format', 'Java', 'Known by', 'Licence'];

/** `docs/reference/images.md`. */
export const imagesPage = () =>
  [
    heading('Images', 'charts/kafka/images.ts and charts/zookeeper/images.ts'),
    'An image outside these tables is a problem, not a guess. A mirror may put folders before the repository.\n',
    '*run*: a test started it. *read*: known from its sources alone.\n',
    `## Kafka\n\n${contracts(KAFKA_IMAGES)}`,
    `## ZooKeeper\n\n${contracts(ZOOKEEPER_IMAGES)}`,
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
