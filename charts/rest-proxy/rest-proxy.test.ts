import { App, Chart } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { inTwoZones as workloads } from '../../test/platform-parts.js';
import type { Peer } from '../shared/constructs.js';
import type { RestProxyConfig } from './config.js';
import { image, maximal, minimal } from './rest-proxy.fixture.js';
import { RestProxy, type RestProxyWiring } from './rest-proxy.js';

const kafka: Peer = { kind: 'pods', labels: { name: 'kafka' } };

function synth(proxy: RestProxyConfig, wiring: Partial<RestProxyWiring> = {}) {
  const chart = new Chart(new App(), 'test', { disableResourceNameHashes: true });
  const { url } = new RestProxy(chart, 'Proxy', { proxy, workloads, kafka, reaches: [], clients: [], ...wiring });
  const objects = chart.toJson();
  const find = (kind: string) => objects.find((object) => object.kind === kind);
  return { url, find, deployment: find('Deployment'), pod: find('Deployment').spec.template.spec };
}

describe('a REST proxy', () => {
  it('publishes the address of its Service', () => {
    const { url, find } = synth(maximal);
    expect(url).toBe('http://blue-rest-proxy.streaming.svc:8082');
    expect(find('Service')).toMatchObject({ metadata: { name: 'blue-rest-proxy' }, spec: { ports: [{ port: 8082, targetPort: 8082 }] } });
  });

  it('keeps each client at one pod where clients read, and only there', () => {
    expect(synth(maximal).find('Service').spec).toMatchObject({
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } },
    });
    expect(synth(minimal).find('Service').spec).not.toHaveProperty('sessionAffinity');
  });

  it('rolls without a pod too many, which hard spreading could place nowhere', () => {
    const { deployment } = synth(maximal);
    expect(deployment.spec).toMatchObject({ replicas: 3, strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } });
  });

  it('runs the image’s start command with its heap and its logging', () => {
    const [container] = synth(maximal).pod.containers;
    expect(container).toMatchObject({
      image: 'confluentinc/cp-kafka-rest:8.1.1',
      command: ['/bin/bash', '/etc/sluice/rest-proxy/start.sh'],
      resources: { requests: { cpu: '250m', memory: '1024Mi' }, limits: { memory: '1024Mi' } },
      env: [
        { name: 'TOOLS_DIR', value: '/usr/bin' },
        { name: 'TOOLS_SUFFIX', value: '' },
        { name: 'KAFKAREST_HEAP_OPTS', value: '-Xms768m -Xmx768m -XX:+ExitOnOutOfMemoryError' },
        { name: 'KAFKAREST_LOG4J_OPTS', value: '-Dlog4j2.configurationFile=/etc/sluice/rest-proxy/log4j2.properties' },
        { name: 'LOG_DIR', value: '/tmp/logs' },
      ],
    });
  });

  it('logs in the format of its band', () => {
    expect(Object.keys(synth({ ...minimal, image: image('7.6') }).find('ConfigMap').data)).toEqual([
      'client.properties',
      'kafka-rest.properties',
      'log4j.properties',
      'start.sh',
      'wait-for-topic.sh',
    ]);
  });

  it('starts once its user sees a topic it may use, or is let in at all', () => {
    const waited = (config: RestProxyConfig) => synth(config).pod.initContainers[0];
    const topicOf = (config: RestProxyConfig) => waited(config).env.find(({ name }: { name: string }) => name === 'TOPIC').value;
    expect([waited(maximal).name, topicOf(maximal)]).toEqual(['wait-for-orders', 'orders']);
    expect([waited(minimal).name, topicOf(minimal)]).toEqual(['wait-for-login', '']);
  });

  it('may run in a restricted namespace, with a root file system nobody writes to', () => {
    const { pod } = synth(minimal);
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000 },
    });
    expect(pod.containers[0].securityContext).toMatchObject({ readOnlyRootFilesystem: true });
    expect(pod.initContainers[0].securityContext).toMatchObject({ readOnlyRootFilesystem: true });
  });

  it('is ready when Kafka answers it, and is restarted only when its port is deaf', () => {
    const [container] = synth(minimal).pod.containers;
    expect(container.startupProbe).toMatchObject({ tcpSocket: { port: 8082 }, failureThreshold: 60 });
    expect(container.readinessProbe).toMatchObject({ httpGet: { port: 8082, path: '/v3/clusters' } });
    expect(container.livenessProbe).toMatchObject({ tcpSocket: { port: 'http' } });
  });

  it('logs in with its own Secret', () => {
    const { pod } = synth(maximal);
    expect(pod.containers[0].volumeMounts).toContainEqual({ name: 'kafka-0', mountPath: '/etc/sluice/credentials', readOnly: true });
    expect(pod.volumes).toContainEqual({ name: 'kafka-0', secret: { secretName: 'kafka-user-rest-proxy' } });
  });

  it('lets one pod go at a time, and none where it is the only one', () => {
    expect(synth(maximal).find('PodDisruptionBudget').spec.minAvailable).toBe(2);
    expect(synth(minimal).find('PodDisruptionBudget')).toBeUndefined();
  });

  it('hears nobody unless somebody is declared', () => {
    expect(synth(minimal).find('NetworkPolicy').spec).toMatchObject({ ingress: [], egress: [{ ports: [{ port: 9092 }] }] });
  });

  it('hears the declared clients, and talks to Kafka and to the registry', () => {
    const registry: Peer = { kind: 'pods', labels: { name: 'registry' } };
    const jobs: Peer = { kind: 'pods', labels: { name: 'jobs' } };
    const { spec } = synth(maximal, { reaches: [{ peers: [registry], ports: [8081] }], clients: [jobs] }).find('NetworkPolicy');
    expect(spec.ingress).toEqual([
      {
        from: [
          { podSelector: { matchLabels: { name: 'jobs' } } },
          { podSelector: { matchLabels: { app: 'shop' } }, namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'apps' } } },
          { podSelector: { matchLabels: { app: 'loader' } } },
        ],
        ports: [{ port: 8082, protocol: 'TCP' }],
      },
    ]);
    expect(spec.egress).toEqual([
      { to: [{ podSelector: { matchLabels: { name: 'kafka' } } }], ports: [{ port: 9093, protocol: 'TCP' }] },
      { to: [{ podSelector: { matchLabels: { name: 'registry' } } }], ports: [{ port: 8081, protocol: 'TCP' }] },
    ]);
  });
});
