import { App, Chart } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { inTwoZones as workloads } from '../../test/platform-parts.js';
import type { ConnectCluster } from './config.js';
import { brokers, connector, image, maximal, minimal } from './connect.fixture.js';
import { KafkaConnect, type KafkaConnectConfig } from './connect.js';
import { ConnectorDelivery, deliveryIdentity } from './delivery.js';

function synth(connect: ConnectCluster, wiring: Partial<KafkaConnectConfig> = {}) {
  const chart = new Chart(new App(), 'test', { disableResourceNameHashes: true });
  const { url } = new KafkaConnect(chart, 'Connect', { connect, workloads, kafka: brokers, neighbours: [], clients: [], ...wiring });
  const objects = chart.toJson();
  const find = (kind: string, name?: string) => objects.find((object) => object.kind === kind && (!name || object.metadata.name === name));
  return { url, find, set: find('StatefulSet'), pod: find('StatefulSet').spec.template.spec };
}

describe('the workers', () => {
  it('publish the address of their Service', () => {
    const { url, find } = synth(maximal);
    expect(url).toBe('http://blue-connect.streaming.svc:8083');
    expect(find('Service', 'blue-connect')).toMatchObject({ spec: { ports: [{ port: 8083 }] } });
    expect(find('Service', 'blue-connect').spec).not.toHaveProperty('clusterIP');
  });

  it('find one another before they are ready', () => {
    expect(synth(maximal).find('Service', 'blue-connect-workers').spec).toMatchObject({
      clusterIP: 'None',
      publishNotReadyAddresses: true,
    });
  });

  it('keep their names and start all at once', () => {
    expect(synth(maximal).set.spec).toMatchObject({
      replicas: 3,
      serviceName: 'blue-connect-workers',
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate' },
    });
  });

  it('run the image’s start command with their heap and logging', () => {
    expect(synth(maximal).pod.containers[0]).toMatchObject({
      image: 'confluentinc/cp-kafka-connect:8.1.1',
      command: ['/bin/bash', '/etc/sluice/connect/start.sh'],
      resources: { requests: { cpu: '1000m', memory: '2048Mi' }, limits: { memory: '2048Mi' } },
      env: expect.arrayContaining([
        { name: 'TOOLS_DIR', value: '/usr/bin' },
        { name: 'KAFKA_HEAP_OPTS', value: '-Xms1536m -Xmx1536m -XX:+ExitOnOutOfMemoryError' },
        { name: 'KAFKA_LOG4J_OPTS', value: '-Dlog4j2.configurationFile=/etc/sluice/connect/log4j2.properties' },
      ]),
    });
  });

  it.each([
    ['apache/kafka', '4.3', '/health'],
    ['confluentinc/cp-kafka-connect', '7.9', '/health'],
    ['confluentinc/cp-kafka-connect', '7.6', '/'],
  ])('%s:%s is ready when %s answers', (repository, band, path) => {
    const [container] = synth({ ...minimal, image: image(repository, band) }).pod.containers;
    expect(container).toMatchObject({
      startupProbe: { tcpSocket: { port: 8083 }, periodSeconds: 3, failureThreshold: 100 },
      readinessProbe: { httpGet: { port: 8083, path } },
      livenessProbe: { tcpSocket: { port: 'rest' } },
    });
  });

  it('wait for the topic that is made last', () => {
    const [wait] = synth(maximal).pod.initContainers;
    expect(wait).toMatchObject({
      name: 'wait-for-streaming-blue-connect-status',
      image: 'confluentinc/cp-kafka-connect:8.1.1',
      env: expect.arrayContaining([
        { name: 'TOPIC', value: 'streaming-blue-connect-status' },
        { name: 'REPLICAS', value: '3' },
        { name: 'CLEANUP', value: 'compact' },
      ]),
    });
  });

  it('copy plugins out of the images that hold them', () => {
    const [, copy] = synth(maximal).pod.initContainers;
    expect(copy).toMatchObject({
      name: 'plugin-s3',
      image: 'registry.example.com/plugins:7',
      env: [
        { name: 'FROM', value: '/plugins/s3' },
        { name: 'TO', value: '/var/lib/sluice/plugins/s3' },
      ],
      volumeMounts: expect.arrayContaining([{ name: 'plugins', mountPath: '/var/lib/sluice/plugins' }]),
      securityContext: { readOnlyRootFilesystem: true },
    });
    expect(JSON.stringify(synth(minimal).pod)).not.toContain('/var/lib/sluice/plugins');
  });

  it('read their login and the connectors’ Secrets from files', () => {
    const { pod } = synth(maximal);
    expect(pod.volumes).toEqual(
      expect.arrayContaining([
        { name: 'kafka-0', secret: { secretName: 'kafka-user-connect' } },
        { name: 'secret-0', secret: { secretName: 'lake' } },
        { name: 'secret-1', secret: { secretName: 'orders-db' } },
      ]),
    );
    expect(pod.containers[0].volumeMounts).toEqual(
      expect.arrayContaining([{ name: 'secret-1', mountPath: '/etc/sluice/secrets/orders-db', readOnly: true }]),
    );
  });

  it('may run in a restricted namespace, with a root file system nobody writes to', () => {
    const { pod } = synth(minimal);
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000 },
    });
    for (const container of [...pod.containers, ...pod.initContainers]) {
      expect(container.securityContext).toMatchObject({ readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
    }
  });

  it('have a budget when there are several', () => {
    expect(synth(maximal).find('PodDisruptionBudget').spec).toMatchObject({ minAvailable: 2 });
    expect(synth(minimal).find('PodDisruptionBudget')).toBeUndefined();
  });

  it('talk to one another, the brokers and what is declared, and listen to declared peers alone', () => {
    const neighbours = [{ peers: [{ kind: 'pods', labels: { name: 'postgres' } }], ports: [5432] }] as const;
    const clients = [{ kind: 'pods', labels: { name: 'deliver' } }] as const;
    const workers = { podSelector: { matchLabels: expect.objectContaining({ 'app.kubernetes.io/component': 'worker' }) } };
    expect(synth(maximal, { neighbours, clients }).find('NetworkPolicy').spec).toMatchObject({
      ingress: [{ from: [workers, { podSelector: { matchLabels: { name: 'deliver' } } }], ports: [{ port: 8083 }] }],
      egress: [
        { to: [workers], ports: [{ port: 8083 }] },
        { to: [{ podSelector: { matchLabels: { name: 'kafka' } } }], ports: [{ port: 9093 }] },
        { to: [{ podSelector: { matchLabels: { name: 'postgres' } } }], ports: [{ port: 5432 }] },
      ],
    });
  });

  it('log in the format of their band', () => {
    const files = (connect: ConnectCluster) => Object.keys(synth(connect).find('ConfigMap').data).sort();
    expect(files(minimal)).toEqual(['client.properties', 'connect.properties', 'log4j2.properties', 'start.sh', 'wait-for-topic.sh']);
    expect(files({ ...minimal, image: image('apache/kafka', '3.9') })).toContain('log4j.properties');
  });
});

