import { ACKNOWLEDGE, BLOCK_IN_PRODUCTION, WARN_IN_PRODUCTION } from '../../charts/shared/severity.js';
import { flagOf, type KafkaNodes, type Listener, listOf, type Settings, textOf } from '../facts/index.js';
import { nodesOf, spotOf, unique, withRole, workloadOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** Who may speak to the brokers, and who hears it. */
export const KAFKA_ACCESS: readonly Rule[] = [
  {
    id: 'KFK-29',
    title: 'Kafka speaks plain text where others listen',
    severity: BLOCK_IN_PRODUCTION,
    why: 'records and passwords cross the network readable, and whoever reaches the port is in',
    source: 'Kafka documentation of security.inter.broker.protocol: the default is PLAINTEXT',
    wrong: 'listeners:\n  - { name: outside, port: 9094, type: loadbalancer, tls: false }',
    right: 'listeners:\n  - { name: outside, port: 9094, type: loadbalancer, tls: true, authentication: { type: scram-sha-512 } }',
    check: ({ nodes }) => [...nodes.filter(({ origin }) => origin !== 'compose').flatMap(plainText)],
  },
  {
    id: 'KFK-30',
    title: 'everybody may do everything',
    severity: BLOCK_IN_PRODUCTION,
    why: 'a topic without an ACL is open to all, so every new topic begins open; a super user anybody can be ends all checks',
    source: 'Kafka documentation of allow.everyone.if.no.acl.found',
    wrong: 'authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer\nallow.everyone.if.no.acl.found=true',
    right: 'authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer\nallow.everyone.if.no.acl.found=false',
    check: ({ clusters }) => clusters.flatMap((cluster) => openings(cluster.settings, cluster)),
  },
  {
    id: 'KFK-31',
    title: 'one principal may do everything with every topic',
    severity: ACKNOWLEDGE,
    why: 'whoever gets hold of that login can read, change and delete all topics',
    source: 'common practice',
    wrong: 'resource: { type: topic, name: "*" }\noperations: [All]',
    right: 'resource: { type: topic, name: orders, patternType: prefix }\noperations: [Read, Describe]',
    check: ({ acls }) =>
      acls
        .filter(({ type, on, name, operation }) => type === 'allow' && on === 'topic' && name === '*' && operation === 'all')
        .map(({ resource, place, principal }) => ({
          resource,
          place,
          what: `${principal} may do everything with every topic`,
          fix: 'name the topics or their beginning, and the operations',
        })),
  },
  {
    id: 'KFK-32',
    title: 'brokers are spread over zones and do not know theirs',
    severity: WARN_IN_PRODUCTION,
    why: 'without broker.rack Kafka may put all copies of a partition into one zone, and the loss of that zone loses them',
    source: 'Kafka documentation, balancing replicas across racks',
    wrong: 'topologySpreadConstraints:\n  - topologyKey: topology.kubernetes.io/zone\n# broker.rack is not set',
    right: 'broker.rack=eu-west-1a   # one set a zone, each with its own',
    check: (facts) =>
      facts.clusters.flatMap((cluster) =>
        withRole(nodesOf(facts, cluster), 'broker').flatMap((node) => {
          const spread = workloadOf(facts, node.resource)?.pod.spread.find(({ key }) => /zone$/.test(key));
          const isTold = node.settings['broker.rack'] !== undefined || node.zone !== undefined;
          const what = `pods are spread by ${spread?.key}, and broker.rack is not set`;
          return spread === undefined || isTold || node.replicas < 2
            ? []
            : [
                {
                  resource: node.resource,
                  place: node.place,
                  what,
                  fix: 'make one set a zone and set broker.rack in each, or fill it in at start',
                },
              ];
        }),
      ),
  },
];

function plainText(node: KafkaNodes): readonly Violation[] {
  return node.listeners.flatMap((listener) => {
    if (listener.protocol === undefined || !/PLAINTEXT$/.test(listener.protocol)) return [];
    const who =
      exposure(listener) ??
      (listener.purpose === 'inter-broker' && node.origin !== 'strimzi' ? 'brokers use it among themselves' : undefined);
    if (who === undefined) return [];
    const what = `listener ${listener.name} is ${listener.protocol}, and ${who}`;
    return [
      { resource: node.resource, place: listener.place, what, fix: `make it ${listener.protocol === 'PLAINTEXT' ? 'SSL' : 'SASL_SSL'}` },
    ];
  });
}

function exposure({ exposure: how }: Listener): string | undefined {
  const words: Readonly<Partial<Record<Listener['exposure'], string>>> = {
    'node-port': 'a NodePort leads to it',
    'load-balancer': 'a load balancer leads to it',
    ingress: 'an ingress leads to it',
  };
  return words[how];
}

const OPEN = 'allow.everyone.if.no.acl.found';
const SUPER = 'super.users';

function openings(settings: Settings, owner: Parameters<typeof spotOf>[1]): readonly Violation[] {
  const hasAuthorizer = (textOf(settings, 'authorizer.class.name') ?? '') !== '';
  const everyone = hasAuthorizer && flagOf(settings, OPEN) === true;
  const users = (textOf(settings, SUPER) ?? listOf(settings, SUPER).join(';')).split(';').map((user) => user.trim());
  const anybody = users.find((user) => user === 'User:*' || user === 'User:ANONYMOUS');
  return unique(
    [
      ...(everyone
        ? [{ ...spotOf(settings[OPEN], owner), what: `${OPEN} is true`, fix: 'set it to false, and declare the ACLs that are needed' }]
        : []),
      ...(anybody === undefined
        ? []
        : [{ ...spotOf(settings[SUPER], owner), what: `${SUPER} holds ${anybody}`, fix: 'name the administrators' }]),
    ],
    ({ what }) => what,
  );
}
