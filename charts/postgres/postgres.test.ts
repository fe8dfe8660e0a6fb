import { describe, expect, it } from 'vitest';
import { inTwoZones as workloads } from '../../test/platform-parts.js';
import type { Peer } from '../shared/constructs.js';
import type { PostgresConfig } from './config.js';
import { maximal, minimal, synth } from './postgres.fixture.js';
import { Postgres } from './postgres.js';

const connect: Peer = { kind: 'pods', labels: { name: 'connect' } };

function server(config: PostgresConfig) {
  const { objects, find } = synth((scope) => new Postgres(scope, 'Postgres', { server: config, workloads, clients: [connect] }));
  const set = find('StatefulSet', config.name);
  const pod = set.spec.template.spec;
  return { objects, find, set, pod, container: pod.containers[0] };
}

describe('a Postgres server', () => {
  it('is one pod that is replaced by itself, whose disk outlives it', () => {
    const { set, objects } = server(maximal);
    expect(set.spec).toMatchObject({
      replicas: 1,
      serviceName: 'blue-postgres-nodes',
      updateStrategy: { type: 'RollingUpdate' },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      volumeClaimTemplates: [
        { metadata: { name: 'data' }, spec: { storageClassName: 'gp3', resources: { requests: { storage: '20Gi' } } } },
      ],
    });
    expect(objects.map(({ kind }) => kind).sort()).toEqual(['ConfigMap', 'NetworkPolicy', 'Service', 'Service', 'StatefulSet']);
  });

  it('mounts its disk where the major version wants it, below lost+found', () => {
    expect(server(minimal).container.volumeMounts).toContainEqual({ name: 'data', mountPath: '/var/lib/postgresql/data' });
    expect(server(maximal).container.volumeMounts).toContainEqual({ name: 'data', mountPath: '/var/lib/postgresql' });
    expect(server(maximal).container.env).toContainEqual({ name: 'PGDATA', value: '/var/lib/postgresql/18/docker' });
  });

  it('runs as the user of its image’s base', () => {
    expect(server(minimal).pod.securityContext).toMatchObject({ runAsUser: 999, runAsGroup: 999, fsGroup: 999 });
    expect(server(maximal).pod.securityContext).toMatchObject({ runAsUser: 70, fsGroup: 70 });
  });

  it('is told everything but the password, which is a file', () => {
    const { container, pod } = server(minimal);
    expect(container.env).toEqual([
      { name: 'MAJOR', value: '17' },
      { name: 'VOLUME_DIR', value: '/var/lib/postgresql/data' },
      { name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' },
      { name: 'POSTGRES_USER', value: 'postgres' },
      { name: 'POSTGRES_DB', value: 'streaming' },
      { name: 'POSTGRES_PASSWORD_FILE', value: '/etc/sluice/admin/password' },
      {
        name: 'POSTGRES_INITDB_ARGS',
        value: '--encoding=UTF8 --lc-collate=C --lc-ctype=C.UTF-8 --data-checksums --auth-local=scram-sha-256 --auth-host=scram-sha-256',
      },
    ]);
    expect(pod.volumes).toContainEqual({
      name: 'admin',
      secret: { secretName: 'postgres-postgres', items: [{ key: 'password', path: 'password' }] },
    });
  });

  it('has the scratch folders it writes to, shared memory in memory', () => {
    const { container, pod } = server(maximal);
    expect(container.securityContext.readOnlyRootFilesystem).toBe(true);
    expect(pod.volumes).toContainEqual({ name: 'shm', emptyDir: { medium: 'Memory', sizeLimit: '512Mi' } });
    expect(server(minimal).pod.volumes).toContainEqual({ name: 'shm', emptyDir: { medium: 'Memory', sizeLimit: '128Mi' } });
    expect(container.volumeMounts).toContainEqual({ name: 'run', mountPath: '/var/run/postgresql' });
  });

  it('is ready when it takes connections, and alive while it says no: both asked by the network', () => {
    const { container, pod } = server(minimal);
    const ask = 'pg_isready --quiet --host=127.0.0.1 --port=5432 --username=postgres --dbname=streaming';
    expect(container.readinessProbe.exec.command.join(' ')).toBe(ask);
    expect(container.startupProbe).toMatchObject({ exec: { command: ask.split(' ') }, periodSeconds: 3, failureThreshold: 600 });
    expect(container.livenessProbe.exec.command).toEqual(['/bin/bash', '-c', `${ask} || (($? == 1))`]);
    expect(pod.terminationGracePeriodSeconds).toBe(120);
  });

  it('shows a certificate whose key others cannot read', () => {
    const { pod, container } = server(maximal);
    expect(pod.volumes).toContainEqual({
      name: 'certificate',
      secret: {
        secretName: 'blue-postgres-tls',
        defaultMode: 0o640,
        items: [
          { key: 'tls.crt', path: 'tls.crt' },
          { key: 'tls.key', path: 'tls.key' },
        ],
      },
    });
    expect(container.volumeMounts).toContainEqual({ name: 'certificate', mountPath: '/etc/sluice/certificate', readOnly: true });
    expect(server(minimal).pod.volumes.map(({ name }: { name: string }) => name)).not.toContain('certificate');
  });

  it('hands the image nothing to run at a first start but the end of it', () => {
    const { pod, container, find } = server(minimal);
    const items = [{ key: 'first-start-done.sh', path: 'first-start-done.sh' }];
    expect(container.volumeMounts).toContainEqual({ name: 'first-start', mountPath: '/docker-entrypoint-initdb.d', readOnly: true });
    expect(pod.volumes).toContainEqual({ name: 'first-start', configMap: { name: find('ConfigMap', 'postgres-').metadata.name, items } });
  });

  it('restarts when a setting changes', () => {
    const name = (config: PostgresConfig) => server(config).find('ConfigMap', 'postgres-').metadata.name;
    expect(name({ ...minimal, settings: { work_mem: '8MB' } })).not.toBe(name(minimal));
  });

  it('lets in who is declared, and its migration, and opens no connection itself', () => {
    const labels = (component: string) => ({
      'app.kubernetes.io/name': 'postgres',
      'app.kubernetes.io/component': component,
      'app.kubernetes.io/part-of': 'streaming',
    });
    expect(server(maximal).find('NetworkPolicy', 'blue-postgres').spec).toMatchObject({
      podSelector: { matchLabels: labels('database') },
      egress: [],
      ingress: [
        {
          ports: [{ port: 5432, protocol: 'TCP' }],
          from: [
            { podSelector: { matchLabels: labels('migration') } },
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
