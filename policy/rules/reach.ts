import { BLOCK, BLOCK_IN_PRODUCTION, WARN_IN_PRODUCTION } from '../../charts/shared/severity.js';
import {
  type Edge,
  type Facts,
  hasLabels,
  type KafkaNodes,
  type PolicyPeer,
  type PolicyRule,
  type ServiceFact,
  selects,
  type Workload,
} from '../facts/index.js';
import { clusterOf, nodesOf, unique, withRole, workloadOf } from './nouns.js';
import { policiesFor, withoutNames } from './policies.js';
import type { Rule, Violation } from './rule.js';

/** Who reaches whom. */
export const REACH: readonly Rule[] = [
  {
    id: 'K8S-27',
    title: 'network policies are missing, or cut a connection that is declared',
    severity: BLOCK_IN_PRODUCTION,
    why: 'without a policy every pod of the cluster reaches the brokers; with one that forgets a client, that client stands still',
    source: 'Kubernetes documentation, network policies',
    wrong:
      'podSelector: { matchLabels: { app: kafka } }\ningress: [{ from: [{ podSelector: { matchLabels: { app: kafka } } }] }]   # and Connect?',
    right: 'ingress: [{ from: [{ podSelector: { matchLabels: { app: connect } } }], ports: [{ port: 9092 }] }]',
    check: (facts) => [...unguarded(facts), ...facts.edges.flatMap((edge) => cut(edge, facts)), ...withoutNames(facts)],
  },
  {
    id: 'CON-07',
    title: 'Connect’s REST interface is open to the outside',
    severity: BLOCK_IN_PRODUCTION,
    why: 'it knows no login by default: whoever reaches it reads every connector’s settings and runs what they like',
    source: 'apache/kafka#22398, Kafka documentation of rest.extension.classes',
    wrong: 'kind: Service\nspec: { type: LoadBalancer, selector: { app: connect }, ports: [{ port: 8083 }] }',
    right: 'kind: Service\nspec: { type: ClusterIP, selector: { app: connect }, ports: [{ port: 8083 }] }',
    check: (facts) =>
      facts.connects
        .filter(({ settings }) => settings['rest.extension.classes'] === undefined)
        .flatMap((connect) =>
          exposed(connect, facts).map((way) => ({ ...way, what: `${way.what}, and ${connect.name} asks nobody who they are` })),
        ),
  },
  {
    id: 'RST-01',
    title: 'the REST proxy is open to the outside',
    severity: BLOCK_IN_PRODUCTION,
    why: 'whoever reaches it produces and consumes as the proxy',
    source: 'Confluent documentation of authentication.method',
    wrong: 'kind: Service\nspec: { type: LoadBalancer, selector: { app: gateway } }',
    right: 'authentication.method=BASIC   # or keep the Service inside',
    check: (facts) =>
      facts.gateways
        .filter(({ settings }) => (settings['authentication.method']?.value ?? 'NONE').toUpperCase() === 'NONE')
        .flatMap((proxy) =>
          exposed(proxy, facts).map((way) => ({ ...way, what: `${way.what}, and ${proxy.name} asks nobody who they are` })),
        ),
  },
  {
    id: 'RST-02',
    title: 'a consumer of the REST proxy meets another pod',
    severity: WARN_IN_PRODUCTION,
    why: 'a consumer lives in the pod that made it: its next request, sent to another pod, is answered with 404',
    source: 'Confluent documentation, REST proxy deployment',
    wrong: 'replicas: 2\nkind: Service   # without sessionAffinity',
    right: 'kind: Service\nspec: { sessionAffinity: ClientIP }',
    check: (facts) =>
      facts.gateways
        .filter(({ replicas, origin }) => replicas > 1 && origin === 'kubernetes')
        .flatMap((proxy) =>
          servicesTo(proxy, facts)
            .filter(({ isHeadless, keepsClients }) => !isHeadless && !keepsClients)
            .map(({ resource, place, name }) => ({
              resource,
              place,
              what: `${name} spreads the requests of one client over ${proxy.replicas} pods`,
              fix: 'set sessionAffinity: ClientIP',
            })),
        ),
  },
  {
    id: 'RST-03',
    title: 'a client speaks another protocol than the listener it dials',
    severity: BLOCK,
    why: 'neither understands the other: the client waits, times out, and says nothing of protocols',
    source: 'Kafka documentation of security.protocol',
    wrong: 'bootstrap.servers=kafka:9093   # SASL_SSL there\n# security.protocol is not set, which is PLAINTEXT',
    right: 'bootstrap.servers=kafka:9093\nsecurity.protocol=SASL_SSL',
    check: (facts) => facts.edges.flatMap((edge) => misunderstood(edge, facts)),
  },
];

function unguarded(facts: Facts): readonly Violation[] {
  const open = facts.nodes.filter(
    (node) => node.origin === 'kubernetes' && policiesFor(node.podLabels, node.namespace, 'Ingress', facts).length === 0,
  );
  return unique(open, ({ cluster }) => cluster).map(({ resource, place, name }) => ({
    resource,
    place,
    what: `no NetworkPolicy guards the pods of ${name}`,
    fix: 'deny by default, and allow the clients there are',
    atMost: 'warn',
  }));
}

