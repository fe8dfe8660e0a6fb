import { describe, expect, it } from 'vitest';
import { at, list, text } from '../../policy/schemas/json.js';
import { platformOf } from '../../test/described.js';
import { workloads } from '../../test/platform-parts.js';
import { resource, synth } from '../../test/synth.js';
import { kafkaConnection } from '../kafka/index.js';
import { type AccessConfig, KafkaAccess } from './access.js';
import { parseDeclaration } from './admin/parse.js';

const { kafka: cluster, access } = await platformOf();
const [interBroker] = cluster.listeners;
const config: AccessConfig = {
  name: 'kafka-access',
  access,
  connection: kafkaConnection(cluster, interBroker, { kind: 'certificate', secret: 'kafka-admin-tls' }),
  admin: { configMap: 'kafka-admin-0123456789', image: cluster.image },
  brokers: 3,
  replicationFactor: 3,
  kafka: { kind: 'pods', labels: { app: 'kafka' } },
  workloads,
};
const objects = (change: Partial<AccessConfig> = {}) => synth((scope) => new KafkaAccess(scope, 'Access', { ...config, ...change }));
const jobName = (change?: Partial<AccessConfig>) => resource(objects(change), 'Job').metadata.name;
const pod = (found: unknown) => at(found, 'spec', 'template', 'spec');

describe('the access Job', () => {
  it('tries a few times, never restarts in place, and is limited', () => {
    const job = resource(objects(), 'Job');
    expect(job.spec).toMatchObject({ backoffLimit: 4, template: { spec: { restartPolicy: 'Never', terminationGracePeriodSeconds: 10 } } });
    expect(at(list(at(pod(job), 'containers'))[0], 'resources', 'limits', 'memory')).toBe('128Mi');
  });

  it('is another Job when anything it does is another', () => {
    const first = jobName();
    expect(jobName()).toBe(first);
    expect(first).toMatch(/^kafka-access-[0-9a-f]{10}$/);
    const others = [
      jobName({ brokers: 4 }),
      jobName({ access: { ...access, liveSettings: { a: '1' } } }),
      jobName({ access: { ...access, retiredUsers: ['gone'] } }),
      jobName({ admin: { ...config.admin, image: { ...cluster.image, reference: 'apache/kafka:4.3.2' } } }),
      jobName({ admin: { ...config.admin, configMap: 'kafka-admin-another000' } }),
      jobName({ connection: { ...config.connection, bootstrapServers: ['other:9091'] } }),
    ];
    expect(new Set([first, ...others]).size).toBe(others.length + 1);
  });

  it('sees of a user the password alone, by a folder of its own', () => {
    const job = resource(objects(), 'Job');
    expect(list(at(pod(job), 'volumes'))).toContainEqual({
      name: 'user-app',
      secret: { secretName: 'kafka-user-app', items: [{ key: 'password', path: 'password' }] },
    });
    expect(list(at(list(at(pod(job), 'containers'))[0], 'volumeMounts'))).toContainEqual({
      name: 'user-app',
      mountPath: '/etc/sluice/users/app',
      readOnly: true,
    });
  });

  it('runs the program from its own ConfigMap, by the start script of the image', () => {
    const [container] = list(at(pod(resource(objects(), 'Job')), 'containers'));
    expect(at(container, 'command')).toEqual([
      '/opt/kafka/bin/kafka-run-class.sh',
      'sluice.admin.Main',
      'apply',
      '/etc/sluice/access/access.json',
      '--bootstrap',
      'kafka-bootstrap.streaming.svc:9091',
      '--client',
      '/etc/sluice/access/client.properties',
    ]);
    expect(list(at(container, 'env'))).toContainEqual({ name: 'CLASSPATH', value: '/etc/sluice/admin/sluice-admin.jar' });
    expect(list(at(pod(resource(objects(), 'Job')), 'volumes'))).toContainEqual({
      name: 'admin',
      configMap: { name: 'kafka-admin-0123456789' },
    });
  });

  it('reaches the brokers and nobody else, and nobody reaches it', () => {
    const policy = resource(objects(), 'NetworkPolicy');
    expect(at(policy, 'spec', 'ingress') ?? []).toEqual([]);
    expect(at(policy, 'spec', 'egress')).toEqual([
      { to: [{ podSelector: { matchLabels: { app: 'kafka' } } }], ports: [{ port: 9091, protocol: 'TCP' }] },
    ]);
  });

  it('has the declaration and the way in, and no password', () => {
    const data = at(resource(objects(), 'ConfigMap'), 'data');
    expect(Object.keys(Object(data)).sort()).toEqual(['access.json', 'client.properties', 'log4j2.properties']);
    expect(text(at(data, 'client.properties'))).toContain('security.protocol=SSL\n');
    expect(text(at(data, 'log4j2.properties'))).toContain('rootLogger.level=WARN');
    expect(parseDeclaration(text(at(data, 'access.json')) ?? '')).toHaveProperty('declaration');
  });
});
