import { BLOCK, BLOCK_WHERE_IT_COUNTS, WARN } from '../../charts/shared/severity.js';
import { isAtLeast } from '../../charts/shared/version.js';
import { type Facts, type KafkaNodes, type Listener, mountOf, type Workload } from '../facts/index.js';
import { spotOf, workloadOf } from './nouns.js';
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
    check: (facts) =>
      facts.nodes
        .filter(({ roles }) => roles.includes('broker'))
        .flatMap((node) => node.listeners.flatMap((listener) => misled(listener, node, facts))),
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
  const caller = facts.edges.find(
    (edge) => edge.cluster === node.cluster && edge.from !== node.resource && edge.port === port && !/localhost/.test(edge.bootstrap ?? ''),
  );
  if (caller === undefined) return [];
  return [
    {
      ...at,
      what: `listener ${name} is advertised as ${advertised}, and ${caller.from} dials it from another container`,
      fix: `give containers a listener of their own, advertised as ${node.name}`,
    },
  ];
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
