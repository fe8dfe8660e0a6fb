import { counted } from '../../charts/shared/count.js';
import { ALL_IN_SYNC, TOO_MANY_IN_SYNC, TOO_MANY_REPLICAS } from '../../charts/shared/replication.js';
import { BLOCK, BLOCK_IN_PRODUCTION, WARN_IN_PRODUCTION } from '../../charts/shared/severity.js';
import { type Cluster, type Facts, numberOf } from '../facts/index.js';
import { boundViolations, ruleOf } from './bound.js';
import { clusterOf, hasOwnFile, KAFKA_DEFAULTS, minInSync, nodesOf, replication, spotOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

const MIN = 'min.insync.replicas';
const DEFAULT = 'default.replication.factor';
const OFFSETS = 'offsets.topic.replication.factor';

/** A setting of a cluster, or nothing. */
const set = (cluster: Cluster, key: string) => numberOf(cluster.settings, key);
const at = (cluster: Cluster, key: string) => spotOf(cluster.settings[key], cluster);

/** Copies, and how many of them must be in step. */
export const KAFKA_REPLICATION: readonly Rule[] = [
  {
    ...ruleOf(TOO_MANY_IN_SYNC),
    title: 'min.insync.replicas is above the replication factor',
    source: 'strimzi/strimzi-kafka-operator#2964',
    wrong: 'replicas: 2\nconfig:\n  min.insync.replicas: 3',
    right: 'replicas: 3\nconfig:\n  min.insync.replicas: 2',
    check: (facts) => [
      ...topicsInSync(facts, TOO_MANY_IN_SYNC),
      ...facts.clusters.flatMap((cluster) => defaultsInSync(cluster, [DEFAULT, OFFSETS], TOO_MANY_IN_SYNC)),
    ],
  },
  {
    ...ruleOf(ALL_IN_SYNC),
    title: 'min.insync.replicas equals the replication factor',
    source: 'opensupplyhub/open-supply-hub#1163, strimzi/strimzi-kafka-operator#2964',
    wrong: 'replicas: 3\nconfig:\n  min.insync.replicas: 3',
    right: 'replicas: 3\nconfig:\n  min.insync.replicas: 2',
    check: (facts) => [
      ...topicsInSync(facts, ALL_IN_SYNC),
      ...facts.clusters.flatMap((cluster) => defaultsInSync(cluster, [DEFAULT], ALL_IN_SYNC)),
    ],
  },
  {
    id: 'KFK-03',
    title: 'one in-sync copy is enough for a write',
    severity: WARN_IN_PRODUCTION,
    why: 'a write is confirmed while a single broker has it; when that one is lost, the record is gone although acks=all was asked for',
    source: 'Kafka documentation of min.insync.replicas; Strimzi warns of it after apply',
    wrong: 'default.replication.factor=3',
    right: 'default.replication.factor=3\nmin.insync.replicas=2',
    check: (facts) => [...facts.clusters.flatMap((cluster) => looseDefaults(cluster, facts)), ...looseTopics(facts)],
  },
  {
    ...ruleOf(TOO_MANY_REPLICAS),
    title: 'more replicas than brokers',
    source: 'confluentinc/librdkafka#1195, confluentinc/cp-helm-charts#236',
    wrong: 'brokers: 3\ndefault.replication.factor=5',
    right: 'brokers: 3\ndefault.replication.factor=3',
    check: (facts) => [...topicsTooWide(facts), ...facts.clusters.flatMap((cluster) => tooWide(cluster, DEFAULT))],
  },
  {
    id: 'KFK-05',
    title: 'topics made by accident have one copy',
    severity: BLOCK_IN_PRODUCTION,
    why: 'Kafka’s own default is one copy: the loss of one disk is the loss of the topic, and one restart is its outage',
    source: 'Kafka documentation of default.replication.factor',
    wrong: 'brokers: 3\n# default.replication.factor is not set',
    right: 'brokers: 3\ndefault.replication.factor=3',
    check: (facts) => facts.clusters.flatMap((cluster) => singleCopies(cluster, facts)),
  },
  {
    id: 'KFK-06',
    title: 'consumer offsets have too few copies, or more than there are brokers',
    severity: BLOCK_IN_PRODUCTION,
    why: 'consumer groups lose their coordinator with one broker; with more copies than brokers the topic is never made and nobody can consume',
    source: 'confluentinc/librdkafka#2136 and #2275',
    wrong: 'brokers: 3\noffsets.topic.replication.factor=1',
    right: 'brokers: 3\noffsets.topic.replication.factor=3',
    check: (facts) => facts.clusters.flatMap((cluster) => offsets(cluster, facts)),
  },
  {
    id: 'KFK-07',
    title: 'the transaction log cannot do what it promises',
    severity: BLOCK_IN_PRODUCTION,
    why: 'transactions fail with NOT_ENOUGH_REPLICAS, or lose what they promised when one broker is lost',
    source: 'Yolean/kubernetes-kafka#140',
    wrong: 'transaction.state.log.replication.factor=1\n# transaction.state.log.min.isr is 2 by default',
    right: 'transaction.state.log.replication.factor=3\ntransaction.state.log.min.isr=2',
    check: (facts) => facts.clusters.flatMap((cluster) => transactions(cluster, facts)),
  },
];

type InSync = typeof ALL_IN_SYNC;

function topicsInSync(facts: Facts, bound: InSync): readonly Violation[] {
  return facts.topics.flatMap((topic) => {
    const [replicas, least] = [replication(topic, facts), minInSync(topic, facts)];
    if (replicas === undefined || least === undefined) return [];
    const at = spotOf(topic.settings[MIN], topic);
    return boundViolations(bound, { of: `topic ${topic.name}`, replicas, minInSync: least }, at);
  });
}

/** The default of topics that are not declared, and the topic of consumer offsets, which asks for as many. */
function defaultsInSync(cluster: Cluster, keys: readonly string[], bound: InSync): readonly Violation[] {
  const least = set(cluster, MIN);
  return keys.flatMap((key) => {
    const replicas = set(cluster, key);
    if (least === undefined || replicas === undefined || replicas < 1) return [];
    return boundViolations(bound, { of: key, replicas, minInSync: least }, at(cluster, MIN));
  });
}

function looseDefaults(cluster: Cluster, facts: Facts): readonly Violation[] {
  const copies = set(cluster, DEFAULT);
  if (set(cluster, MIN) === undefined && isPartlyRead(cluster, facts)) return [];
  const least = set(cluster, MIN) ?? KAFKA_DEFAULTS[MIN];
  if (copies === undefined || copies < 3 || least > 1) return [];
  const said = cluster.settings[MIN] === undefined ? 'not set, which is 1' : '1';
  return [
    {
      ...spotOf(cluster.settings[MIN] ?? cluster.settings[DEFAULT], cluster),
      what: `${MIN} is ${said}, for ${copies} copies`,
      fix: `set ${MIN} to 2`,
    },
  ];
}

/** Topics that lower it themselves. Those that follow their cluster are told once, there. */
function looseTopics(facts: Facts): readonly Violation[] {
  return facts.topics.flatMap((topic) => {
    const own = numberOf(topic.settings, MIN);
    const copies = replication(topic, facts);
    if (own === undefined || own > 1 || copies === undefined || copies < 3) return [];
    return [
      {
        ...spotOf(topic.settings[MIN], topic),
        what: `topic ${topic.name}: ${MIN} is ${own}, for ${copies} copies`,
        fix: `set ${MIN} to 2`,
      },
    ];
  });
}

function topicsTooWide(facts: Facts): readonly Violation[] {
  return facts.topics.flatMap((topic) => {
    const { replicationFactor: replicas, name } = topic;
    const brokers = clusterOf(facts, topic.cluster)?.brokers ?? 0;
    if (brokers === 0 || replicas === undefined) return [];
    return boundViolations(TOO_MANY_REPLICAS, { of: `topic ${name}`, replicas, brokers }, topic);
  });
}

function tooWide(cluster: Cluster, key: string): readonly Violation[] {
  const replicas = set(cluster, key);
  if (replicas === undefined || cluster.brokers === 0) return [];
  return boundViolations(TOO_MANY_REPLICAS, { of: key, replicas, brokers: cluster.brokers }, at(cluster, key));
}

function singleCopies(cluster: Cluster, facts: Facts): readonly Violation[] {
  const copies = set(cluster, DEFAULT);
  if (copies === undefined && isPartlyRead(cluster, facts)) return [];
  if (cluster.brokers < 2 || (copies !== undefined && copies > 1)) return [];
  const what = `${DEFAULT} is ${copies === undefined ? 'not set, which is 1' : copies}, with ${cluster.brokers} brokers`;
  return [{ ...at(cluster, DEFAULT), what, fix: `set it to ${Math.min(3, cluster.brokers)}` }];
}

/** What Kafka assumes for its own topics. */
const OWN_TOPICS_COPIES = 3;
const TRANSACTIONS_MIN = 2;

function offsets(cluster: Cluster, facts: Facts): readonly Violation[] {
  const said = set(cluster, OFFSETS);
  if (cluster.brokers === 0 || (said === undefined && mayBeSetInImage(cluster, facts))) return [];
  const copies = said ?? OWN_TOPICS_COPIES;
  const wanted = Math.min(OWN_TOPICS_COPIES, cluster.brokers);
  if (copies === wanted || (copies > wanted && copies <= cluster.brokers)) return [];
  const what = `${OFFSETS} is ${said ?? `not set, which is ${copies}`}, with ${counted(cluster.brokers, 'broker')}`;
  return [{ ...at(cluster, OFFSETS), what, fix: `set it to ${wanted}`, ...(copies > cluster.brokers && { instead: BLOCK }) }];
}

/** Whether a settings file of the cluster was not read. */
const isPartlyRead = (cluster: Cluster, facts: Facts) =>
  nodesOf(facts, cluster).some(({ settingsElsewhere }) => settingsElsewhere === true);

/** Whether the image brings settings that are not seen here. */
const mayBeSetInImage = (cluster: Cluster, facts: Facts) => nodesOf(facts, cluster).some(hasOwnFile);

const LOG = 'transaction.state.log.replication.factor';
const LOG_MIN = 'transaction.state.log.min.isr';

function transactions(cluster: Cluster, facts: Facts): readonly Violation[] {
  const [copies, least] = [set(cluster, LOG), set(cluster, LOG_MIN)];
  if ((copies === undefined || least === undefined) && mayBeSetInImage(cluster, facts)) return [];
  if (cluster.brokers === 0) return [];
  const [kept, inSync] = [copies ?? OWN_TOPICS_COPIES, least ?? TRANSACTIONS_MIN];
  const wanted = Math.min(OWN_TOPICS_COPIES, cluster.brokers);
  const saying = `${LOG} is ${copies ?? `not set, which is ${kept}`}, ${LOG_MIN} is ${least ?? `not set, which is ${inSync}`}`;
  const isRight = kept <= cluster.brokers && kept >= wanted && inSync <= kept && (kept === 1 || inSync < kept);
  const fix = `set ${LOG} to ${wanted} and ${LOG_MIN} to ${wanted === 1 ? 1 : 2}`;
  return isRight
    ? []
    : [
        {
          ...spotOf(cluster.settings[LOG] ?? cluster.settings[LOG_MIN], cluster),
          what: `${saying}, with ${counted(cluster.brokers, 'broker')}`,
          fix,
          ...((kept > cluster.brokers || inSync > kept) && { instead: BLOCK }), // no transaction ever begins
          ...(copies === undefined && least === undefined && { atMost: 'info' as const }), // nobody may want one
        },
      ];
}
