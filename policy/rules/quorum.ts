import { COMBINED_ROLES, CONTROLLERS, METADATA_VERSION, NODE_IDS, ZOOKEEPER_MODE } from '../../charts/kafka/bounds.js';
import { counted } from '../../charts/shared/count.js';
import { BLOCK, BLOCK_WHERE_IT_COUNTS } from '../../charts/shared/severity.js';
import { isAtLeast } from '../../charts/shared/version.js';
import { ZOOKEEPER_SERVERS } from '../../charts/zookeeper/bounds.js';
import type { Cluster, Facts, KafkaNodes, Voter, ZooKeeperFact } from '../facts/index.js';
import { boundViolations, ruleOf } from './bound.js';
import { isNewest } from './kafka-images.js';
import { clusterOf, lostOn, nodesOf, spotOf, unique, withRole } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** Who decides in the cluster. */
export const QUORUM: readonly Rule[] = [
  {
    ...ruleOf(CONTROLLERS),
    title: 'a single controller, or an even number of them',
    source: 'Kafka documentation, KRaft: 3 or 5 controllers',
    wrong: 'kind: KafkaNodePool\nspec: { replicas: 2, roles: [controller] }',
    right: 'kind: KafkaNodePool\nspec: { replicas: 3, roles: [controller] }',
    check: ({ clusters }) =>
      clusters
        .filter(({ mode, controllers }) => mode === 'kraft' && controllers > 0)
        .flatMap((cluster) => boundViolations(CONTROLLERS, { voters: cluster.controllers }, controllersOf(cluster))),
  },
  {
    ...ruleOf(COMBINED_ROLES),
    title: 'nodes are brokers and controllers at once',
    source: 'Kafka documentation: combined mode is not for critical environments',
    wrong: 'process.roles=broker,controller',
    right: 'process.roles=controller   # three of them, beside brokers of their own',
    check: ({ nodes }) =>
      nodes
        .filter(({ mode }) => mode === 'kraft')
        .flatMap((node) =>
          boundViolations(COMBINED_ROLES, { of: node.name, roles: node.roles }, spotOf(node.settings['process.roles'], node)),
        ),
  },
  {
    ...ruleOf(NODE_IDS),
    title: 'two nodes have the same id',
    source: 'Kafka documentation of node.id; bitnami/charts#18372',
    wrong: 'controllers: node.id 0, 1, 2\nbrokers: node.id 0, 1, 2',
    right: 'controllers: node.id 0, 1, 2\nbrokers: node.id 100, 101, 102',
    check: (facts) => facts.clusters.flatMap((cluster) => sameIds(nodesOf(facts, cluster))),
  },
  {
    id: 'KRC-07',
    title: 'the voters are not the controllers there are',
    severity: BLOCK,
    why: 'a quorum counts its majority over the voters that are written down: with names that do not exist it never forms',
    source: 'bitnami/charts#34015 and #14116',
    wrong: 'controller.quorum.voters=0@kafka-0.kafka:9093,1@kafka-1.kafka:9093   # three controllers',
    right: 'controller.quorum.voters=0@kafka-0.kafka:9093,1@kafka-1.kafka:9093,2@kafka-2.kafka:9093',
    check: (facts) => facts.clusters.flatMap((cluster) => otherVoters(cluster, facts)),
  },
  {
    ...ruleOf(METADATA_VERSION),
    title: 'the metadata version is newer than Kafka',
    source: 'Kafka documentation, upgrading: metadata.version',
    wrong: 'version: 4.1.0\nmetadataVersion: 4.2-IV0',
    right: 'version: 4.1.0\nmetadataVersion: 4.1-IV0',
    check: ({ nodes }) =>
      unique(
        nodes.flatMap((node) => {
          const [version, metadataVersion] = [node.version, node.metadataVersion?.value];
          if (version === undefined || metadataVersion === undefined || node.line === undefined) return [];
          return boundViolations(METADATA_VERSION, { version, metadataVersion }, spotOf(node.metadataVersion, node));
        }),
        ({ place, what }) => `${place.file} ${place.line} ${what}`,
      ),
  },
  {
    ...ruleOf(ZOOKEEPER_MODE),
    title: 'ZooKeeper mode with Kafka 4',
    source: 'apache/kafka#18960',
    wrong: 'image: apache/kafka:4.1.0\nenv: { KAFKA_ZOOKEEPER_CONNECT: "zookeeper:2181" }',
    right: 'image: apache/kafka:4.1.0\nenv: { KAFKA_PROCESS_ROLES: broker, KAFKA_CONTROLLER_QUORUM_VOTERS: "…" }',
    check: ({ nodes }) => nodes.flatMap(zooKeeperKeys),
  },
  {
    ...ruleOf(ZOOKEEPER_SERVERS),
    title: 'an even number of ZooKeeper servers',
    source: 'ZooKeeper administrator’s guide',
    wrong: 'kind: StatefulSet\nmetadata: { name: zookeeper }\nspec: { replicas: 2 }',
    right: 'kind: StatefulSet\nmetadata: { name: zookeeper }\nspec: { replicas: 3 }',
    check: ({ zooKeepers }) => zooKeepers.flatMap((ensemble) => boundViolations(ZOOKEEPER_SERVERS, { voters: ensemble.servers }, ensemble)),
  },
  {
    id: 'KRC-19',
    title: 'ZooKeeper data is lost with its pod',
    severity: BLOCK_WHERE_IT_COUNTS,
    why: 'topics, users and ACLs are kept there: a server that starts empty has another cluster id, and brokers refuse it',
    source: 'bitnami/bitnami-docker-kafka#106; datahub-project/datahub#9148',
    wrong: 'image: confluentinc/cp-zookeeper:7.9.2\nvolumes: ["zookeeper:/var/lib/zookeeper"]   # above the VOLUMEs of the image',
    right: 'volumes: ["zookeeper-data:/var/lib/zookeeper/data", "zookeeper-log:/var/lib/zookeeper/log"]',
    check: ({ zooKeepers }) => zooKeepers.flatMap(forgetful),
  },
  {
    id: 'KRC-16',
    title: 'a client older than the brokers speak to',
    severity: BLOCK,
    why: 'Kafka 4 dropped the protocols of clients before 2.1: it cannot connect, and says so in words that name no version',
    source: 'KIP-896',
    wrong: 'broker: apache/kafka:4.1.0\nworkers: confluentinc/cp-kafka-connect:5.0.1',
    right: 'broker: apache/kafka:4.1.0\nworkers: confluentinc/cp-kafka-connect:7.9.4',
    check: (facts) => [...facts.connects, ...facts.registries, ...facts.gateways].flatMap((client) => tooOld(client, facts)),
  },
];

