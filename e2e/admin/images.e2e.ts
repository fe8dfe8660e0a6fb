import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type AccessDeclaration, formatDeclaration } from '../../charts/access/admin/declaration.js';
import { ROOT } from '../kit/places.js';
import { run } from '../kit/run.js';
import { figure } from '../kit/steps.js';
import { until } from '../kit/until.js';
import { passwordFile } from './large-declaration.js';

// The admin program in the images that it is mounted into, started as a Job starts it: by the image's own kafka-run-class.
const MOUNT = '/etc/sluice/admin';
const KRAFT = {
  KAFKA_NODE_ID: '1',
  KAFKA_PROCESS_ROLES: 'broker,controller',
  KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
  KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
  KAFKA_LISTENERS: 'PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093',
  KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://localhost:9092',
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  KAFKA_AUTHORIZER_CLASS_NAME: 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  CLUSTER_ID: 'q1Sh-9_ISia_zwGINzRvyQ',
};
const WITH_ZOOKEEPER = {
  KAFKA_BROKER_ID: '1',
  KAFKA_ZOOKEEPER_CONNECT: 'localhost:2181',
  KAFKA_LISTENERS: 'PLAINTEXT://localhost:9092',
  KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://localhost:9092',
  KAFKA_AUTHORIZER_CLASS_NAME: 'kafka.security.authorizer.AclAuthorizer',
};
const EVERYWHERE = { KAFKA_SUPER_USERS: 'User:ANONYMOUS', KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1', KAFKA_HEAP_OPTS: '-Xmx384m' };

/** An image, its tools, and how one broker of it is started. */
const IMAGES = [
  { image: 'apache/kafka:3.9.1', tool: '/opt/kafka/bin/kafka-run-class.sh', env: KRAFT },
  { image: 'apache/kafka:4.1.1', tool: '/opt/kafka/bin/kafka-run-class.sh', env: KRAFT },
  { image: 'apache/kafka:4.3.1', tool: '/opt/kafka/bin/kafka-run-class.sh', env: KRAFT },
  { image: 'apache/kafka:4.4.0', tool: '/opt/kafka/bin/kafka-run-class.sh', env: KRAFT },
  { image: 'confluentinc/cp-kafka:8.1.1', tool: '/usr/bin/kafka-run-class', env: KRAFT },
  { image: 'confluentinc/cp-kafka:7.9.4', tool: '/usr/bin/kafka-run-class', env: WITH_ZOOKEEPER },
] as const;

const folder = mkdtempSync(join(tmpdir(), 'sluice-admin-images-'));
chmodSync(folder, 0o755); // the images' user reads it
const containers: string[] = [];
afterAll(async () => {
  for (const name of containers.toReversed()) await docker('rm', '-f', '-v', name);
  rmSync(folder, { recursive: true, force: true });
});

const docker = (...args: readonly string[]) => run('docker', args);

async function start(name: string, image: string, env: Readonly<Record<string, string>>, network?: string): Promise<void> {
  containers.push(name);
  const variables = Object.entries(env).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
  const { code, stderr } = await docker(
    'run',
    '-d',
    '--name',
    name,
    ...(network ? ['--network', `container:${network}`] : []),
    ...variables,
    image,
  );
  if (code !== 0) throw new Error(`${image} does not start: ${stderr}`);
}

const declaration: AccessDeclaration = {
  brokers: 1,
  record: { topic: '_sluice_applied', replicationFactor: 1 },
  settings: { 'log.cleaner.threads': '2' },
  topics: [{ name: 'orders', partitions: 3, replicationFactor: 1, settings: { 'retention.ms': '3600000' } }],
  retiredTopics: ['old'],
  users: [{ name: 'app', mechanisms: ['SCRAM-SHA-256', 'SCRAM-SHA-512'], passwordFile: `${MOUNT}/users/app` }],
  retiredUsers: ['gone'],
  principals: ['User:app'],
  acls: [
    {
      principal: 'User:app',
      host: '*',
      permission: 'ALLOW',
      operations: ['READ', 'DESCRIBE'],
      resource: 'TOPIC',
      pattern: 'PREFIXED',
      name: 'ord',
    },
    {
      principal: 'User:app',
      host: '10.0.0.1',
      permission: 'DENY',
      operations: ['ALL'],
      resource: 'CLUSTER',
      pattern: 'LITERAL',
      name: 'kafka-cluster',
    },
  ],
  quotas: [
    { user: 'app', limits: { producer_byte_rate: 1000 } },
    { user: null, clientId: 'loader', limits: { request_percentage: 12.5 } },
    { ip: null, limits: { connection_creation_rate: 10 } },
  ],
  retiredQuotas: [{ user: 'gone' }],
};

describe.each(IMAGES)('the admin program in $image', ({ image, tool, env }) => {
  const name = `admin-${image.replace(/[^a-z0-9]/g, '-')}`;
  const program = async (...args: readonly string[]) => {
    const jvm = ['-e', `CLASSPATH=${MOUNT}/sluice-admin.jar`, '-e', 'KAFKA_HEAP_OPTS=-Xmx128m', '-e', 'LOG_DIR=/tmp/logs'];
    const mounts = ['-v', `${folder}:${MOUNT}:ro`];
    const command = [tool, 'sluice.admin.Main', ...args, '--bootstrap', 'localhost:9092', '--deadline', '120'];
    const { code, stdout, stderr } = await docker(
      'run',
      '--rm',
      '--network',
      `container:${name}`,
      ...jvm,
      ...mounts,
      '--entrypoint',
      '',
      image,
      ...command,
    );
    return { code, lines: stdout.trim().split('\n'), stderr };
  };

  it('applies, finds nothing more to do but what cannot be compared, compares and observes', { timeout: 600_000 }, async () => {
    passwordFile(folder, 'app');
    copyFileSync(join(ROOT, 'charts/access/admin/sluice-admin.jar'), join(folder, 'sluice-admin.jar'));
    writeFileSync(join(folder, 'declaration.json'), formatDeclaration(declaration));
    await start(name, image, { ...EVERYWHERE, ...env });
    if ('KAFKA_ZOOKEEPER_CONNECT' in env)
      await start(`${name}-zookeeper`, image.replace('cp-kafka', 'cp-zookeeper'), { ZOOKEEPER_CLIENT_PORT: '2181' }, name);
    const first = await program('apply', `${MOUNT}/declaration.json`);
    expect({ ...first, lines: first.lines.at(-1) }, first.stderr).toMatchObject({
      code: 0,
      lines: expect.stringContaining('"changed":10,"failed":0'),
    });
    // an administrator without a login has no key for fingerprints
    const again = await program('apply', `${MOUNT}/declaration.json`);
    expect(again.lines.filter((line) => /^(topic|broker settings|user|acl|quota)\b/.test(line))).toEqual(
      ['SCRAM-SHA-256', 'SCRAM-SHA-512'].map(
        (mechanism) => `user app: password set for ${mechanism} (whether it was the same cannot be known)`,
      ),
    );
    await until('the broker to catch up', 60, async () => {
      const { lines } = await program('compare', `${MOUNT}/declaration.json`);
      const kinds = [...(lines.at(-1) ?? '').matchAll(/"kind":"(\w+)"/g)].map(([, kind]) => kind);
      return kinds.filter((kind) => kind !== 'user').length === 0 ? { found: true } : { missing: lines.join('\n') };
    });
    const view = await program('observe');
    expect(view.code).toBe(0);
    expect(JSON.parse(view.lines.at(-1) ?? '')).toMatchObject({
      brokers: [{ id: 1 }],
      unread: [],
      topics: expect.arrayContaining([expect.objectContaining({ name: 'orders' })]),
    });
    figure(image, 'jar by the image: apply, apply, compare, observe', 'ok');
  });
});
