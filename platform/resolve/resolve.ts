import type { Access, Topic } from '../../charts/access/index.js';
import type { KafkaNeeds } from '../../charts/component.js';
import { EVERY_COMPONENT } from '../../charts/components.js';
import { type Coordination, KAFKA_IMAGES, type KafkaCluster, userSecret } from '../../charts/kafka/index.js';
import { updateMode, type VersionModel } from '../../charts/kafka/versions/index.js';
import { runnableImage, settingTexts, uncheckedTexts } from '../../charts/shared/index.js';
import { clientPods, resolveClients } from '../clients/clients.js';
import { ENVIRONMENT_DEFAULTS } from '../defaults.js';
import type { Environment } from '../environment.js';
import type { Inputs } from '../inputs.js';
import { topicSettings } from '../pipelines/pipeline.js';
import { partsOf } from '../pipelines/pipeline-parts.js';
import type { Platform } from '../platform.js';
import type { UserSpec } from '../spec.js';
import { brokerDefaults } from './broker-defaults.js';
import { CERT_MANAGER, resolveCertificates } from './certificates.js';
import { componentConnections, componentContext, componentNeeds, describedComponents, resolveComponents } from './components.js';
import { resolveCoordination, resolveZooKeeper } from './coordination.js';
import { kafkaName } from './names.js';
import { resolveOwnParts } from './own-parts.js';
import { ownSecrets } from './own-secrets.js';
import { resolvePools } from './pools.js';
import { replicationOf, topicReplication } from './replication.js';
import { requiredSecrets } from './secrets.js';

/** Fills in every default and address. Assumes an environment without problems; see `environmentProblems`. */
export function resolve(environment: Environment, { release, model, manifests = [] }: Inputs): Platform {
  const kafka = resolveKafka(environment, { release, model });
  const zookeeper = resolveZooKeeper(environment, { release, model });
  const described = describedComponents(environment, release);
  const context = componentContext(described.site, kafka);
  const components = resolveComponents(described, context);
  const registry = described.offer('registry');
  const declaredClients = resolveClients(described.parts.clients, { context, ...(registry && { registryUrl: registry.url }) });
  const around = { clients: declaredClients, kafka };
  const access = resolveAccess(environment, kafka, componentNeeds(described, components, around));
  const clients = (environment.kafka.clients ?? []).map(({ labels = {}, ...client }) => ({ ...client, labels }));
  const own = resolveOwnParts(environment, described.site);
  const required = requiredSecrets(environment, { kafka, users: access.users, described, components });
  return {
    name: environment.name,
    class: environment.class,
    kubernetesVersion: environment.kubernetes.version,
    ...(environment.kubernetes.apiServer && { apiServer: environment.kubernetes.apiServer }),
    workloads: described.site.workloads,
    kafka,
    ...(zookeeper && { zookeeper }),
    ...components,
    declaredClients,
    connections: componentConnections(described, components, around),
    access,
    clients: [...clients, ...clientPods(declaredClients, clients, kafka)],
    secrets: [...required, ...ownSecrets(own, { required, manifests, namespace: environment.namespace })],
    prerequisites: [
      ...(kafka.certificates?.nodes.source === 'cert-manager' ? [CERT_MANAGER] : []),
      ...EVERY_COMPONENT.flatMap(({ prerequisites }) => prerequisites?.(components) ?? []),
    ],
    own,
    ...(environment.extras && { extras: environment.extras }),
    manifests,
    patches: environment.patches ?? [],
  };
}

function resolveKafka(environment: Environment, { release, model }: Inputs): KafkaCluster {
  const { kafka, kubernetes, namespace } = environment;
  const name = kafkaName(environment);
  const pools = resolvePools(environment, name);
  const { brokers, ...replication } = replicationOf(environment);
  const certificates = resolveCertificates(environment, name);
  const coordination = resolveCoordination(environment, name, pools);
  return {
    name,
    namespace,
    clusterId: kafka.clusterId,
    version: { version: release.kafka.version, line: model.line, metadataVersion: release.kafka.metadataVersion },
    image: runnableImage(KAFKA_IMAGES, { image: release.kafka, line: model.line, mirror: kubernetes.imageMirror }),
    coordination,
    pools,
    listeners: kafka.listeners,
    ...replication,
    ...splitSettings(environment, replication.minInSyncReplicas, model),
    brokerDefaults: brokerDefaults(release.renderEpoch, pools),
    ...(certificates && {
      authorization: { superUsers: [certificates.nodes, certificates.admin].map(({ commonName }) => `CN=${commonName}`) },
      certificates,
    }),
    recoveryBudgetSeconds: kafka.recoveryBudgetSeconds ?? ENVIRONMENT_DEFAULTS.recoveryBudgetSeconds,
    rollout: [brokers, controllersOf(coordination)].some((nodes) => nodes > 1) ? 'gated' : 'rolling',
  };
}

const controllersOf = (coordination: Coordination) =>
  coordination.mode === 'zookeeper' || coordination.controllers === 'combined' ? 0 : coordination.controllers.replicas;

/** Settings Kafka takes live go to the access Job; all others into the properties file, and need a restart. */
function splitSettings(
  { kafka }: Environment,
  minInSync: number,
  model: VersionModel,
): Pick<KafkaCluster, 'restartSettings' | 'liveSettings'> {
  const declared = {
    ...settingTexts(kafka.settings ?? {}),
    ...uncheckedTexts(kafka.unchecked ?? {}),
    'min.insync.replicas': String(minInSync),
  };
  const isLive = ([key]: [string, string]) => updateMode(key, model) === 'cluster-wide';
  const entries = Object.entries(declared).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    liveSettings: Object.fromEntries(entries.filter(isLive)),
    restartSettings: Object.fromEntries(entries.filter((entry) => !isLive(entry))),
  };
}

function resolveAccess(environment: Environment, cluster: KafkaCluster, needs: KafkaNeeds): Access {
  const { topics = [], users = [], retiredTopics = {}, retiredUsers = {} } = environment.kafka;
  const ofPipelines = partsOf(environment).topics.map((part) => ({ ...part, settings: topicSettings(part) }));
  return {
    topics: [...topics, ...ofPipelines, ...needs.topics].map((topic) => resolveTopic(topic, cluster)),
    users: [...users, ...needs.users].map(({ name, authentication = 'scram', can }: UserSpec) => ({
      name,
      authentication,
      permissions: can,
      ...(authentication === 'scram' && { secret: userSecret(cluster.name, name) }),
    })),
    liveSettings: cluster.liveSettings,
    retiredTopics: Object.keys(retiredTopics),
    retiredUsers: Object.keys(retiredUsers),
    authorized: cluster.authorization !== undefined,
  };
}

type TopicInput = NonNullable<Environment['kafka']['topics']>[number];
function resolveTopic(topic: TopicInput, cluster: KafkaCluster): Topic {
  const { name, partitions, settings, rate } = topic;
  const replication = topicReplication(topic, cluster);
  return {
    name,
    partitions,
    replicationFactor: replication.replicationFactor,
    settings: { ...settingTexts(settings ?? {}), 'min.insync.replicas': String(replication.minInSyncReplicas) },
    ...(rate && { rate }),
  };
}