/** Folders of a ZooKeeper that are lost with its pod. A server that lost only its log gets it from the others, where there are some. */
function forgetful({ resource, place, origin, name, dataDirs, servers }: ZooKeeperFact): readonly Violation[] {
  const isKept = dataDirs.every(({ survives, holds }) => survives || (holds === 'log' && servers > 1));
  const lost = isKept ? [] : dataDirs.filter(({ survives }) => !survives);
  const [first] = lost;
  if (first === undefined) return [];
  const folders = lost.map(({ location, volume }) => (volume?.kind === 'image-volume' ? volume.name : location.path)).join(' and at ');
  const kept = origin === 'compose' ? 'a named volume' : 'a volumeClaimTemplate';
  const fix = origin === 'strimzi' ? 'use storage of type persistent-claim' : `copy out what is there, then mount ${kept} at ${folders}`;
  return [{ resource, place: first.volume?.place ?? place, what: `${name}: ${first.location.path} is on ${lostOn(first.volume)}`, fix }];
}

function controllersOf(cluster: Cluster) {
  const { quorum } = cluster;
  return quorum === undefined ? spotOf(undefined, cluster) : { resource: quorum.resource, place: quorum.place };
}

/** Each set against those before it: a set of which one id is taken is told once. */
function sameIds(nodes: readonly KafkaNodes[]): readonly Violation[] {
  const owners = nodes.map(({ name, ids = [] }) => ({ of: name, ids }));
  const found = nodes.flatMap((node, index) => {
    const at = spotOf(node.settings['node.id'] ?? node.settings['broker.id'], node);
    return boundViolations(NODE_IDS, { of: node.name, ids: node.ids ?? [], others: owners.slice(0, index) }, at);
  });
  return unique(found, ({ resource }) => resource);
}

