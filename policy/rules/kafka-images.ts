import { BLOCK, BLOCK_WHERE_IT_COUNTS, WARN } from '../../charts/shared/severity.js';
import { isAtLeast } from '../../charts/shared/version.js';
import { type Facts, type KafkaNodes, type Listener, mountOf, type Workload } from '../facts/index.js';
import { spotOf, unique, workloadOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** What images and addresses stumble over. */
export const KAFKA_IMAGES_AND_ADDRESSES: readonly Rule[] = [
  {
    id: 'KFK-38',
    title: 'brokers tell clients an address that leads elsewhere',
    severity: BLOCK,
    why: 'a client asks one broker where the others are, and believes the answer: localhost is the client itself, and 0.0.0.0 nobody',
    source: 'confluentinc/cp-helm-charts#240, bitnami/charts#3962; the most frequent question of all',
    wrong: 'advertised.listeners=PLAINTEXT://localhost:9092   # in a cluster',
    right: 'advertised.listeners=PLAINTEXT://kafka-0.kafka-nodes.streaming.svc:9092',
    check: (facts) => {
      const brokers = facts.nodes.filter(({ roles }) => roles.includes('broker'));
      return [
        ...brokers.flatMap((node) => node.listeners.flatMap((listener) => misled(listener, node, facts))),
        ...sameAddress(brokers, facts),
      ];
    },
  },
  {
    id: 'KFK-39',
    title: 'records lie at the top of a disk',
    severity: WARN,
    why: 'a new ext4 disk has a folder lost+found: Kafka takes it for a partition it cannot name, and does not start',
    source: 'strimzi/strimzi-kafka-operator#1307; still in Kafka’s LogManager',
    wrong: 'log.dirs=/var/lib/kafka/data   # the mount itself',
    right: 'log.dirs=/var/lib/kafka/data/kafka',
    check: (facts) =>
      facts.nodes.filter(({ origin }) => origin === 'kubernetes').flatMap((node) => topOfDisk(node, workloadOf(facts, node.resource))),
  },
  {
    id: 'KFK-40',
    title: 'every tool in the pod fights for one port',
    severity: WARN,
    why: 'the variable holds for each Java that is started in the container: kafka-topics and the probes cannot bind it and fail',
    source: 'bitnami/charts#1522 and #24709',
    wrong: 'env: [{ name: JMX_PORT, value: "5555" }]',
    right: '# an agent instead: -javaagent:/opt/jmx/agent.jar=9404:…',
    check: ({ workloads }) =>
      workloads.flatMap(({ resource, pod }) =>
        pod.containers
          .filter(({ runs }) => runs === 'kafka')
          .flatMap(({ env }) =>
            env.JMX_PORT === undefined
              ? []
              : [
                  {
                    resource,
                    place: env.JMX_PORT.place,
                    what: 'JMX_PORT is set for all of the container',
                    fix: 'use an agent, or set it in the start command alone',
                  },
                ],
          ),
      ),
  },
  {
    id: 'KRC-18',
    title: 'a controller that advertises',
    severity: BLOCK_WHERE_IT_COUNTS,
    why: 'the images end a node that is controller only when it is told advertised listeners: nobody but controllers and brokers calls it',
    source: 'the start scripts of cp-kafka and apache/kafka',
    wrong: 'KAFKA_PROCESS_ROLES: controller\nKAFKA_ADVERTISED_LISTENERS: CONTROLLER://controller:9093',
    right: 'KAFKA_PROCESS_ROLES: controller\nKAFKA_LISTENERS: CONTROLLER://controller:9093',
    check: ({ nodes }) =>
      nodes
        .filter(({ roles, image }) => !roles.includes('broker') && (image?.family === 'confluent' || image?.family === 'apache'))
        .flatMap((node) => {
          const setting = node.settings['advertised.listeners'];
          if (setting?.origin !== 'environment' || setting.value === '') return [];
          return [
            {
              ...spotOf(setting, node),
              what: `${node.name} is a controller, and advertises ${setting.value}`,
              fix: 'remove KAFKA_ADVERTISED_LISTENERS',
            },
          ];
        }),
  },
];

const NOBODY = /(^|\/\/)(0\.0\.0\.0|\[::\])(:|$)/;
const ITSELF = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)(:|$)/;

