import { describe, expect, it } from 'vitest';
import { inTwoZones as workloads } from '../../test/platform-parts.js';
import { databaseLogin } from '../shared/index.js';
import { DataGenerators } from './data-generators.js';
import type { DataGenerator } from './generator.js';
import type { Migration } from './migration.js';
import { generator, migration, outside, synth } from './postgres.fixture.js';
import { PostgresMigration } from './postgres-migration.js';

const migrated = (config: Migration) => synth((scope) => new PostgresMigration(scope, 'Migration', { migration: config, workloads }));
const generated = (...generators: [DataGenerator, ...DataGenerator[]]) =>
  synth((scope) => new DataGenerators(scope, 'Generators', { name: 'generators', generators, workloads }));
const mounted = (pod: { volumes: { name: string }[] }, name: string) => pod.volumes.find((volume) => volume.name === name);
const files = (...keys: string[]) => keys.map((key) => ({ key, path: key }));

describe('the migration', () => {
  it('is a Job named by all it does', () => {
    const name = (config: Migration) => migrated(config).find('Job', 'postgres-migration-').metadata.name;
    expect(name(migration)).toMatch(/^postgres-migration-[0-9a-f]{10}$/);
    expect(name(migration)).toBe(name({ ...migration }));
    expect(name({ ...migration, publications: [] })).not.toBe(name(migration));
  });

  it('has the SQL, the login and each user’s Secret as files', () => {
    const { find } = migrated(migration);
    const pod = find('Job', 'postgres-migration-').spec.template.spec;
    expect(Object.keys(find('ConfigMap', 'postgres-migration-').data)).toEqual([
      '000-customers.sql',
      '900-publications.sql',
      '910-users.sql',
      'client.sh',
      'migrate.sh',
    ]);
    expect(mounted(pod, 'login')).toEqual({
      name: 'login',
      secret: { secretName: 'postgres-postgres', items: files('username', 'password') },
    });
    expect(mounted(pod, 'user-2')).toEqual({
      name: 'user-2',
      secret: { secretName: 'postgres-generator', items: files('username', 'password') },
    });
    expect(pod.containers[0].volumeMounts).toContainEqual({ name: 'user-2', mountPath: '/etc/sluice/users/generator', readOnly: true });
    expect(pod.containers[0].env).toContainEqual({ name: 'USERS', value: 'connect replication generator' });
    expect(pod.restartPolicy).toBe('Never');
  });

  it('keeps the password file in memory', () => {
    const pod = migrated(migration).find('Job', 'postgres-migration-').spec.template.spec;
    expect(mounted(pod, 'run')).toEqual({ name: 'run', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } });
  });

  it('reaches a database elsewhere, checks who it is, and makes nobody there', () => {
    const login = databaseLogin('orders-db', 'pass');
    const { find } = migrated({ ...migration, database: outside, login, users: [] });
    const pod = find('Job', 'postgres-migration-').spec.template.spec;
    expect(mounted(pod, 'authority')).toEqual({
      name: 'authority',
      secret: { secretName: 'orders-ca', items: [{ key: 'root.crt', path: 'ca.crt' }] },
    });
    expect(mounted(pod, 'login')).toMatchObject({ secret: { items: [...files('username'), { key: 'pass', path: 'password' }] } });
    expect(pod.containers[0].env).toContainEqual({ name: 'PGSSLROOTCERT', value: '/etc/sluice/authority/ca.crt' });
    expect(find('NetworkPolicy', 'postgres-migration').spec).toMatchObject({
      ingress: [],
      egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 6432 }] }],
    });
  });
});

describe('data generators', () => {
  it('are a Deployment of one where they never end', () => {
    const { find, objects } = generated(generator);
    expect(find('Deployment', 'generator-customers').spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
    expect(objects.filter(({ kind }) => kind === 'Job')).toEqual([]);
    expect(find('Deployment', 'generator-customers').spec.template.spec.containers[0].env).toContainEqual({
      name: 'TABLE',
      value: '"public"."customers"',
    });
  });

  it('are a Job named by what it does where they end', () => {
    const bounded: DataGenerator = { ...generator, name: 'generator-orders', runs: 'bounded' };
    const name = (script: string) => generated({ ...bounded, script }).find('Job', 'generator-orders-').metadata.name;
    expect(name('select 1;')).not.toBe(name('select 2;'));
    expect(generated(bounded).find('Job', 'generator-orders-').spec.template.spec.restartPolicy).toBe('Never');
  });

  it('share one policy, with one edge for each database', () => {
    const other: DataGenerator = { ...generator, name: 'generator-orders' };
    const { find, objects } = generated(generator, other, { ...other, name: 'generator-far', database: outside });
    expect(objects.filter(({ kind }) => kind === 'NetworkPolicy')).toHaveLength(1);
    expect(find('NetworkPolicy', 'generators').spec.egress).toHaveLength(2);
    expect(find('NetworkPolicy', 'generators').spec.podSelector.matchLabels).not.toHaveProperty('app.kubernetes.io/instance');
  });
});
