import { local } from '../environments/local.js';
import { staging } from '../environments/staging.js';
import type { Environment } from '../platform/environment.js';
import { fitToLab } from './fit-to-lab.js';
import { core, platformVariants, variants, withoutJobs } from './variants.js';

const { name, class: of, namespace, kubernetes, kafka } = local;
/** Kafka of `local` alone: the whole of it runs in the suite `local`, on one machine. */
const kafkaOfLocal: Environment = {
  name,
  class: of,
  namespace,
  kubernetes,
  kafka: { ...kafka, topics: [...(kafka.topics ?? []), { name: 'orders', partitions: 3 }] },
};

/** What the end-to-end tests apply. */
export const environments: readonly Environment[] = [
  fitToLab(staging),
  withoutJobs,
  core,
  fitToLab(kafkaOfLocal),
  ...variants,
  ...platformVariants,
];