describe('the delivery of connectors', () => {
  function deliver(connectors = [connector], retired: readonly string[] = ['old']) {
    const chart = new Chart(new App(), 'test', { disableResourceNameHashes: true });
    new ConnectorDelivery(chart, 'Delivery', { connect: minimal, connectors, retired, workloads });
    const objects = chart.toJson();
    return (kind: string) => objects.find((object) => object.kind === kind);
  }

  it('is a Job of the workers’ image, named by all it does', () => {
    const job = deliver()('Job');
    expect(job.metadata.name).toMatch(/^connect-connectors-[0-9a-f]{10}$/);
    expect(deliver()('Job').metadata.name).toBe(job.metadata.name);
    expect(deliver([{ ...connector, tasksMax: 2 }])('Job').metadata.name).not.toBe(job.metadata.name);
    expect(deliver([connector], [])('Job').metadata.name).not.toBe(job.metadata.name);
    expect(job.spec.template.spec).toMatchObject({
      restartPolicy: 'Never',
      containers: [
        {
          image: 'apache/kafka:4.3.1',
          env: [
            { name: 'HOST', value: 'connect.streaming.svc' },
            { name: 'PORT', value: '8083' },
          ],
        },
      ],
    });
  });

  it('reads one file a connector', () => {
    const { data } = deliver()('ConfigMap');
    expect(Object.keys(data).sort()).toEqual(['declared.txt', 'deliver.sh', 'lines.json', 'retired.txt']);
    expect(data['declared.txt']).toBe('lines\n');
    expect(data['retired.txt']).toBe('old\n');
    expect(JSON.parse(data['lines.json'])).toMatchObject({
      name: 'lines',
      'tasks.max': '1',
      'value.converter': 'org.apache.kafka.connect.storage.StringConverter',
    });
  });

  it('reaches the workers and nothing else', () => {
    expect(deliver()('NetworkPolicy').spec).toMatchObject({ egress: [{ ports: [{ port: 8083 }] }], ingress: [] });
    expect(deliveryIdentity(workloads)).toEqual({ name: 'connect', component: 'connectors', partOf: 'streaming' });
  });
});
