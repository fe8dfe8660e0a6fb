import type { ObjectChange } from '../diff/index.js';
import { at, text } from '../schemas/json.js';

/**
 * What Strimzi's operators do about a changed field.
 * - `nodes`: replace the pods of every node it holds for, brokers and controllers.
 * - `brokers`: replace the pods of brokers alone.
 * - `pods`: replace the pods of the resource itself.
 * - `settings`: what each setting of Kafka asks for by itself.
 * - `live`: change it where it runs; no pod restarts.
 * - `beside`: change a Service, Secret, budget or Deployment beside the nodes.
 * - `scale`: pods come or go, and the others stay.
 * - `refused`: keep what there is, and report it.
 */
export type StrimziEffect = 'nodes' | 'brokers' | 'pods' | 'settings' | 'live' | 'beside' | 'scale' | 'refused';

/** Cases that differ from the rest of a row. */
interface Otherwise {
  /** What follows where the field as a whole comes or goes. */
  readonly comesOrGoes?: StrimziEffect;
  /** What follows by the field's own `type`, where it is the same before and after. */
  readonly ofType?: Readonly<Record<string, StrimziEffect>>;
}

/** A field below `spec`, `*` for any one name, and what follows a change of it or of anything below it. The first row that fits counts. */
type Row = readonly [field: string, effect: StrimziEffect, otherwise?: Otherwise];

/** Parts of `template` that are no pods. */
const TEMPLATE_BESIDE: readonly Row[] = [
  'podSet statefulset deployment bootstrapService brokersService apiService',
  'headlessService externalBootstrapService perPodService externalBootstrapRoute perPodRoute externalBootstrapIngress',
  'perPodIngress persistentVolumeClaim podDisruptionBudget clusterCaCert serviceAccount jmxSecret',
  'clusterRoleBinding buildPod buildContainer buildConfig buildServiceAccount',
]
  .flatMap((names) => names.split(' '))
  .map((part): Row => [`template.${part}`, 'beside']);

const below = (place: string, rows: readonly Row[]): readonly Row[] => rows.map(([field, ...rest]) => [`${place}.${field}`, ...rest]);

/** `StorageDiff` of the operator: what is not here it refuses, with everything else of the storage. */
const DISK: readonly Row[] = [
  ['size', 'live'],
  ['deleteClaim', 'live'],
  ['volumeAttributesClass', 'live'],
  ['kraftMetadata', 'nodes'],
  ['id', 'nodes'],
  ['type', 'refused'],
  ['class', 'refused'],
  ['selector', 'refused'],
  ['sizeLimit', 'refused'],
  ['overrides', 'refused'],
];
const STORAGE: readonly Row[] = [...below('storage.volumes.*', DISK), ...below('storage', DISK)];

/** What the pods of nodes are made of. A node pool that has such a field does not take that of its Kafka resource. */
const NODE_PODS: readonly Row[] = [
  ['resources', 'nodes'],
  ['jvmOptions', 'nodes'],
  ...TEMPLATE_BESIDE,
  ['template.initContainer', 'brokers'],
  ['template.pod', 'nodes'],
  ['template.kafkaContainer', 'nodes'],
];

const LISTENER: readonly Row[] = [
  ['networkPolicyPeers', 'beside'],
  ...(
    [
      'externalTrafficPolicy',
      'loadBalancerSourceRanges',
      'finalizers',
      'ipFamilyPolicy',
      'ipFamilies',
      'publishNotReadyAddresses',
      'allocateLoadBalancerNodePorts',
      'createBootstrapService',
      'controllerClass',
      'class',
      'parentRefs',
      'perBrokerAnnotationsTemplate',
      'perBrokerLabelsTemplate',
    ] as const
  ).map((field): Row => [`configuration.${field}`, 'beside']),
  ...['annotations', 'labels', 'nodePort', 'loadBalancerIP', 'externalIPs'].flatMap((field): readonly Row[] => [
    [`configuration.bootstrap.${field}`, 'beside'],
    [`configuration.brokers.*.${field}`, field === 'nodePort' || field === 'loadBalancerIP' ? 'brokers' : 'beside'],
  ]),
];

