import type { Topic } from '../../charts/access/index.js';
import type { ClientConsumer, ClientProducer, KafkaClient } from '../../charts/clients/index.js';
import { type Problem, under } from '../../charts/shared/index.js';
import type { Environment } from '../environment.js';
import type { Platform } from '../platform.js';
import { covers, type TopicWriter, topicUses, writersOf } from './topic-writers.js';

type Writers = (topic: string) => readonly TopicWriter[];

/** What a client's choice of delivery needs of its topics and of everybody else who uses them, from end to end. */
export function deliveryProblems(environment: Environment, platform: Platform): Problem[] {
  const writers: Writers = (topic) => writersOf(topic, environment, platform);
  const { declaredClients, access } = platform;
  return [
    ...declaredClients.flatMap((client) => under(`clients.${client.name}`, oneClient(client, access.topics, writers))),
    ...transactedTopics(declaredClients).flatMap(({ topic, client }) => uncommittedReaders(topic, client, environment, platform)),
  ];
}

function oneClient({ producers, consumers }: KafkaClient, topics: readonly Topic[], writers: Writers): Problem[] {
  return [
    ...producers.flatMap((producer, index) =>
      under(`produces[${index}]`, [...inSyncProblems(producer, topics), ...companionProblems(producer, writers)]),
    ),
    ...consumers.flatMap((consumer, index) => under(`consumes[${index}]`, claimProblems(consumer, writers))),
    ...consumers.flatMap((consumer, index) => under(`consumes[${index}]`, resultProblems(consumer, producers))),
  ];
}

/** Copies that must have a record, so that an answer means it survives the loss of one. */
const MIN_IN_SYNC = 2;

/** An acknowledged record that is on one broker alone is lost with it. A topic of one copy has no choice. */
function inSyncProblems({ topics: written, delivery }: ClientProducer, topics: readonly Topic[]): Problem[] {
  if (delivery === 'at-most-once') return [];
  return topics.filter(({ name }) => written.includes(name)).flatMap((topic) => inSyncProblem(topic, delivery));
}

function inSyncProblem({ name, replicationFactor, settings }: Topic, delivery: string): Problem[] {
  const minInSync = Number(settings['min.insync.replicas']);
  if (replicationFactor < MIN_IN_SYNC || minInSync >= MIN_IN_SYNC) return [];
  const copies = replicationFactor > MIN_IN_SYNC ? '' : ', and replicationFactor: 3 so that one broker may be down';
  return [
    {
      path: 'delivery',
      what: `${delivery} to ${name}, which has ${replicationFactor} copies and minInSyncReplicas ${minInSync}`,
      why: 'acks=all is then answered when a single broker has the record, and lost with it',
      fix: `give the topic minInSyncReplicas: ${MIN_IN_SYNC}${copies}`,
    },
  ];
}

/** Readers of a topic cannot tell one writer's records from another's. */
function companionProblems({ topics, delivery }: ClientProducer, writers: Writers): Problem[] {
  if (delivery !== 'exactly-once') return [];
  return topics.flatMap((topic) =>
    writers(topic)
      .filter(({ guarantee }) => guarantee === 'neither')
      .map(({ who, writes, remedy }) => ({
        path: 'delivery',
        what: `exactly-once to ${topic}, but ${who} ${writes}`,
        why: 'readers cannot tell its records from yours: the topic as a whole promises no more than its weakest writer',
        fix: `use delivery: 'at-least-once', or a topic of its own${remedy ? `, or ${remedy}` : ''}`,
      })),
  );
}

/** Exactly once is a claim about the whole way: from whoever writes to what comes of the record. */
function claimProblems({ topics, delivery }: ClientConsumer, writers: Writers): Problem[] {
  if (delivery !== 'exactly-once') return [];
  return topics.flatMap((topic) => {
    const found = writers(topic);
    if (found.length === 0) return [unknownWriter(topic)];
    return found
      .filter(({ guarantee }) => guarantee !== 'transactional')
      .map(({ who, writes, remedy }) => ({
        path: 'delivery',
        what: `exactly-once from ${topic}, but ${who} ${writes}`,
        why: 'what is in the topic twice, or never came, is no consumer’s to mend',
        fix: `use delivery: 'at-least-once'${remedy ? `, or ${remedy}` : ''}`,
      }));
  });
}

const unknownWriter = (topic: string): Problem => ({
  path: 'delivery',
  what: `exactly-once from ${topic}, which nobody declared writes`,
  why: 'the claim cannot be checked: whoever writes may write twice',
  fix: `use delivery: 'at-least-once', or declare who writes: client('…', { …, produces: [{ to: '${topic}', delivery: 'exactly-once' }] })`,
});

/** Offsets go into the producer's transaction: one without transactions writes its results again. */
function resultProblems({ delivery }: ClientConsumer, producers: readonly ClientProducer[]): Problem[] {
  if (delivery !== 'exactly-once') return [];
  const plain = producers.filter((producer) => producer.delivery !== 'exactly-once');
  return plain.map(({ topics, delivery: given }) => ({
    path: 'delivery',
    what: `exactly-once, but the same client writes ${topics.join(', ')} ${given}`,
    why: 'after a crash it reads records again whose results are written already',
    fix: "give what it produces delivery: 'exactly-once' too, or read at-least-once",
  }));
}

interface Transacted {
  readonly topic: string;
  readonly client: string;
}

/** Topics that clients write in transactions, each once. */
function transactedTopics(clients: readonly KafkaClient[]): readonly Transacted[] {
  const all = clients.flatMap(({ name: client, producers }) =>
    producers.flatMap(({ topics, delivery }) => (delivery === 'exactly-once' ? topics.map((topic) => ({ topic, client })) : [])),
  );
  return all.filter(({ topic }, index) => all.findIndex((other) => other.topic === topic) === index);
}

/** Who would read what was written in a transaction that failed. Clients never do: their isolation is derived. */
function uncommittedReaders(topic: string, client: string, environment: Environment, { spark, connect }: Platform): Problem[] {
  const uncommitted = (path: string, who: string, fix: string): Problem => ({
    path,
    what: `${who} reads ${topic}, which client ${client} writes in transactions, as read_uncommitted`,
    why: 'it would take in records of transactions that failed, and those again that are written anew',
    fix,
  });
  const jobs = (spark?.jobs ?? []).filter(
    ({ source }) => source.topic === topic && source.settings['isolation.level'] !== 'read_committed',
  );
  const areCommitted = connect?.workers.exactlyOnceSources || connect?.workers.settings['consumer.isolation.level'] === 'read_committed';
  const sinks = areCommitted ? [] : (connect?.connectors ?? []).filter(({ reads }) => reads.includes(topic));
  const others = topicUses(environment).filter(({ readsUncommitted }) => readsUncommitted.some((pattern) => covers(pattern, topic)));
  return [
    ...jobs.map(({ name }) =>
      uncommitted(`streamJobs.${name}.settings`, `stream job ${name}`, "set settings: { 'isolation.level': 'read_committed' }"),
    ),
    ...sinks.map(({ name }) =>
      uncommitted('connect.settings', `connector ${name}`, "set connect.settings: { 'consumer.isolation.level': 'read_committed' }"),
    ),
    ...others.map(({ readsField, who }) =>
      uncommitted(readsField, who, `take ${topic} out of it, or write it with delivery: 'at-least-once'`),
    ),
  ];
}