function misled({ name, advertised, port, place }: Listener, node: KafkaNodes, facts: Facts): readonly Violation[] {
  if (advertised === undefined) return [];
  const at = { resource: node.resource, place: node.settings['advertised.listeners']?.place ?? place };
  if (NOBODY.test(advertised))
    return [
      {
        ...at,
        what: `listener ${name} is advertised as ${advertised}`,
        fix: 'advertise a name that clients resolve; bind to all addresses in listeners',
      },
    ];
  if (!ITSELF.test(advertised)) return [];
  if (node.origin === 'kubernetes')
    return [{ ...at, what: `listener ${name} is advertised as ${advertised}`, fix: 'advertise the name of the pod' }];
  const edge = facts.edges.find(
    ({ cluster, from, port: dialled, bootstrap = '' }) =>
      cluster === node.cluster && from !== node.resource && dialled === port && !/localhost/.test(bootstrap),
  );
  const caller =
    edge?.from ?? facts.workloads.find((each) => each.resource !== node.resource && names(each, `${node.name}:${port}`))?.resource;
  if (caller === undefined) return [];
  return [
    {
      ...at,
      what: `listener ${name} is advertised as ${advertised}, and ${caller} dials it from another container`,
      fix: `give containers a listener of their own, advertised as ${node.name}`,
    },
  ];
}

/** Whether a variable of a workload, whatever it runs, holds an address. */
const names = ({ pod }: Workload, address: string): boolean =>
  pod.containers.some(({ env }) => Object.values(env).some(({ value }) => value.split(/[\s,;=/@"']+/).includes(address)));

/** Brokers of one cluster that are all advertised under one address: a client gets any of them for the one it asks for. */
function sameAddress(brokers: readonly KafkaNodes[], facts: Facts): readonly Violation[] {
  const advertised = brokers.flatMap((node) =>
    node.listeners.flatMap(({ name, purpose, advertised: address = '', place }) =>
      purpose === 'controller' || !isWhole(address) || setsItsAddress(node, facts) ? [] : [{ node, name, address, place }],
    ),
  );
  const found = advertised.flatMap(({ node, name, address, place }) => {
    const same = advertised.filter((each) => each.address === address && each.node.cluster === node.cluster);
    const all = [...new Set(same.map((each) => each.node))];
    const count = all.reduce((sum, { replicas }) => sum + replicas, 0);
    if (count < 2 || ITSELF.test(address)) return [];
    const who = all.length === 1 ? `all ${count} brokers of ${node.name}` : all.map((each) => each.name).join(', ');
    return [
      {
        ...spotOf(node.settings['advertised.listeners'], { resource: node.resource, place }),
        what: `${who} are advertised as ${address} on listener ${name}`,
        why: 'a client asks for the leader of a partition by its address: with one address for all it reaches any broker, and most refuse it',
        fix: 'advertise each broker under a name of its own, e.g. of its pod',
      },
    ];
  });
  return unique(found, ({ resource, what }) => `${resource} ${what}`);
}

/** Whether an address is written out: with host and port, and nothing that is filled in later. */
const isWhole = (address: string) => /^(?!.*placeholder)[^:${}<>]+:\d+$/i.test(address);

/** Whether a command, a script or an init container may set another address for each pod. */
function setsItsAddress(node: KafkaNodes, facts: Facts): boolean {
  const workload = workloadOf(facts, node.resource);
  const container = workload?.pod.containers.find(({ runs }) => runs === 'kafka');
  const isFile = node.settings['advertised.listeners']?.origin === 'properties';
  return container?.mayChangeSettings === true || (isFile && (workload?.pod.initContainers.length ?? 0) > 0);
}

function topOfDisk(node: KafkaNodes, workload: Workload | undefined): readonly Violation[] {
  const container = workload?.pod.containers.find(({ runs }) => runs === 'kafka');
  if (container === undefined) return [];
  return node.dataDirs.flatMap(({ path, volume, place }) => {
    const mount = mountOf(container, path);
    const isTop = mount !== undefined && mount.path.replace(/\/$/, '') === path.replace(/\/$/, '') && mount.subPath === undefined;
    const isDisk = volume?.kind === 'claim-template' || volume?.kind === 'claim';
    return isTop && isDisk
      ? [{ resource: node.resource, place, what: `${path} is the top of its disk`, fix: `set log.dirs to ${path}/kafka` }]
      : [];
  });
}

/** Whether an image of `latest` is of a Kafka that has no ZooKeeper any more. */
export const isNewest = ({ image }: Pick<KafkaNodes, 'image'>): boolean =>
  (image?.family === 'confluent' || image?.family === 'apache') &&
  (image.tag === 'latest' || image.tag === undefined) &&
  !isAtLeast(image.kafkaVersion, '0.1');
