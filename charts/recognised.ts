import { EVERY_COMPONENT } from './components.js';
import { recognisedKafka } from './kafka/recognise.js';
import type { Recognised, ServiceRole } from './shared/recognise.js';
import { recognisedZooKeeper } from './zookeeper/recognise.js';

/** Programs that are recognised in anybody's manifests: the components, then Kafka's own. The first that fits counts. */
export const RECOGNISED: readonly Recognised[] = [
  ...EVERY_COMPONENT.flatMap(({ recognise }) => recognise ?? []),
  recognisedZooKeeper,
  recognisedKafka,
];

/** What is known of a program. */
export const recognisedAs = (software: string): Recognised | undefined => RECOGNISED.find((known) => known.software === software);

/** Programs that do the same for others. */
export const inRole = (role: ServiceRole): readonly Recognised[] => RECOGNISED.filter((known) => known.role === role);
