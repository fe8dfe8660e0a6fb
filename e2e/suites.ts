/** What can be run, and what each needs. */
export interface Suite {
  /** Test files, below `e2e/`. */
  readonly include: readonly string[];
  /** Images that a cluster which pulls none must be given first. */
  readonly images: readonly string[];
}

const HTTP_SERVICES = ['confluentinc/cp-schema-registry:8.1.1', 'confluentinc/cp-kafka-rest:8.1.1'];

/** By name: `short` is `npm run e2e`, the others are `npm run e2e:full NAME`. */
export const SUITES: Readonly<Record<string, Suite>> = {
  short: { include: ['e2e/short.e2e.ts'], images: ['apache/kafka:4.3.1', ...HTTP_SERVICES] },
  policy: { include: ['e2e/policy/*.e2e.ts'], images: [] },
  foundation: {
    include: ['e2e/foundation/*.e2e.ts'],
    images: [
      'apache/kafka:4.3.1',
      ...HTTP_SERVICES,
      'apache/kafka:4.1.1',
      'apache/kafka:3.9.1',
      'confluentinc/cp-kafka:8.1.1',
      'confluentinc/cp-kafka:7.9.4',
      'confluentinc/cp-zookeeper:7.9.4',
    ],
  },
};
