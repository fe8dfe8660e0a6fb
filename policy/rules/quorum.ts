import { counted } from '../../charts/shared/count.js';
import { BLOCK, BLOCK_IN_PRODUCTION, WARN_IN_PRODUCTION } from '../../charts/shared/severity.js';
import { isAtLeast, lineOfVersion } from '../../charts/shared/version.js';
import type { Cluster, Facts, KafkaNodes, Voter } from '../facts/index.js';
import { isNewest } from './kafka-images.js';
import { clusterOf, nodesOf, spotOf, unique, withRole } from './nouns.js';
import type { Rule, Violation } from './rule.js';

const ODD = 'use 3, or 5 where two may be lost at once';

/** Who decides in the cluster. */
export const QUORUM: readonly Rule[] = [
  {
    id: 'KRC-01',
    title: 'a number of controllers that survives no more than fewer would',
    severity: BLOCK_IN_PRODUCTION,
    why: 'one controller is one point of failure; an even number needs a bigger majority and survives no more losses than one fewer',
    source: 'Kafka documentation, KRaft: 3 or 5 controllers',
    wrong: 'kind: KafkaNodePool\nspec: { replicas: 2, roles: [controller] }',
    right: 'kind: KafkaNodePool\nspec: { replicas: 3, roles: [controller] }',
    check: ({ clusters }) =>
      clusters
        .filter(({ mode, controllers }) => mode === 'kraft' && controllers > 0 && (controllers === 1 || controllers % 2 === 0))
        .map((cluster) => ({ ...controllersOf(cluster), what: `${counted(cluster.controllers, 'controller')}`, fix: ODD })),
  },
  {
    id: 'KRC-02',
    title: 'brokers decide as well',
    severity: WARN_IN_PRODUCTION,
    why: 'a broker under load, or one that is rolled, takes a voter with it; the two cannot be rolled or sized apart',
    source: 'Kafka documentation: combined mode is not for critical environments',
    wrong: 'process.roles=broker,controller',
    right: 'process.roles=controller   # three of them, beside brokers of their own',
    check: ({ nodes }) =>
      nodes
        .filter(({ roles, mode }) => mode === 'kraft' && roles.length > 1)
        .map((node) => ({
          ...spotOf(node.settings['process.roles'], node),
          what: `${node.name} is broker and controller`,
          fix: 'give controllers a set of their own',
        })),
  },
  {
    id: 'KRC-05',
    title: 'two nodes of one id',
    severity: BLOCK,
    why: 'brokers and controllers share one range of ids: the second of a pair cannot register, or takes the first one’s place',
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
    id: 'KRC-08',
    title: 'metadata of a newer Kafka than the one that runs',
    severity: BLOCK,
    why: 'the broker does not know the format and does not start; going back is possible only while no newer record was written',
    source: 'Kafka documentation, upgrading: metadata.version',
    wrong: 'version: 4.1.0\nmetadataVersion: 4.2-IV0',
    right: 'version: 4.1.0\nmetadataVersion: 4.1-IV0',
    check: ({ nodes }) =>
      unique(
        nodes.flatMap((node) => {
          const asked = lineOfVersion(node.metadataVersion?.value);
          if (asked === undefined || node.line === undefined || isAtLeast(node.line, asked)) return [];
          const what = `metadata version ${node.metadataVersion?.value}, and Kafka ${node.version}`;
          return [{ ...spotOf(node.metadataVersion, node), what, fix: `set it to ${node.line}, or run Kafka ${asked}` }];
        }),
        ({ place, what }) => `${place.file} ${place.line} ${what}`,
      ),
  },
  {
    id: 'KRC-10',
    title: 'ZooKeeper with a Kafka that has none',
    severity: BLOCK,
    why: 'Kafka 4 has no ZooKeeper mode: the broker does not start, and the way there leads over a migration on 3.9',
    source: 'apache/kafka#18960',
    wrong: 'image: apache/kafka:4.1.0\nenv: { KAFKA_ZOOKEEPER_CONNECT: "zookeeper:2181" }',
    right: 'image: apache/kafka:4.1.0\nenv: { KAFKA_PROCESS_ROLES: broker, KAFKA_CONTROLLER_QUORUM_VOTERS: "…" }',
    check: ({ nodes }) => nodes.filter((node) => isAtLeast(node.line, '4.0') || isNewest(node)).flatMap(zooKeeperKeys),
  },
  {
    id: 'KRC-14',
    title: 'an even number of ZooKeepers',
    severity: BLOCK_IN_PRODUCTION,
    why: 'it needs a bigger majority and survives no more losses than one fewer',
    source: 'ZooKeeper administrator’s guide',
    wrong: 'kind: StatefulSet\nmetadata: { name: zookeeper }\nspec: { replicas: 2 }',
    right: 'kind: StatefulSet\nmetadata: { name: zookeeper }\nspec: { replicas: 3 }',
    check: ({ zooKeepers }) =>
      zooKeepers
        .filter(({ servers }) => servers > 0 && servers % 2 === 0)
        .map(({ resource, place, servers }) => ({ resource, place, what: `${servers} ZooKeepers`, fix: ODD })),
  },
  {
    id: 'KRC-16',
    title: 'a client older than the brokers speak to',
    severity: BLOCK,
    why: 'Kafka 4 dropped the protocols of clients before 2.1: it cannot connect, and says so in words that name no version',
    source: 'KIP-896',
    wrong: 'broker: apache/kafka:4.1.0\nregistry: confluentinc/cp-schema-registry:5.0.1',
    right: 'broker: apache/kafka:4.1.0\nregistry: confluentinc/cp-schema-registry:7.9.4',
    check: (facts) => [...facts.connects, ...facts.registries, ...facts.restProxies].flatMap((client) => tooOld(client, facts)),
  },
];

