/** What can be run, and what each needs. */
export interface Suite {
  /** Test files, below `e2e/`. */
  readonly include: readonly string[];
  /** Images that a cluster which pulls none must be given first. */
  readonly images: readonly string[];
  /** What it runs on. @default a cluster */
  readonly on?: 'docker' | 'nothing';
}

/** Kafka, its registry and its REST proxy. */
const CORE = ['apache/kafka:4.3.1', 'confluentinc/cp-schema-registry:8.1.1', 'confluentinc/cp-kafka-rest:8.1.1'];
/** What staging runs, its stream jobs aside. */
const WITHOUT_JOBS = [
  ...CORE,
  'confluentinc/cp-kafka-connect:8.1.1',
  'postgres:17.10',
  'versity/versitygw:v1.8.0',
  'curlimages/curl:8.14.1',
];
/** What the whole of staging runs. */
const STAGING = [...WITHOUT_JOBS, 'lab/spark:4.0.1'];

/** By name: `short` is `npm run e2e`, the others are `npm run e2e:full NAME`. */
export const SUITES: Readonly<Record<string, Suite>> = {
  short: { include: ['e2e/short-policy.e2e.ts', 'e2e/short.e2e.ts', 'e2e/short-local.e2e.ts'], images: WITHOUT_JOBS },
  platform: {
    include: ['e2e/foundation/10-manifests.e2e.ts', 'e2e/platform/*.e2e.ts'],
    images: STAGING,
  },
  jobs: {
    include: ['e2e/jobs/*.e2e.ts'],
    images: ['apache/kafka:4.3.1', 'versity/versitygw:v1.8.0', 'curlimages/curl:8.14.1', 'lab/spark:4.0.1'],
  },
  own: { include: ['e2e/own/*.e2e.ts'], images: ['apache/kafka:4.3.1', 'curlimages/curl:8.14.1'] },
  safety: { include: ['e2e/safety/*.e2e.ts'], images: [] },
  trouble: { include: ['e2e/trouble/*.e2e.ts'], images: [], on: 'nothing' },
  policy: { include: ['e2e/policy/*.e2e.ts', 'e2e/robustness/*.e2e.ts'], images: CORE },
  robustness: { include: ['e2e/robustness/*.e2e.ts'], images: [], on: 'nothing' },
  package: { include: ['e2e/package/*.e2e.ts'], images: [], on: 'nothing' },
  admin: { include: ['e2e/admin/*.e2e.ts'], images: [], on: 'nothing' },
  'admin-cluster': { include: ['e2e/admin-cluster/*.e2e.ts'], images: ['apache/kafka:4.3.1'] },
  local: { include: ['e2e/local/*.e2e.ts'], images: [], on: 'docker' },
  foundation: {
    include: ['e2e/foundation/*.e2e.ts'],
    images: [
      ...STAGING,
      'apache/kafka:4.1.1',
      'apache/kafka:3.9.1',
      'confluentinc/cp-kafka:8.1.1',
      'confluentinc/cp-kafka:7.9.4',
      'confluentinc/cp-zookeeper:7.9.4',
    ],
  },
};
