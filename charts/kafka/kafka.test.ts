import { describe, expect, it } from 'vitest';
import { certManager, pool } from '../../platform/spec.js';
import { at, list } from '../../policy/schemas/json.js';
import { all, type Change, kafka, kubernetes, platformOf, top } from '../../test/described.js';
import { ofKind } from '../../test/objects.js';
import { resource, synth } from '../../test/synth.js';
import { externalLoadBalancer, externalNodePort, internalTls } from './index.js';
import { Kafka } from './kafka.js';
import type { ListenerClient } from './policies.js';

const allowFrom = ['10.0.0.0/8', '192.0.2.0/24'] as const;
const twoPools = [
  pool({ name: 'a', brokers: 2, volumes: [{ storageGiB: 1 }] }),
  pool({ name: 'b', brokers: 1, volumes: [{ storageGiB: 1 }] }),
] as const;
const apps: ListenerClient = { listener: 'CLIENT', peer: { kind: 'pods', labels: { app: 'x' }, namespace: 'apps' } };

async function objects(change?: Change, clients: readonly ListenerClient[] = []) {
  const { kafka: cluster, workloads } = await platformOf(change);
  return synth((scope) => new Kafka(scope, 'Kafka', { cluster, workloads, clients }));
}
const template = (found: unknown) => at(found, 'spec', 'template', 'spec');
const container = (found: unknown) => list(at(template(found), 'containers'))[0];
const env = (found: unknown) =>
  Object.fromEntries(list(at(container(found), 'env')).map((entry) => [at(entry, 'name'), at(entry, 'value')]));

describe('a set of brokers', () => {
  it('has its memory, its heap, and a start budget as long as recovery may take', async () => {
    const broker = resource(await objects(kafka({ recoveryBudgetSeconds: 100 })), 'StatefulSet', 'kafka-broker-1');
    expect(at(container(broker), 'resources', 'limits', 'memory')).toBe('4096Mi');
    expect(at(container(broker), 'resources', 'requests', 'cpu')).toBe('1000m');
    expect(env(broker)).toMatchObject({
      KAFKA_HEAP_OPTS: '-Xms2048m -Xmx2048m -XX:+ExitOnOutOfMemoryError',
      FIRST_NODE_ID: '100',
      METADATA_VERSION: '4.3',
    });
    expect(at(container(broker), 'startupProbe')).toMatchObject({ failureThreshold: 34, periodSeconds: 3, tcpSocket: { port: 9091 } });
    expect(at(container(broker), 'readinessProbe')).toMatchObject({ tcpSocket: { port: 9091 } });
    expect(at(container(broker), 'livenessProbe')).toMatchObject({
      tcpSocket: { port: 'internal' },
      periodSeconds: 10,
      failureThreshold: 6,
    });
    expect(at(template(broker), 'terminationGracePeriodSeconds')).toBe(120);
  });

  it('of controllers is probed at their port, with less patience at the end', async () => {
    const controller = resource(await objects(), 'StatefulSet', 'kafka-controller');
    expect(at(container(controller), 'startupProbe')).toMatchObject({ tcpSocket: { port: 9090 } });
    expect(at(template(controller), 'terminationGracePeriodSeconds')).toBe(60);
    expect(controller.metadata.annotations).toEqual({ 'sluice.dev/bootstrap-marker': 'kafka-bootstrap-state' });
    expect(list(at(template(controller), 'volumes'))).toContainEqual({
      name: 'bootstrap',
      configMap: { name: 'kafka-bootstrap-state', optional: true },
    });
  });

  it('that are no controllers know no marker', async () => {
    const broker = resource(await objects(), 'StatefulSet', 'kafka-broker-1');
    expect(broker.metadata.annotations).toBeUndefined();
    expect(JSON.stringify(template(broker))).not.toContain('bootstrap-state');
  });

  it('is bound to its zone, or spread over them', async () => {
    const zoned = resource(await objects(), 'StatefulSet', 'kafka-broker-2');
    const terms = at(template(zoned), 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution');
    expect(terms).toEqual({
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: ['a-2'] }] }],
    });
    expect(at(template(zoned), 'topologySpreadConstraints')).toBeUndefined();
    const free = resource(await objects(kafka({ pools: twoPools })), 'StatefulSet', 'kafka-broker-a');
    expect(at(template(free), 'affinity', 'nodeAffinity')).toBeUndefined();
    expect(at(template(free), 'topologySpreadConstraints')).toMatchObject([{ maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule' }]);
  });

  it.each([
    ['hard', 'requiredDuringSchedulingIgnoredDuringExecution'],
    ['soft', 'preferredDuringSchedulingIgnoredDuringExecution'],
  ] as const)('keeps %s distance from all brokers, not only its own', async (spread, field) => {
    const broker = resource(await objects(kubernetes({ spread })), 'StatefulSet', 'kafka-broker-1');
    const apart = at(template(broker), 'affinity', 'podAntiAffinity');
    expect(Object.keys(Object(apart))).toEqual([field]);
    expect(JSON.stringify(apart)).toContain('"kubernetes.io/hostname"');
    expect(JSON.stringify(apart)).not.toContain('kafka-broker-1');
  });

  it('has a claim for each disk, of its class', async () => {
    const volumes = [{ storageGiB: 5 }, { storageGiB: 0.5, storageClass: 'slow' }] as const;
    const change = all(kubernetes({ storageClass: 'fast' }), kafka({ pools: [pool({ name: 'a', brokers: 3, volumes })] }));
    const broker = resource(await objects(change), 'StatefulSet', 'kafka-broker-a');
    expect(at(broker, 'spec', 'volumeClaimTemplates')).toMatchObject([
      { metadata: { name: 'data-0' }, spec: { storageClassName: 'fast', resources: { requests: { storage: '5Gi' } } } },
      { metadata: { name: 'data-1' }, spec: { storageClassName: 'slow', resources: { requests: { storage: '0.5Gi' } } } },
    ]);
    const mounts = list(at(container(broker), 'volumeMounts')).map((mount) => [at(mount, 'name'), at(mount, 'mountPath')]);
    expect(mounts.slice(-2)).toEqual([
      ['data-0', '/var/lib/kafka/data-0'],
      ['data-1', '/var/lib/kafka/data-1'],
    ]);
  });

  it('of a dynamic quorum is told all voters with their directories', async () => {
    const directoryIds = ['A03mJ8s4TZ-bwXq5VdR0Eg'] as const;
    const change = all(
      top({ class: 'staging' }),
      kafka({ coordination: { mode: 'kraft', controllers: 1, dynamicQuorum: { directoryIds } } }),
    );
    const host = 'kafka-controller-0.kafka-controllers.streaming.svc';
    for (const name of ['kafka-controller', 'kafka-broker-1'])
      expect(env(resource(await objects(change), 'StatefulSet', name))).toMatchObject({
        INITIAL_VOTERS: `0@${host}:9090:${directoryIds[0]}`,
      });
    expect(env(resource(await objects(), 'StatefulSet', 'kafka-controller'))).not.toHaveProperty('INITIAL_VOTERS');
  });
});