const KAFKA: readonly Row[] = [
  ['version', 'nodes'],
  ['image', 'nodes'],
  ['metadataVersion', 'live'],
  ['replicas', 'scale'],
  ['config', 'settings'],
  ...below('listeners.*', LISTENER),
  ['listeners', 'brokers'],
  ['authorization', 'nodes'],
  ['rack', 'brokers'],
  ['brokerRackInitImage', 'brokers'],
  ['livenessProbe', 'nodes'],
  ['readinessProbe', 'nodes'],
  ['jmxOptions', 'nodes'],
  ['metricsConfig', 'nodes'],
  ['logging', 'live'],
  ['tieredStorage', 'nodes'],
  ['quotas', 'nodes', { ofType: { kafka: 'live' } }],
  ...STORAGE,
  ...NODE_PODS,
];

/** Connect and MirrorMaker 2: the operator runs both as Connect workers. */
const WORKERS: readonly Row[] = [
  ['replicas', 'scale'],
  ['version', 'pods'],
  ['image', 'pods'],
  ['resources', 'pods'],
  ['jvmOptions', 'pods'],
  ['jmxOptions', 'pods'],
  ['livenessProbe', 'pods'],
  ['readinessProbe', 'pods'],
  ['metricsConfig', 'pods'],
  ['tracing', 'pods'],
  ['rack', 'pods'],
  ['clientRackInitImage', 'pods'],
  ['logging', 'live'],
  ...TEMPLATE_BESIDE,
  ['template', 'pods'],
];

const CONNECT: readonly Row[] = [
  ...['bootstrapServers', 'tls', 'authentication', 'config', 'build', 'plugins', 'externalConfiguration'].map(
    (field): Row => [field, 'pods'],
  ),
  ...['groupId', 'configStorageTopic', 'statusStorageTopic', 'offsetStorageTopic'].map((field): Row => [field, 'pods']),
  ...WORKERS,
];

/** What Strimzi does about a change, by kind and field. A field that is not here is not judged. */
const FIELDS: Readonly<Record<string, readonly Row[]>> = {
  Kafka: [
    ...below('kafka', KAFKA),
    ['entityOperator', 'beside'],
    ['kafkaExporter', 'beside'],
    ['cruiseControl', 'beside', { comesOrGoes: 'brokers' }],
    ['maintenanceTimeWindows', 'beside'],
    ['clusterCa.renewalDays', 'beside'],
    ['clusterCa.validityDays', 'beside'],
    ['clientsCa.renewalDays', 'beside'],
    ['clientsCa.validityDays', 'beside'],
  ],
  KafkaNodePool: [['replicas', 'scale'], ['roles', 'nodes'], ...STORAGE, ...NODE_PODS],
  KafkaConnect: CONNECT,
  KafkaMirrorMaker2: WORKERS,
  KafkaTopic: [
    ['partitions', 'live'],
    ['replicas', 'live'],
    ['config', 'live'],
    ['topicName', 'refused'],
  ],
  KafkaUser: [
    ['authentication', 'live'],
    ['authorization', 'live'],
    ['quotas', 'live'],
    ['template', 'beside'],
  ],
  KafkaConnector: [['*', 'live']],
};

/** What Strimzi does about a changed field; nothing where that is not known. */
export function strimziEffect({ ref, before, after }: Change, [top, ...steps]: readonly string[]): StrimziEffect | undefined {
  if (top === 'metadata') return 'beside';
  const row = top === 'spec' ? rowsOf(ref.kind).find(([field]) => isAtOrBelow(steps, field)) : undefined;
  if (row === undefined) return undefined;
  const [field, effect, { comesOrGoes, ofType = {} } = {}] = row;
  const [old, now] = [before, after].map((manifest) => at(manifest, 'spec', ...steps.slice(0, field.split('.').length)));
  if (comesOrGoes !== undefined && (old === undefined) !== (now === undefined)) return comesOrGoes;
  const type = text(at(now, 'type'));
  return type !== undefined && type === at(old, 'type') && Object.hasOwn(ofType, type) ? ofType[type] : effect;
}

/** The object whose field changed. */
type Change = Pick<ObjectChange, 'ref' | 'before' | 'after'>;

const rowsOf = (kind: string): readonly Row[] => (Object.hasOwn(FIELDS, kind) ? (FIELDS[kind] ?? []) : []);

const isAtOrBelow = (steps: readonly string[], field: string) =>
  field.split('.').every((name, index) => (name === '*' ? steps[index] !== undefined : steps[index] === name));