function controllersOf(cluster: Cluster) {
  const { quorum } = cluster;
  return quorum === undefined ? spotOf(undefined, cluster) : { resource: quorum.resource, place: quorum.place };
}

function sameIds(nodes: readonly KafkaNodes[]): readonly Violation[] {
  const taken = new Map<number, string>();
  const found: Violation[] = [];
  for (const node of nodes) {
    for (const id of node.ids ?? []) {
      const other = taken.get(id);
      if (other === undefined) taken.set(id, node.name);
      else {
        const who = other === node.name ? `every pod of ${node.name} has` : `${other} and ${node.name} both have`;
        found.push({
          ...spotOf(node.settings['node.id'] ?? node.settings['broker.id'], node),
          what: `${who} node id ${id}`,
          fix: 'give each an id of its own, e.g. its ordinal and an offset for each set',
        });
      }
    }
  }
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

function zooKeeperKeys(node: KafkaNodes): readonly Violation[] {
  const key = Object.keys(node.settings).find((name) => name.startsWith('zookeeper.'));
  const fix = 'remove it and say process.roles and the quorum; from a ZooKeeper cluster, migrate on 3.9 first';
  if (key !== undefined) return [{ ...spotOf(node.settings[key], node), what: `${key} with ${versionText(node)}`, fix }];
  return node.mode === 'zookeeper' ? [{ ...spotOf(undefined, node), what: `a ZooKeeper ensemble with ${versionText(node)}`, fix }] : [];
}

const versionText = ({ version, image }: KafkaNodes) =>
  version === undefined ? `${image?.reference}, which is Kafka 4 by now` : `Kafka ${version}`;

/** Oldest clients that a Kafka of version 4 answers. */
const LEAST_CLIENT = '2.1';

function tooOld(client: Pick<Facts['connects'][number], 'cluster' | 'image' | 'resource' | 'place'>, facts: Facts): readonly Violation[] {
  const cluster = clusterOf(facts, client.cluster);
  const version = client.image?.kafkaVersion;
  if (!isAtLeast(cluster?.line, '4.0') || version === undefined || isAtLeast(version, LEAST_CLIENT)) return [];
  const what = `${client.image?.reference} holds clients of Kafka ${version}, and brokers are ${cluster?.version}`;
  return [{ resource: client.resource, place: client.place, what, fix: 'use an image of the same age as the brokers' }];
}
