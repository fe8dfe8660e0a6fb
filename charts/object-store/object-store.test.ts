import { App, Chart } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { workloads } from '../../test/platform-parts.js';
import type { Peer } from '../shared/constructs.js';
import type { ObjectStoreConfig } from './config.js';
import { maximal, minimal } from './object-store.fixture.js';
import { ObjectStore } from './object-store.js';

const connect: Peer = { kind: 'pods', labels: { name: 'connect' } };
const labels = (component: string) => ({
  'app.kubernetes.io/name': 'object-store',
  'app.kubernetes.io/component': component,
  'app.kubernetes.io/part-of': 'streaming',
});

function synth(store: ObjectStoreConfig) {
  const chart = new Chart(new App(), 'test', { disableResourceNameHashes: true });
  const { url } = new ObjectStore(chart, 'Store', { store, workloads, clients: [connect] });
  const objects = chart.toJson();
  const find = (kind: string, name: string) => objects.find((object) => object.kind === kind && object.metadata.name.startsWith(name));
  const set = find('StatefulSet', store.name);
  return { url, find, set, pod: set.spec.template.spec, job: find('Job', `${store.name}-buckets-`) };
}

describe('the stand-in for S3', () => {
  it('publishes the address of its Service', () => {
    expect(synth(maximal).url).toBe('http://blue-object-store.streaming.svc:7070');
    expect(synth(maximal).find('Service', 'blue-object-store').spec).toMatchObject({ ports: [{ name: 's3', port: 7070 }] });
  });

  it('is one pod whose disk outlives it', () => {
    const { set } = synth(maximal);
    expect(set.spec).toMatchObject({
      replicas: 1,
      serviceName: 'blue-object-store-nodes',
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      volumeClaimTemplates: [{ spec: { storageClassName: 'gp3', resources: { requests: { storage: '20Gi' } } } }],
    });
    expect(synth(minimal).set.spec.volumeClaimTemplates[0].spec).not.toHaveProperty('storageClassName');
  });

  it('runs the gateway over a folder below the mount, as nobody special, with its keys as files', () => {
    const { pod } = synth(maximal);
    const [container] = pod.containers;
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 });
    expect(container.command).toEqual(['/bin/sh', '/etc/sluice/object-store/start.sh']);
    expect(container.env).toEqual([
      { name: 'GATEWAY', value: '/usr/local/bin/versitygw' },
      { name: 'PORT', value: '7070' },
      { name: 'REGION', value: 'eu-west-1' },
      { name: 'HEALTH_PATH', value: '/_health' },
      { name: 'DATA_DIR', value: '/data/objects' },
      { name: 'GOMEMLIMIT', value: '409MiB' },
    ]);
    expect(pod.volumes).toContainEqual({ name: 'keys', secret: { secretName: 'blue-object-store-keys' } });
  });

  it('is ready when it says it is healthy', () => {
    const [container] = synth(minimal).pod.containers;
    expect(container.readinessProbe.httpGet).toMatchObject({ path: '/_health', port: 7070 });
    expect(container.livenessProbe.tcpSocket).toEqual({ port: 's3' });
  });

  it('lets in who is declared, and the Job that makes buckets', () => {
    expect(synth(maximal).find('NetworkPolicy', 'blue-object-store').spec).toMatchObject({
      egress: [],
      ingress: [
        {
          ports: [{ port: 7070 }],
          from: [
            { podSelector: { matchLabels: labels('buckets') } },
            { podSelector: { matchLabels: { name: 'connect' } } },
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'apps' } },
              podSelector: { matchLabels: { app: 'shop' } },
            },
            { podSelector: {} },
          ],
        },
      ],
    });
  });
});

describe('its buckets', () => {
  it('are made by a Job named by what it does', () => {
    const { job } = synth(maximal);
    expect(job.spec.template.spec.containers[0]).toMatchObject({
      image: 'curlimages/curl:8.14.1',
      command: ['/bin/sh', '/etc/sluice/buckets/buckets.sh'],
      env: [
        { name: 'ENDPOINT', value: 'http://blue-object-store.streaming.svc:7070' },
        { name: 'HEALTH_PATH', value: '/_health' },
        { name: 'REGION', value: 'eu-west-1' },
        { name: 'BUCKETS', value: 'lake lake-checkpoints' },
      ],
    });
    expect(synth({ ...maximal, buckets: ['lake'] }).job.metadata.name).not.toBe(job.metadata.name);
  });

  it('need the store and nothing else', () => {
    expect(synth(minimal).find('NetworkPolicy', 'object-store-buckets').spec).toMatchObject({
      ingress: [],
      egress: [{ to: [{ podSelector: { matchLabels: labels('storage') } }], ports: [{ port: 7070 }] }],
    });
  });
});