type Labels = Workload['pod']['labels'];

function cut(edge: Edge, facts: Facts): readonly Violation[] {
  const client = workloadOf(facts, edge.from);
  const cluster = clusterOf(facts, edge.cluster);
  const broker = cluster && withRole(nodesOf(facts, cluster), 'broker').find(({ origin }) => origin === 'kubernetes');
  if (client?.origin !== 'kubernetes' || broker === undefined || edge.port === undefined) return [];
  const port = podPort(edge.port, broker, facts);
  const into = policiesFor(broker.podLabels, broker.namespace, 'Ingress', facts);
  const outOf = policiesFor(client.pod.labels, client.namespace, 'Egress', facts);
  const isSame = client.namespace === broker.namespace;
  const allowed = (rules: readonly PolicyRule[], peer: Labels) =>
    rules.some((rule) => allowsPort(rule, port, broker) && allowsPeer(rule.peers, peer, isSame));
  const said = (side: string) => [
    {
      resource: edge.from,
      place: edge.place,
      what: `no policy lets ${client.name} ${side} port ${port} of the brokers`,
      fix: `allow ${client.name} there, on port ${port}`,
    },
  ];
  if (
    into.length > 0 &&
    !allowed(
      into.flatMap(({ ingress }) => ingress),
      client.pod.labels,
    )
  )
    return said('into');
  return outOf.length > 0 &&
    !allowed(
      outOf.flatMap(({ egress }) => egress),
      broker.podLabels,
    )
    ? said('out to')
    : [];
}

/** Port of the pod behind a port of a Service. */
function podPort(port: number, broker: KafkaNodes, { services }: Facts): number {
  const targets = services
    .filter(({ selector, namespace }) => selector !== undefined && namespace === broker.namespace && hasLabels(selector, broker.podLabels))
    .flatMap(({ ports }) => ports.filter((each) => each.port === port).map(({ target }) => Number(target)));
  return targets.find((target) => Number.isInteger(target)) ?? port;
}

function allowsPort({ ports }: PolicyRule, port: number, { listeners }: KafkaNodes): boolean {
  const names = listeners.filter((listener) => listener.port === port).map(({ name }) => name.toLowerCase());
  return (
    ports.length === 0 ||
    ports.some((each) => each === String(port) || names.includes(each.toLowerCase()) || each === '' || Number.isNaN(Number(each)))
  );
}

/** Peers beyond labels of the same namespace are taken on trust: nothing here knows the labels of namespaces. */
const allowsPeer = (peers: readonly PolicyPeer[], labels: Labels, isSame: boolean) =>
  peers.length === 0 ||
  peers.some(({ pods, namespaces, cidr }) => {
    if (cidr !== undefined) return true;
    if (pods !== undefined && !selects(pods, labels)) return false;
    return namespaces !== undefined || isSame;
  });

interface Component {
  readonly resource: string;
  readonly name: string;
  readonly namespace?: string;
  readonly podLabels: Labels;
}

const servicesTo = ({ podLabels, namespace }: Component, { services }: Facts): readonly ServiceFact[] =>
  services.filter(
    ({ selector, ...service }) =>
      service.namespace === namespace && selector !== undefined && Object.keys(selector).length > 0 && hasLabels(selector, podLabels),
  );

/** Ways in from outside: Services of a type that opens one, and routes to any Service. */
function exposed(component: Component, facts: Facts): readonly Violation[] {
  const services = servicesTo(component, facts);
  const opened = services
    .filter(({ type }) => type === 'LoadBalancer' || type === 'NodePort')
    .map(({ resource, place, type }) => ({
      resource,
      place,
      what: `a ${type} leads to it`,
      fix: 'make it a ClusterIP, or put a login before it',
    }));
  const routed = facts.routes
    .filter(
      (route) =>
        route.namespace === component.namespace && route.services.some((name) => services.some((service) => service.name === name)),
    )
    .map(({ resource, place }) => ({
      resource,
      place,
      what: `${resource.split('/')[0]} leads to it`,
      fix: 'remove the route, or put a login before it',
    }));
  return [...opened, ...routed];
}

function misunderstood(edge: Edge, facts: Facts): readonly Violation[] {
  const cluster = clusterOf(facts, edge.cluster);
  const nodes = cluster ? withRole(nodesOf(facts, cluster), 'broker') : [];
  const listener = nodes
    .flatMap((node) => node.listeners.filter(({ port }) => edge.port !== undefined && port === podPort(edge.port, node, facts)))
    .find(({ protocol }) => protocol !== undefined);
  if (listener === undefined || listener.protocol === edge.protocol) return [];
  const what = `it speaks ${edge.protocol} to port ${edge.port}, where ${listener.name} speaks ${listener.protocol}`;
  return [{ resource: edge.from, place: edge.place, what, fix: `set security.protocol to ${listener.protocol}, or dial another port` }];
}
