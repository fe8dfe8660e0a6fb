import { WARN } from '../../charts/shared/severity.js';
import type { Cluster, Facts, KafkaNodes } from '../facts/index.js';
import { nodesOf, spotOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** Laptop stacks. */
export const COMPOSE: readonly Rule[] = [
  {
    id: 'CMP-02',
    title: 'a laptop’s cluster that is another one tomorrow',
    severity: WARN,
    why: 'an anonymous volume is left behind at every new container; nodes that each draw an id of their own never make a cluster, and a new id does not fit old disks',
    source: 'wurstmeister/kafka-docker#559, conduktor/kafka-stack-docker-compose#105',
    wrong: 'volumes: [/bitnami/kafka]',
    right: 'volumes: ["data:/bitnami/kafka"]',
    check: (facts) => [
      ...facts.nodes.filter(({ origin }) => origin === 'compose').flatMap(anonymous),
      ...facts.clusters.flatMap((cluster) => unpinned(cluster, facts)),
    ],
  },
];

const anonymous = ({ resource, dataDirs }: KafkaNodes): readonly Violation[] =>
  dataDirs.flatMap(({ volume, path }) =>
    volume?.kind === 'anonymous'
      ? [{ resource, place: volume.place, what: `${path} is on an anonymous volume`, fix: `name it: data:${path}` }]
      : [],
  );

/** Nodes of images that draw an id when none is given. */
function unpinned(cluster: Cluster, facts: Facts): readonly Violation[] {
  if (cluster.origin !== 'compose' || cluster.mode !== 'kraft') return [];
  const nodes = nodesOf(facts, cluster).filter(({ clusterId, image }) => clusterId === undefined && image?.family === 'bitnami');
  const [first] = nodes;
  if (first === undefined || nodesOf(facts, cluster).length < 2) return [];
  return [
    {
      ...spotOf(undefined, first),
      what: `${nodes.length} nodes draw a cluster id each`,
      fix: 'set KAFKA_KRAFT_CLUSTER_ID to one value in all of them',
    },
  ];
}