describe('what is outside', () => {
  const ports = (found: unknown) => list(at(found, 'spec', 'ports'));
  const nodePort = kafka({
    pools: twoPools,
    users: [],
    clients: [],
    listeners: [internalTls(), externalNodePort({ host: 'b{id}.x', allowFrom })],
  });
  const balancer = (annotations?: Record<string, string>) =>
    kafka({
      pools: twoPools,
      clients: [],
      listeners: [
        internalTls(),
        externalLoadBalancer({ host: 'b{id}.x', bootstrapHost: 'k.x', allowFrom, ...(annotations && { annotations }) }),
      ],
    });

  it('reaches each broker by a NodePort of its own, and there is no other', async () => {
    const services = ofKind(await objects(nodePort), 'Service').filter((service) => at(service, 'spec', 'type') === 'NodePort');
    expect(services.map((service) => [service.metadata.name, at(ports(service)[0], 'nodePort')])).toEqual([
      ['kafka-broker-a-0-external', 31_100],
      ['kafka-broker-a-1-external', 31_101],
      ['kafka-broker-b-0-external', 31_200],
    ]);
    for (const service of services) expect(ports(service)).toMatchObject([{ name: 'external', port: 9094, targetPort: 9094 }]);
  });

  it('reaches each broker by a load balancer of its own, and all of them by one', async () => {
    const found = await objects(balancer({ 'example.com/scheme': 'internal' }));
    const services = ofKind(found, 'Service').filter((service) => at(service, 'spec', 'type') === 'LoadBalancer');
    expect(services.map(({ metadata }) => metadata.name)).toEqual([
      'kafka-broker-a-0-external',
      'kafka-broker-a-1-external',
      'kafka-broker-b-0-external',
      'kafka-bootstrap-external',
    ]);
    for (const service of services) {
      expect(at(service, 'spec', 'loadBalancerSourceRanges')).toEqual(allowFrom);
      expect(service.metadata.annotations).toEqual({ 'example.com/scheme': 'internal' });
      expect(ports(service).map((port) => at(port, 'nodePort'))).toEqual([undefined]);
    }
    expect(resource(await objects(balancer()), 'Service', 'kafka-bootstrap-external').metadata.annotations).toBeUndefined();
  });

  it('is selected pod by pod', async () => {
    const services = ofKind(await objects(nodePort), 'Service').filter(({ metadata }) => metadata.name.endsWith('-external'));
    const selectors = services.map((service) => JSON.stringify(at(service, 'spec', 'selector')));
    expect(new Set(selectors).size).toBe(3);
    expect(selectors[1]).toContain('"kafka-broker-a-1"');
  });

  it('comes from the allowed addresses to that port alone', async () => {
    const policy = resource(await objects(nodePort), 'NetworkPolicy', 'kafka-broker');
    const rules = list(at(policy, 'spec', 'ingress')).filter((rule) => JSON.stringify(rule).includes('ipBlock'));
    expect(rules).toEqual([{ from: allowFrom.map((cidr) => ({ ipBlock: { cidr } })), ports: [{ port: 9094, protocol: 'TCP' }] }]);
  });
});

