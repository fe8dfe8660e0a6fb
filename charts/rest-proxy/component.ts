import { type Component, type ComponentRelease, imageKey, imageTable, releasedImageProblems } from '../component.js';
import { runnableImage, selectorLabels, under } from '../shared/index.js';
import type { HttpRequest } from '../shared/local-parts.js';
import { REST_PROXY_PORT, type RestProxyConfig, restProxyIdentity } from './config.js';
import { REST_PROXY_IMAGES } from './images.js';
import { recognisedRestProxy } from './recognise.js';
import { type RestProxySpec, resolveRestProxy, restProxyNeeds, restProxySpecProblems } from './spec.js';

/** The proxy in an environment. */
export interface RestProxyField {
  /** REST proxy before Kafka. @default none */
  readonly restProxy?: RestProxySpec;
}

/** The proxy in a release file. */
export interface RestProxyReleaseField {
  /** Image of the REST proxy. */
  readonly restProxy?: ComponentRelease;
}

/** What it is in a description, a release and a platform. */
export interface RestProxyTypes {
  /** Its field of an environment. */
  readonly field: RestProxyField;
  /** Its entry of a release file. */
  readonly release: RestProxyReleaseField;
  /** Its field of a platform. */
  readonly resolved: { readonly restProxy?: RestProxyConfig };
  /** What it reads of the pipelines' parts. */
  readonly parts: object;
}

/** A REST proxy before Kafka. */
export const restProxy: Component<RestProxyTypes> = {
  key: 'restProxy',
  folder: 'rest-proxy',
  release: {
    keys: { image: imageKey('confluentinc/cp-kafka-rest:8.1.1') },
    isNeeded: ({ environment }) => environment.restProxy !== undefined,
    problems: ({ release, ...described }) => releasedImageProblems(REST_PROXY_IMAGES, release.restProxy, described),
  },
  problems: ({ environment: { restProxy: spec } }) => (spec ? under('restProxy', restProxySpecProblems(spec)) : []),
  resolve: ({ environment: { restProxy: spec }, release, context, line, offer }) => {
    if (!spec || !release.restProxy) return {};
    const image = runnableImage(REST_PROXY_IMAGES, {
      image: release.restProxy,
      line,
      mirror: context.kubernetes.imageMirror,
    });
    const registry = offer('registry');
    return { restProxy: resolveRestProxy(spec, { context, image, ...(registry && { registryUrl: registry.url }) }) };
  },
  needs: ({ environment: { restProxy: spec } }) => (spec ? restProxyNeeds(spec) : { topics: [], users: [] }),
  reaches: ({ resolved, site, kafka, offer }) => {
    if (!resolved.restProxy) return [];
    const from = { labels: selectorLabels(restProxyIdentity(site.workloads)) };
    return [kafka, offer('registry') ?? []].flat().map((to) => ({ from, to }));
  },
  topicUse: ({ restProxy: spec }) =>
    spec && {
      who: 'the REST proxy',
      writes: spec.topics?.produce ?? [],
      delivery: 'at least once: a request that is sent again is written again',
      readsUncommitted: spec.topics?.consume ?? [],
      readsField: 'restProxy.topics.consume',
    },
  own: ({ environment: { restProxy: spec }, site }) => spec && { identity: restProxyIdentity(site.workloads), parts: spec },
  recognise: recognisedRestProxy,
  reference: {
    title: 'REST proxy',
    note: 'Tests ran doubles of it, never the image.',
    tables: [imageTable(REST_PROXY_IMAGES)],
    shapes: [{ file: 'spec.ts', names: ['RestProxySpec', 'RestProxyTopics', 'RestProxyClientSpec'] }],
  },
  local: {
    profile: 'kafka',
    port: { part: 'proxy', port: REST_PROXY_PORT },
    variable: 'KAFKA_REST_URL',
    ready: 'proxy',
    smoke: (topic) => ({ name: 'record written over HTTP', requests: [writtenOver(topic)] }),
  },
};

const JSON_RECORDS = 'application/vnd.kafka.json.v2+json';

const writtenOver = (topic: string): HttpRequest => ({
  path: `/topics/${topic}`,
  post: { body: JSON.stringify({ records: [{ value: { id: 1 } }] }), type: JSON_RECORDS },
  isRight: (text) => /"offset":\d/.test(text),
});
