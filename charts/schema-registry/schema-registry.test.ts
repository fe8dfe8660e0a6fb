import { App, Chart } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { inTwoZones as workloads } from '../../test/platform-parts.js';
import type { Peer } from '../shared/constructs.js';
import type { SchemaRegistryConfig } from './config.js';
import { image, maximal, minimal } from './schema-registry.fixture.js';
import { SchemaRegistry } from './schema-registry.js';

const kafka: Peer = { kind: 'pods', labels: { name: 'kafka' } };
const connect: Peer = { kind: 'pods', labels: { name: 'connect' } };

function synth(registry: SchemaRegistryConfig) {
  const chart = new Chart(new App(), 'test', { disableResourceNameHashes: true });
  const { url } = new SchemaRegistry(chart, 'Registry', { registry, workloads, kafka, clients: [connect] });
  const objects = chart.toJson();
  const find = (kind: string, name: string) => objects.find((object) => object.kind === kind && object.metadata.name.startsWith(name));
  return { url, objects, find, set: find('StatefulSet', registry.name), pod: find('StatefulSet', registry.name).spec.template.spec };
}

const variables = (container: { env: { name: string; value: string }[] }) =>
  Object.fromEntries(container.env.map(({ name, value }) => [name, value]));

describe('a Schema Registry', () => {
  it('publishes the address of its Service', () => {
    const { url, find } = synth(maximal);
    expect(url).toBe('http://blue-schema-registry.streaming.svc:8081');
    expect(find('Service', 'blue-schema-registry').spec).toMatchObject({ ports: [{ name: 'http', port: 8081, targetPort: 8081 }] });
    expect(find('Service', 'blue-schema-registry').spec).not.toHaveProperty('clusterIP');
  });

  it('gives its pods names that resolve before they are ready', () => {
    const { set, find } = synth(maximal);
    expect(set.spec).toMatchObject({ replicas: 3, serviceName: 'blue-schema-registry-nodes', podManagementPolicy: 'Parallel' });
    expect(find('Service', 'blue-schema-registry-nodes').spec).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
  });

  it('runs the image’s start command with its heap, its logging and nothing that the image takes for settings', () => {
    const { pod } = synth(maximal);
    const [container] = pod.containers;
    expect(container).toMatchObject({
      image: 'confluentinc/cp-schema-registry:8.1.1',
      command: ['/bin/bash', '/etc/sluice/schema-registry/start.sh'],
      resources: { requests: { cpu: '250m', memory: '1024Mi' }, limits: { memory: '1024Mi' } },
    });
    expect(variables(container)).toEqual({
      TOOLS_DIR: '/usr/bin',
      TOOLS_SUFFIX: '',
      SCHEMA_REGISTRY_HEAP_OPTS: '-Xms768m -Xmx768m -XX:+ExitOnOutOfMemoryError',
      SCHEMA_REGISTRY_LOG4J_OPTS: '-Dlog4j2.configurationFile=/etc/sluice/schema-registry/log4j2.properties',
      LOG_DIR: '/tmp/logs',
    });
  });

  it('logs in the format of its band', () => {
    const { find, pod } = synth({ ...minimal, image: image('7.9') });
    expect(variables(pod.containers[0])).toMatchObject({
      SCHEMA_REGISTRY_LOG4J_OPTS: '-Dlog4j.configuration=file:/etc/sluice/schema-registry/log4j.properties',
    });
    expect(Object.keys(find('ConfigMap', 'schema-registry-').data)).toContain('log4j.properties');
  });

  it('may run in a restricted namespace, with a root file system nobody writes to', () => {
    const { pod } = synth(minimal);
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000 },
    });
    expect(pod.containers[0].securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
    expect(pod.volumes.map(({ name }: { name: string }) => name)).toEqual(['run', 'tmp', 'settings']);
  });

  it('is ready when it has read its topic, and is restarted only when its port is deaf', () => {
    const [container] = synth(minimal).pod.containers;
    expect(container.startupProbe).toMatchObject({ tcpSocket: { port: 8081 }, periodSeconds: 3, failureThreshold: 100 });
    expect(container.readinessProbe).toMatchObject({ httpGet: { port: 8081, path: '/config' } });
    expect(container.livenessProbe).toMatchObject({ tcpSocket: { port: 'http' } });
  });

  it('waits for its topic, compacted and with all its copies, by the brokers’ image and its own login', () => {
    const { pod, find } = synth(maximal);
    const [wait] = pod.initContainers;
    expect(wait).toMatchObject({ name: 'wait-for-schemas-blue', image: 'apache/kafka:4.3.1' });
    expect(variables(wait)).toMatchObject({ TOPIC: '_schemas_blue', REPLICAS: '3', CLEANUP: 'compact', TOOLS_DIR: '/opt/kafka/bin' });
    expect(find('ConfigMap', 'blue-schema-registry-').data['client.properties']).toContain('security.protocol=SASL_SSL');
    for (const container of [wait, pod.containers[0]])
      expect(container.volumeMounts).toContainEqual({ name: 'kafka-0', mountPath: '/etc/sluice/credentials', readOnly: true });
  });

  it('lets one pod go at a time, and none where it is the only one', () => {
    expect(synth(maximal).find('PodDisruptionBudget', 'blue-schema-registry').spec.minAvailable).toBe(2);
    expect(synth(minimal).find('PodDisruptionBudget', 'schema-registry')).toBeUndefined();
  });

  it('spreads over nodes and zones', () => {
    const { pod } = synth(maximal);
    expect(pod.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution).toHaveLength(1);
    expect(pod.topologySpreadConstraints).toMatchObject([{ whenUnsatisfiable: 'DoNotSchedule' }]);
  });

  it('hears its own pods, its Job and the declared clients, and talks to its own pods and to Kafka', () => {
    const { spec } = synth(maximal).find('NetworkPolicy', 'blue-schema-registry');
    const own = {
      matchLabels: {
        'app.kubernetes.io/name': 'schema-registry',
        'app.kubernetes.io/component': 'registry',
        'app.kubernetes.io/part-of': 'streaming',
      },
    };
    expect(spec.podSelector).toEqual(own);
    expect(spec.ingress).toEqual([
      {
        from: [
          { podSelector: own },
          { podSelector: { matchLabels: { ...own.matchLabels, 'app.kubernetes.io/component': 'levels' } } },
          { podSelector: { matchLabels: { name: 'connect' } } },
          { podSelector: { matchLabels: { app: 'shop' } }, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'apps' } } },
          { podSelector: { matchLabels: { app: 'loader' } } },
        ],
        ports: [{ port: 8081, protocol: 'TCP' }],
      },
    ]);
    expect(spec.egress).toEqual([
      { to: [{ podSelector: own }], ports: [{ port: 8081, protocol: 'TCP' }] },
      { to: [{ podSelector: { matchLabels: { name: 'kafka' } } }], ports: [{ port: 9093, protocol: 'TCP' }] },
    ]);
  });
});

