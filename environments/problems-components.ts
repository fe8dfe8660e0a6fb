import { REST_PROXY_IMAGES } from '../charts/rest-proxy/index.js';
import { SCHEMA_REGISTRY_IMAGES } from '../charts/schema-registry/index.js';
import { type ImageContract, imageProblems, type Problem, under } from '../charts/shared/index.js';
import { componentListener } from './components/context.js';
import { restProxySpecProblems } from './components/rest-proxy.js';
import { schemaRegistrySpecProblems } from './components/schema-registry.js';
import type { Environment } from './environment.js';
import type { Release } from './release.js';

/** What is wrong with the components beside Kafka, each by its own rules. */
export function componentProblems(environment: Environment): Problem[] {
  const { schemaRegistry, restProxy, namespace, prefix } = environment;
  return [
    ...(schemaRegistry
      ? under('schemaRegistry', schemaRegistrySpecProblems(schemaRegistry, { namespace, prefix: prefix ? `${prefix}-` : '' }))
      : []),
    ...(restProxy ? under('restProxy', restProxySpecProblems(restProxy)) : []),
    ...(schemaRegistry || restProxy ? listenerlessProblems(environment) : []),
  ];
}

function listenerlessProblems({ kafka }: Environment): Problem[] {
  if (componentListener(kafka)) return [];
  return [
    {
      path: 'kafka.listeners',
      what: 'no listener that components inside the cluster can log in at',
      why: 'Schema Registry and REST proxy speak to Kafka by password, or in the clear on a laptop',
      fix: 'add clientScram({ port: 9093 })',
    },
  ];
}

const COMPONENTS = [
  { name: 'schemaRegistry', images: SCHEMA_REGISTRY_IMAGES, example: 'confluentinc/cp-schema-registry:8.1.1' },
  { name: 'restProxy', images: REST_PROXY_IMAGES, example: 'confluentinc/cp-kafka-rest:8.1.1' },
] as const;

/** Components and the release must name each other: no image without its component, no component without its image. */
export function componentReleaseProblems(environment: Environment, release: Release): Problem[] {
  return COMPONENTS.flatMap((component) => {
    const reference = release[component.name]?.image;
    const isNamed = environment[component.name] !== undefined;
    if (isNamed && reference === undefined) return [missingImage(component.name, component.example)];
    if (!isNamed && reference !== undefined) return [unusedImage(component.name)];
    return reference === undefined ? [] : under(`${component.name}.image`, known(component.images, reference, environment, release));
  });
}

const known = (images: readonly ImageContract[], reference: string, environment: Environment, { kafka }: Release) =>
  imageProblems({ images, reference, line: kafka.version.split('.').slice(0, 2).join('.'), allowLatest: environment.class === 'local' });

const missingImage = (path: string, example: string): Problem => ({
  path,
  what: 'is missing',
  why: 'the environment names the component, and nothing says which image runs',
  fix: `add ${path}: { image: ${example} }`,
});

const unusedImage = (path: string): Problem => ({
  path,
  what: 'is set',
  why: 'the environment does not name the component: nothing would use it',
  fix: 'remove it, or add the component to the environment',
});
