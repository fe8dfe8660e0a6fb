import { CONNECT_IMAGES } from '../../charts/connect/index.js';
import { objectStoreImageProblems } from '../../charts/object-store/index.js';
import { postgresContract, postgresImage, postgresImageProblems } from '../../charts/postgres/index.js';
import { REST_PROXY_IMAGES } from '../../charts/rest-proxy/index.js';
import { SCHEMA_REGISTRY_IMAGES } from '../../charts/schema-registry/index.js';
import { type ImageContract, imageProblems, lineOf, type Problem, under } from '../../charts/shared/index.js';
import { componentListener } from '../components/context.js';
import { objectStoreSpecProblems, resolveObjectStore } from '../components/object-store.js';
import { postgresSpecProblems } from '../components/postgres-problems.js';
import { cidrProblems } from '../components/reach.js';
import { restProxySpecProblems } from '../components/rest-proxy.js';
import { schemaRegistrySpecProblems } from '../components/schema-registry.js';
import { sparkSpecProblems } from '../components/spark.js';
import type { Environment } from '../environment.js';
import { partsOf } from '../pipelines/pipeline-parts.js';
import type { Release } from '../release/release.js';
import { needsPostgresImage } from '../resolve/data.js';
import { resolveWorkloads } from '../resolve/workloads.js';

/** What is wrong with the components beside Kafka, each by its own rules. */
export function componentProblems(environment: Environment, release: Release): Problem[] {
  const { schemaRegistry, restProxy, connect, spark, namespace, kubernetes } = environment;
  const prefix = prefixOf(environment);
  const hasClients = partsOf(environment).clients.length > 0;
  return [
    ...(schemaRegistry ? under('schemaRegistry', schemaRegistrySpecProblems(schemaRegistry, { namespace, prefix })) : []),
    ...(restProxy ? under('restProxy', restProxySpecProblems(restProxy)) : []),
    ...dataProblems(environment, release),
    ...(schemaRegistry || restProxy || connect || spark || hasClients ? listenerlessProblems(environment) : []),
    ...under('kubernetes.apiServer', cidrProblems(kubernetes.apiServer?.cidrs)),
  ];
}

const prefixOf = ({ prefix }: Environment) => (prefix ? `${prefix}-` : '');

/** Store, database and Spark, as far as the description alone tells. */
function dataProblems(environment: Environment, release: Release): Problem[] {
  const { objectStore, postgres, spark, namespace } = environment;
  const context = { prefix: prefixOf(environment), namespace, class: environment.class, workloads: resolveWorkloads(environment) };
  const reference = release.postgres?.image ?? '';
  const image = postgresContract(reference) && postgresImage(reference, undefined);
  const needs = partsOf(environment).database;
  return [
    ...(objectStore ? under('objectStore', objectStoreSpecProblems(objectStore, context)) : []),
    ...(postgres ? under('postgres', postgresSpecProblems(postgres, { context, image, needs })) : []),
    ...(spark && release.spark
      ? sparkSpecProblems(spark, {
          release: release.spark,
          ...(objectStore && { objectStore: resolveObjectStore(objectStore, context) }),
        })
      : []),
  ];
}

function listenerlessProblems({ kafka }: Environment): Problem[] {
  if (componentListener(kafka)) return [];
  return [
    {
      path: 'kafka.listeners',
      what: 'no listener that components inside the cluster can log in at',
      why: 'what runs beside Kafka, and every declared client, speaks to it by password, or in the clear on a laptop',
      fix: 'add clientScram({ port: 9093 })',
    },
  ];
}

/** One component's images, and whether the environment asks for them. */
interface ReleasedComponent {
  readonly path: 'schemaRegistry' | 'restProxy' | 'connect' | 'postgres' | 'objectStore' | 'spark';
  readonly isNeeded: boolean;
  readonly example: string;
  /** What is wrong with the images, once they are there. */
  readonly problems: () => Problem[];
}

/** Components and the release must name each other: no image without its component, no component without its image. */
export function componentReleaseProblems(environment: Environment, release: Release): Problem[] {
  return releasedComponents(environment, release).flatMap(({ path, isNeeded, example, problems }) => {
    const isThere = release[path] !== undefined;
    if (isNeeded !== isThere) return [isNeeded ? missingImage(path, example) : unusedImage(path)];
    return isThere ? problems() : [];
  });
}

function releasedComponents(environment: Environment, release: Release): readonly ReleasedComponent[] {
  const { schemaRegistry, restProxy, connect, objectStore, spark } = environment;
  const known = (images: readonly ImageContract[], path: string, reference = '') =>
    under(
      `${path}.image`,
      imageProblems({ images, reference, line: lineOf(release.kafka.version), allowLatest: environment.class === 'local' }),
    );
  return [
    {
      path: 'schemaRegistry',
      isNeeded: schemaRegistry !== undefined,
      example: '{ image: confluentinc/cp-schema-registry:8.1.1 }',
      problems: () => known(SCHEMA_REGISTRY_IMAGES, 'schemaRegistry', release.schemaRegistry?.image),
    },
    {
      path: 'restProxy',
      isNeeded: restProxy !== undefined,
      example: '{ image: confluentinc/cp-kafka-rest:8.1.1 }',
      problems: () => known(REST_PROXY_IMAGES, 'restProxy', release.restProxy?.image),
    },
    {
      path: 'connect',
      isNeeded: connect !== undefined,
      example: '{ image: confluentinc/cp-kafka-connect:8.1.1, built: registry.example.com/connect:1 }',
      problems: () => known(CONNECT_IMAGES, 'connect', release.connect?.image),
    },
    {
      path: 'postgres',
      isNeeded: needsPostgresImage(environment),
      example: '{ image: postgres:17.10 }',
      problems: () => under('postgres.image', postgresImageProblems(release.postgres?.image ?? '')),
    },
    {
      path: 'objectStore',
      isNeeded: objectStore?.kind === 'stand-in',
      example: '{ image: versity/versitygw:v1.8.0, client: curlimages/curl:8.14.1 }',
      problems: () => standInImageProblems(release),
    },
    {
      path: 'spark',
      isNeeded: spark !== undefined,
      example: '{ version: 4.0.1, image: apache/spark:4.0.1-scala2.13-java17-python3-ubuntu, built: registry.example.com/spark:4.0.1 }',
      problems: () => [], // `sparkSpecProblems` looks at version and images together
    },
  ];
}

const standInImageProblems = ({ objectStore }: Release): Problem[] => [
  ...under('objectStore.image', objectStoreImageProblems({ reference: objectStore?.image ?? '', runs: 'gateway' })),
  ...under('objectStore.client', objectStoreImageProblems({ reference: objectStore?.client ?? '', runs: 'client' })),
];

const missingImage = (path: string, example: string): Problem => ({
  path,
  what: 'is missing',
  why: 'the environment names the component, and nothing says which image runs',
  fix: `add ${path}: ${example}`,
});

const unusedImage = (path: string): Problem => ({
  path,
  what: 'is set',
  why: 'the environment does not name the component: nothing would use it',
  fix: 'remove it, or add the component to the environment',
});
