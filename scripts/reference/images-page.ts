import { imageTable, type ReferenceEntry, type ReferenceTable } from '../../charts/component.js';
import { COMPONENTS } from '../../charts/components.js';
import { KAFKA_IMAGES } from '../../charts/kafka/index.js';
import type { ImageContract } from '../../charts/shared/index.js';
import { ZOOKEEPER_IMAGES } from '../../charts/zookeeper/index.js';
import { heading, table } from './markdown.js';

/** `docs/reference/images.md`. */
export const imagesPage = () =>
  [
    heading('Images', 'the images.ts of each folder in charts/'),
    'An image outside these tables is a problem, not a guess. A mirror may put folders before the repository.\n',
    '*run*: a test started it. *read*: known from its sources alone.\n',
    `## Kafka\n\n${contracts(KAFKA_IMAGES)}`,
    `## ZooKeeper\n\n${contracts(ZOOKEEPER_IMAGES)}`,
    ...COMPONENTS.map(({ reference }) => section(reference)),
  ].join('\n');

const contracts = (images: readonly ImageContract[]) => tableText(imageTable(images));
const tableText = ({ head, rows }: ReferenceTable) => table(head, rows);

const section = ({ title, note, tables }: ReferenceEntry) =>
  `## ${title}\n\n${note === undefined ? '' : `${note}\n\n`}${tables.map(tableText).join('\n')}`;