describe('network policies', () => {
  const ports = (rules: unknown) => list(rules).flatMap((rule) => list(at(rule, 'ports')).map((port) => at(port, 'port')));

  it('let declared clients in at their listener, and nobody where none is declared', async () => {
    const policy = resource(await objects(undefined, [apps]), 'NetworkPolicy', 'kafka-broker');
    expect(list(at(policy, 'spec', 'ingress'))).toContainEqual({
      from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'apps' } }, podSelector: { matchLabels: { app: 'x' } } }],
      ports: [{ port: 9093, protocol: 'TCP' }],
    });
    const closed = resource(await objects(), 'NetworkPolicy', 'kafka-broker');
    expect(ports(at(closed, 'spec', 'ingress'))).toEqual([9091]);
  });

  it('let brokers talk to brokers and controllers, controllers to controllers, and nobody else out', async () => {
    const found = await objects();
    expect(ports(at(resource(found, 'NetworkPolicy', 'kafka-broker'), 'spec', 'egress'))).toEqual([9091, 9090]);
    expect(ports(at(resource(found, 'NetworkPolicy', 'kafka-controller'), 'spec', 'egress'))).toEqual([9090]);
    expect(ports(at(resource(found, 'NetworkPolicy', 'kafka-controller'), 'spec', 'ingress'))).toEqual([9090]);
  });

  it('let the peers of a rule be somebody: an empty list would be everybody', async () => {
    for (const policy of ofKind(await objects(undefined, [apps]), 'NetworkPolicy'))
      for (const rule of [...list(at(policy, 'spec', 'ingress')), ...list(at(policy, 'spec', 'egress'))])
        expect([...list(at(rule, 'from')), ...list(at(rule, 'to'))].length).toBeGreaterThan(0);
  });
});

describe('certificates', () => {
  it('are asked of cert-manager for nodes and administrator, with every name', async () => {
    const change = kafka({ certificates: certManager({ name: 'ca', kind: 'Issuer' }) });
    const { certificates } = (await platformOf(change)).kafka;
    const found = await objects(change);
    expect(resource(found, 'Certificate', 'kafka-nodes-tls').spec).toEqual({
      secretName: 'kafka-nodes-tls',
      commonName: 'kafka-node',
      dnsNames: certificates?.nodes.dnsNames,
      usages: ['digital signature', 'key encipherment', 'server auth', 'client auth'],
      privateKey: { algorithm: 'ECDSA', size: 256, encoding: 'PKCS8', rotationPolicy: 'Always' },
      duration: '8760h0m0s',
      renewBefore: '1440h0m0s',
      issuerRef: { name: 'ca', kind: 'Issuer', group: 'cert-manager.io' },
    });
    expect(resource(found, 'Certificate', 'kafka-admin-tls').spec).not.toHaveProperty('dnsNames');
  });

  it('from Secrets are asked of nobody', async () => {
    expect(ofKind(await objects(), 'Certificate')).toEqual([]);
  });
});
