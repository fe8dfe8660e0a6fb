import { type Component, type ComponentRelease, imageKey } from '../component.js';
import { selectorLabels, under } from '../shared/index.js';
import { KAFKA_UI_PORT, type KafkaUiConfig, kafkaUiIdentity } from './config.js';
import { KAFKA_UI_IMAGES, kafkaUiImage, kafkaUiImageProblems } from './images.js';
import { type KafkaUiSpec, kafkaUiNeeds, kafkaUiSecrets, kafkaUiSpecProblems, resolveKafkaUi } from './spec.js';

/** The page in an environment. */
export interface KafkaUiField {
  /** Kafbat UI, a web page for Kafka, its schemas and its connectors. @default none */
  readonly kafkaUi?: KafkaUiSpec;
}

/** The page in a release file. */
export interface KafkaUiReleaseField {
  /** On a laptop it runs with `sluice local up --ui` only. */
  readonly kafkaUi?: ComponentRelease;
}

/** What of the whole the page reads and fills. */
export interface KafkaUiTypes {
  /** Its field of an environment. */
  readonly field: KafkaUiField;
  /** Its entry of a release file. */
  readonly release: KafkaUiReleaseField;
  /** Its field of a platform. */
  readonly resolved: { readonly kafkaUi?: KafkaUiConfig };
  /** What it reads of the pipelines' parts. */
  readonly parts: object;
}

const EXAMPLE_IMAGE = 'ghcr.io/kafbat/kafka-ui:v1.5.0';

/** Kafbat UI. */
export const kafkaUi: Component<KafkaUiTypes> = {
  key: 'kafkaUi',
  folder: 'kafka-ui',
  release: {
    keys: { image: imageKey(EXAMPLE_IMAGE) },
    isNeeded: ({ environment }) => environment.kafkaUi !== undefined,
    problems: ({ release }) => under('image', kafkaUiImageProblems(release.kafkaUi?.image ?? '')),
  },
  problems: ({ environment: { kafkaUi: spec } }) => (spec ? under('kafkaUi', kafkaUiSpecProblems(spec)) : []),
  resolve: ({ environment: { kafkaUi: spec }, release, context, offer }) => {
    if (!spec || !release.kafkaUi) return {};
    const image = kafkaUiImage(release.kafkaUi.image, context.kubernetes.imageMirror);
    const [registry, workers] = [offer('registry'), offer('workers')];
    const urls = { ...(registry && { registryUrl: registry.url }), ...(workers && { connectUrl: workers.url }) };
    return { kafkaUi: resolveKafkaUi(spec, { context, image, ...urls }) };
  },
  needs: ({ environment: { kafkaUi: spec } }) => (spec ? kafkaUiNeeds(spec) : { topics: [], users: [] }),
  secrets: ({ environment, site }) => (environment.kafkaUi ? kafkaUiSecrets(site) : []),
  reaches: ({ resolved, site, kafka, offer }) => {
    if (!resolved.kafkaUi) return [];
    const from = { labels: selectorLabels(kafkaUiIdentity(site.workloads)) };
    const [registry, workers] = [offer('registry'), offer('workers')];
    return [kafka, ...(registry ? [registry] : []), ...(workers ? [workers] : [])].map(({ reach, port }) => ({
      from,
      to: { reach, port },
    }));
  },
  reference: {
    title: 'Kafbat UI',
    note: 'No test has run it.',
    tables: [
      {
        head: ['Image', 'uid:gid', 'Java', 'Known by', 'Licence'],
        rows: KAFKA_UI_IMAGES.map(({ repository, band, uid, gid, java, proof, licence }) => [
          `\`${repository}:v${band}.x\``,
          `${uid}:${gid}`,
          String(java),
          proof,
          licence,
        ]),
      },
    ],
    shapes: [{ file: 'spec.ts', names: ['KafkaUiSpec', 'KafkaUiClientSpec'] }],
  },
  variant: {
    environment: { kafkaUi: { reads: ['orders'], clients: [{ namespace: 'ingress' }] } },
    release: { kafkaUi: { image: EXAMPLE_IMAGE } },
  },
  local: {
    profile: 'kafka',
    flag: 'ui',
    port: { part: 'page', port: KAFKA_UI_PORT },
    variable: 'KAFKA_UI_URL',
    healthBy: 'wget',
    ready: 'page',
  },
};