function otherVoters(cluster: Cluster, facts: Facts): readonly Violation[] {
  const { quorum } = cluster;
  const controllers = withRole(nodesOf(facts, cluster), 'controller');
  if (quorum?.kind !== 'static' || controllers.length === 0) return [];
  const at = { resource: quorum.resource, place: quorum.place };
  const fix = 'name each controller once, by the name of its pod and the port of its controller listener';
  if (quorum.voters.length !== cluster.controllers) {
    return [{ ...at, what: `${counted(quorum.voters.length, 'voter')}, and ${counted(cluster.controllers, 'controller')}`, fix }];
  }
  const names = new Set(controllers.flatMap(podNames));
  const strange = quorum.voters.find(({ host }) => !names.has(host.split('.')[0] ?? '') && !isPlaceholder(host));
  if (strange) return [{ ...at, what: `voter ${strange.host}, which is no controller of this cluster`, fix }];
  const ports = new Set(
    controllers.flatMap(({ listeners }) => listeners.flatMap(({ purpose, port }) => (purpose === 'controller' ? (port ?? []) : []))),
  );
  const misled = quorum.voters.find(({ port }) => port !== undefined && ports.size > 0 && !ports.has(port));
  return misled ? [{ ...at, what: `voter ${hostAndPort(misled)}, and controllers listen on ${[...ports].join(', ')}`, fix }] : [];
}

const hostAndPort = ({ host, port }: Voter) => `${host}:${port}`;
const isPlaceholder = (host: string) => /[${}]|^localhost$|^127\.|^\d+\.\d+\.\d+\.\d+$/.test(host);
const podNames = ({ name, replicas, origin }: KafkaNodes): readonly string[] =>
  origin === 'compose' ? [name] : [name, ...Array.from({ length: replicas }, (_, index) => `${name}-${index}`)];

/** A tag such as `latest` is Kafka 4 by now. */
function zooKeeperKeys(node: KafkaNodes): readonly Violation[] {
  const newest = isNewest(node);
  const version = node.version ?? node.line ?? (newest ? '4.0' : undefined);
  const key = Object.keys(node.settings).find((name) => name.startsWith('zookeeper.'));
  const setting = key ?? (node.mode === 'zookeeper' ? 'a ZooKeeper ensemble' : undefined);
  if (setting === undefined || version === undefined) return [];
  const kafka = newest ? `${node.image?.reference}, which is Kafka 4 by now` : `Kafka ${version}`;
  return boundViolations(ZOOKEEPER_MODE, { setting, kafka, version }, spotOf(key === undefined ? undefined : node.settings[key], node));
}

/** Oldest clients that a Kafka of version 4 answers. */
const LEAST_CLIENT = '2.1';

function tooOld(client: Pick<Facts['connects'][number], 'cluster' | 'image' | 'resource' | 'place'>, facts: Facts): readonly Violation[] {
  const cluster = clusterOf(facts, client.cluster);
  const version = client.image?.kafkaVersion;
  if (!isAtLeast(cluster?.line, '4.0') || version === undefined || isAtLeast(version, LEAST_CLIENT)) return [];
  const what = `${client.image?.reference} holds clients of Kafka ${version}, and brokers are ${cluster?.version}`;
  return [{ resource: client.resource, place: client.place, what, fix: 'use an image of the same age as the brokers' }];
}