describe('its compatibility levels', () => {
  it('are set by a Job of the registry’s own image, which talks to the registry alone', () => {
    const { find } = synth(maximal);
    const job = find('Job', 'blue-schema-registry-levels-');
    const [container] = job.spec.template.spec.containers;
    expect(job.spec).toMatchObject({
      backoffLimit: 4,
      template: { spec: { restartPolicy: 'Never', automountServiceAccountToken: false } },
    });
    expect(container).toMatchObject({
      image: 'confluentinc/cp-schema-registry:8.1.1',
      command: ['/bin/bash', '/etc/sluice/levels/levels.sh'],
    });
    expect(variables(container)).toEqual({ HOST: 'blue-schema-registry.streaming.svc', PORT: '8081' });
    const policy = find('NetworkPolicy', 'blue-schema-registry-levels').spec;
    expect(policy.ingress).toEqual([]);
    expect(policy.egress).toMatchObject([{ ports: [{ port: 8081 }] }]);
  });

  it('are in the Job’s name: other levels are another Job, the same are the same', () => {
    const name = (config: SchemaRegistryConfig) => synth(config).find('Job', 'schema-registry-levels-').metadata.name;
    expect(name({ ...minimal, subjects: { a: 'FULL' } })).not.toBe(name(minimal));
    expect(name({ ...minimal, heapMiB: 400 })).toBe(name(minimal));
  });
});
