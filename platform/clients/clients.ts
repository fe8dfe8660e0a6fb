import { CLIENT_DEFAULTS, type ClientConsumer, type ClientProducer, type KafkaClient } from '../../charts/clients/index.js';
import type { ComponentContext, Connection, KafkaNeeds } from '../../charts/component.js';
import { componentListener, type KafkaCluster } from '../../charts/kafka/index.js';
import { consume, type Neighbour, type Permission, produce, settingTexts, uncheckedTexts } from '../../charts/shared/index.js';
import type { ConsumerSpec, KafkaClientSpec, ProducerSpec, TopicName } from './client-spec.js';

/** What clients are resolved from, beside their specs. */
export interface ClientInputs {
  /** What every component is resolved from. */
  readonly context: ComponentContext;
  /** URL of the schema registry, where there is one. */
  readonly registryUrl?: string;
}

/** Declared clients with every default and address. Assumes specs without problems. */
export const resolveClients = (specs: readonly KafkaClientSpec[], inputs: ClientInputs): readonly KafkaClient[] =>
  specs.map((spec) => resolveClient(spec, inputs));

function resolveClient(spec: KafkaClientSpec, { context, registryUrl }: ClientInputs): KafkaClient {
  const { name, namespace, labels = {}, produces = [], consumes = [] } = spec;
  return {
    name,
    settingsName: `${context.kafka.name}-client-${name}`,
    namespace,
    labels,
    connection: context.kafka.connectionOf(name),
    ...(registryUrl && { registryUrl }),
    producers: produces.map(resolveProducer),
    consumers: consumes.map((consumer) => resolveConsumer(consumer, name)),
  };
}

function resolveProducer(spec: ProducerSpec): ClientProducer {
  return { ...side(spec), topics: topicNames(spec.to) };
}

function resolveConsumer(spec: ConsumerSpec, client: string): ClientConsumer {
  return { ...side(spec), topics: topicNames(spec.from), group: groupOf(spec, client), start: spec.start ?? CLIENT_DEFAULTS.start };
}

/** Group a consumer reads as. */
export const groupOf = ({ group }: ConsumerSpec, client: string) => group ?? client;

function side({ name, key, value, delivery, settings = {}, unchecked = {} }: ProducerSpec | ConsumerSpec) {
  return {
    ...(name !== undefined && { name }),
    key: key ?? CLIENT_DEFAULTS.key,
    value: value ?? CLIENT_DEFAULTS.value,
    delivery: delivery ?? CLIENT_DEFAULTS.delivery,
    settings: { ...settingTexts({ ...settings }), ...uncheckedTexts(unchecked) },
  };
}

const isSeveral = (topics: TopicName | readonly TopicName[]): topics is readonly TopicName[] => Array.isArray(topics);

function topicNames(topics: TopicName | readonly TopicName[]): readonly string[] {
  return (isSeveral(topics) ? topics : [topics]).map((topic) => (typeof topic === 'string' ? topic : topic.name));
}

/** The user of each client with exactly what it needs. An idempotent producer needs no permission on the cluster since Kafka 3.0. */
export function clientNeeds(clients: readonly KafkaClient[]): KafkaNeeds {
  return { topics: [], users: clients.map((client) => ({ name: client.name, can: permissions(client) })) };
}

const permissions = ({ name, producers, consumers }: KafkaClient): Permission[] => [
  ...producers.flatMap(({ topics, delivery }) =>
    topics.map((topic) => produce(topic, delivery === 'exactly-once' ? { transactionalId: `${name}-*` } : {})),
  ),
  ...consumers.flatMap(({ topics, group }) => topics.map((topic) => consume(topic, { group }))),
];

/** Connections of clients that read or write Avro to the registry. */
export const clientConnections = (clients: readonly KafkaClient[], { reach, port }: Neighbour): readonly Connection[] =>
  clients
    .filter(({ producers, consumers }) => [...producers, ...consumers].some(({ key, value }) => key === 'avro' || value === 'avro'))
    .map(({ namespace, labels }) => ({ from: { namespace, labels }, to: { reach, port } }));

/** Pods that may connect, at a listener. */
interface ClientPods {
  readonly namespace: string;
  readonly labels: KafkaClient['labels'];
  readonly listener: string;
}

/** Pods of declared clients at the listener components use, without those that are let in already. */
export function clientPods(
  clients: readonly KafkaClient[],
  declared: readonly ClientPods[],
  kafka: Pick<KafkaCluster, 'listeners'>,
): ClientPods[] {
  const listener = componentListener(kafka)?.name ?? '';
  const all = clients.map(({ namespace, labels }) => ({ namespace, labels, listener }));
  return all.filter((pods, index) => ![...declared, ...all.slice(0, index)].some((other) => isSame(pods, other)));
}

function isSame(pods: ClientPods, other: ClientPods): boolean {
  const text = ({ namespace, labels, listener }: ClientPods) => JSON.stringify([namespace, listener, Object.entries(labels).sort()]);
  return text(pods) === text(other);
}
