import { type Problem, under } from '../../charts/shared/index.js';
import type { Environment } from '../environment.js';
import { poolSpecs } from '../resolve/pools.js';

/** What a number may be, and one that passes. */
interface Form {
  readonly passes: (value: number) => boolean;
  readonly words: string;
}
const SIZE: Form = { passes: (value) => value > 0 && Number.isFinite(value), words: 'use a number above 0' };
const COUNT: Form = { passes: (value) => value > 0 && Number.isInteger(value), words: 'use a whole number above 0' };
const ID: Form = { passes: (value) => value >= 0 && Number.isInteger(value), words: 'use a whole number from 0' };

/** The numbers that have no rule of their own, by their fields. */
const FORMS: Readonly<Record<string, Form>> = {
  storageGiB: SIZE,
  memoryGiB: SIZE,
  cpuMillis: COUNT,
  heapMiB: COUNT,
  firstNodeId: ID,
  recoveryBudgetSeconds: COUNT,
  recordsPerSecond: SIZE,
  bytesPerRecord: SIZE,
};

/** Sizes, ids and times that Kubernetes or Kafka would not take. */
export function numberProblems(environment: Environment): Problem[] {
  const { coordination, recoveryBudgetSeconds, topics = [] } = environment.kafka;
  return [
    ...fieldProblems({ recoveryBudgetSeconds }),
    ...under('coordination', fieldProblems({ ...coordination })),
    ...topics.flatMap(({ rate }, index) => under(`topics[${index}].rate`, fieldProblems({ ...rate }))),
    ...poolSpecs(environment).flatMap((pool, index) => under(`pools[${index}]`, fieldProblems({ ...pool }))),
  ];
}

function fieldProblems(fields: Readonly<Record<string, unknown>>): Problem[] {
  return Object.entries(FORMS).flatMap(([path, { passes, words }]) => {
    const value = fields[path];
    if (typeof value !== 'number' || passes(value)) return [];
    return [{ path, what: `${value}`, why: 'neither Kafka nor Kubernetes takes such a number', fix: words }];
  });
}
