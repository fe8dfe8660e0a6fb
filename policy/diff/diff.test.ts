import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { parseAcl } from './declaration-text.js';
import { diffManifests } from './diff.js';
import { manifestsIn } from './object.js';

const read = (yaml: string) => manifestsIn(parseAllDocuments(yaml).map((document): unknown => document.toJS()));
const changes = (before: string, after: string) => diffManifests(read(before), read(after));
const told = (before: string, after: string) =>
  changes(before, after).flatMap(({ kind, object, fields }) =>
    fields.length === 0 ? [`${kind} ${object}`] : fields.map(({ path, before: old, after: now }) => `${path}: ${old} -> ${now}`),
  );

const workload = (spec: string, pod: string) =>
  `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: a, namespace: n}, spec: {serviceName: a, ${spec} template: {spec: {${pod}}}}}`;
const containers = (fields: string) => `containers: [{name: c, image: "x:1", ${fields}}]`;
const map = (name: string, file: string, text: string) =>
  JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'n' }, data: { [file]: text } });

describe('what means the same is no difference', () => {
  it.each([
    ['quantities', 'resources: {limits: {memory: 1Gi, cpu: 500m}}', 'resources: {limits: {memory: 1024Mi, cpu: 0.5}}'],
    [
      'a default of the API server',
      'ports: [{containerPort: 1}]',
      'ports: [{containerPort: 1, protocol: TCP}], imagePullPolicy: IfNotPresent',
    ],
    [
      'the defaults of a probe',
      'livenessProbe: {tcpSocket: {port: 1}}',
      'livenessProbe: {tcpSocket: {port: 1}, periodSeconds: 10, timeoutSeconds: 1}',
    ],
    ['null and nothing', 'command: null', 'resources: {}'],
  ])('%s', (_, before, after) => {
    expect(told(workload('', containers(before)), workload('', containers(after)))).toEqual([]);
  });

  it.each([
    ['variables as a list and by name', 'environment: [A=1, B=true]', 'environment: {B: true, A: 1}'],
    ['labels', 'labels: ["a=1"]', 'labels: {a: "1"}'],
    [
      'ports',
      'ports: ["9092:9092", "127.0.0.1:80:8080/tcp", "53/udp", 7]',
      'ports: [{target: 9092, published: 9092}, {target: 8080, published: "80", host_ip: 127.0.0.1}, {target: 53, protocol: udp}, "7"]',
    ],
    [
      'mounts',
      'volumes: ["data:/data", "./a:/a:ro"]',
      'volumes: [{type: volume, source: data, target: /data}, {type: bind, source: ./a, target: /a, read_only: true}]',
    ],
    ['what is waited for', 'depends_on: [a]', 'depends_on: {a: {condition: service_started}}'],
  ])('in a compose file: %s', (_, before, after) => {
    const file = (fields: string) => `services: {kafka: {image: "x:1", ${fields}}}`;
    expect(told(file(before), file(after))).toEqual([]);
  });

  it('the size of a disk of Strimzi’s', () => {
    const pool = (size: string) =>
      `{apiVersion: kafka.strimzi.io/v1, kind: KafkaNodePool, metadata: {name: a}, spec: {storage: {volumes: [{id: 0, size: ${size}}]}}}`;
    expect(told(pool('1Gi'), pool('1024Mi'))).toEqual([]);
    expect(told(pool('1Gi'), pool('1025Mi'))).toEqual(['spec.storage.volumes["0"].size: 1Gi -> 1025Mi']);
  });

  it('a rule of a network policy that stands there twice', () => {
    const policy = (ports: string) =>
      `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a, namespace: n}, spec: {podSelector: {}, ingress: [{ports: [${ports}]}]}}`;
    expect(told(policy('{port: 1}, {port: 2}, {port: 1}'), policy('{port: 2}, {port: 1}'))).toEqual([]);
    expect(told(policy('{port: 1}, {port: 1}'), policy('{port: 2}'))).toHaveLength(2);
  });

  it("the server's own fields, and a newer API version of the same kind", () => {
    const live = `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: a, namespace: n, uid: u, generation: 3}, status: {replicas: 1},
      spec: {serviceName: a, replicas: 1, updateStrategy: {type: RollingUpdate, rollingUpdate: {partition: 0}}, template: {spec: {${containers('')}}}}}`;
    expect(told(workload('', containers('')), live)).toEqual([]);
    expect(told(workload('', containers('')), workload('', containers('')).replace('apps/v1', 'apps/v1beta2'))).toEqual([]);
  });

  it.each([
    ['a properties file: order, comments, separators', 'server.properties', 'a=1\nb = 2\n', '# said\nb:2\na=1'],
    ['JSON: order and spaces', 'x.json', '{"a":1,"b":[1]}', '{ "b": [1], "a": 1 }'],
    ['YAML: another way to write it', 'x.yaml', 'a: {b: 1}\n', 'a:\n  b: 1\n'],
  ])('%s', (_, file, before, after) => {
    expect(told(map('m', file, before), map('m', file, after))).toEqual([]);
  });

  it('the order of a list with a merge key, by itself: the pods restart all the same', () => {
    const [one, two] = ['env: [{name: A, value: "1"}, {name: B}]', 'env: [{name: B, value: ""}, {name: A, value: "1"}]'];
    expect(changes(workload('', containers(one)), workload('', containers(two)))).toMatchObject([{ kind: 'changed', fields: [] }]);
  });

  it('the order of rules in a network policy', () => {
    const policy = (rules: string) =>
      `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: {podSelector: {}, egress: [${rules}]}}`;
    expect(
      told(policy('{ports: [{port: 1}]}, {ports: [{port: 2, protocol: TCP}]}'), policy('{ports: [{port: 2}]}, {ports: [{port: 1}]}')),
    ).toEqual([]);
  });

  const policy = (spec: string) =>
    `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: {podSelector: {}, ${spec}}}`;
  it.each([
    ['a selector with nothing in it', 'ingress: [{from: [{podSelector: {matchLabels: {}}}]}]', 'ingress: [{from: [{podSelector: {}}]}]'],
    ['no rule, whichever way it is said', 'policyTypes: [Ingress], ingress: []', 'policyTypes: [Ingress]'],
    ['an empty list of rules that makes no policy one of egress', 'egress: []', 'policyTypes: [Ingress]'],
  ])('in a network policy, %s', (_, before, after) => {
    expect(told(policy(before), policy(after))).toEqual([]);
  });

  it('the status a server gives to the templates of claims', () => {
    const set = (more: string) =>
      `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: s}, spec: {volumeClaimTemplates: [{metadata: {name: d}, spec: {}${more}}]}}`;
    expect(told(set(''), set(', status: {phase: Pending}'))).toEqual([]);
  });
});

describe('what lets nothing through and what lets all through', () => {
  const policy = (rules: string) =>
    `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: {podSelector: {}, policyTypes: [Ingress], ingress: ${rules}}}`;
  it.each([
    ['no rule, and a rule for all', '[]', '[{}]'],
    [
      'all pods of the namespace, and some',
      '[{from: [{podSelector: {matchLabels: {}}}]}]',
      '[{from: [{podSelector: {matchLabels: {a: b}}}]}]',
    ],
  ])('differ: %s', (_, before, after) => {
    expect(told(policy(before), policy(after))).not.toEqual([]);
  });
});

describe('what differs is named by its meaning', () => {
  it('by the merge key of its list', () => {
    expect(
      told(workload('', containers('env: [{name: A, value: "1"}]')), workload('', containers('env: [{name: A, value: "2"}]'))),
    ).toEqual(['spec.template.spec.containers.c.env.A.value: 1 -> 2']);
  });

  it('by the key of an embedded file', () => {
    expect(told(map('m', 'server.properties', 'log.dirs=/a\nb=2'), map('m', 'server.properties', 'log.dirs=/b\nb=2'))).toEqual([
      'data["server.properties"]["log.dirs"]: /a -> /b',
    ]);
  });

  it('in an access declaration, by topic and user', () => {
    const declared = (settings: object, topic: object, user: string) => {
      const users = [{ name: user, mechanisms: ['SCRAM-SHA-512'], passwordFile: `/etc/${user}` }];
      const topics = [{ name: 'orders', replicationFactor: 3, ...topic }];
      const record = { topic: '_sluice_applied', replicationFactor: 3 };
      return map('m', 'access.json', JSON.stringify({ version: 1, brokers: 3, record, settings, topics, users }));
    };
    const before = declared({ 'log.cleaner.threads': '2' }, { partitions: 12, settings: { 'retention.ms': '1' } }, 'a');
    const after = declared({}, { partitions: 13, settings: { 'retention.ms': '2' } }, 'b');
    expect(told(before, after)).toEqual([
      'data["access.json"].setting["log.cleaner.threads"]: 2 -> undefined',
      'data["access.json"].topic.orders.partitions: 12 -> 13',
      'data["access.json"].topic.orders.config["retention.ms"]: 1 -> 2',
      'data["access.json"].user.a: true -> undefined',
      'data["access.json"].user.b: undefined -> true',
    ]);
  });

  it('in an access declaration, each operation of an ACL, and what only some have', () => {
    const declared = (...acls: readonly object[]) => {
      const record = { topic: '_sluice_applied', replicationFactor: 3 };
      return map('m', 'access.json', JSON.stringify({ version: 1, brokers: 3, record, principals: ['User:a'], acls }));
    };
    const acl = { principal: 'User:a', resource: 'TOPIC', name: 'my orders', operations: ['READ', 'WRITE'] };
    expect(
      told(
        declared(acl),
        declared({ ...acl, operations: ['READ'] }, { ...acl, permission: 'DENY', host: '10.0.0.1', operations: ['ALL'] }),
      ),
    ).toEqual([
      'data["access.json"].acl["User:a TOPIC LITERAL my orders WRITE"]: true -> undefined',
      'data["access.json"].acl["User:a TOPIC LITERAL my orders ALL DENY from 10.0.0.1"]: undefined -> true',
    ]);
    expect(parseAcl('User:a TOPIC LITERAL my orders ALL DENY from 10.0.0.1')).toEqual({
      principal: 'User:a',
      resource: 'TOPIC',
      pattern: 'LITERAL',
      name: 'my orders',
      operation: 'ALL',
      permission: 'DENY',
      host: '10.0.0.1',
    });
  });

  it('a ConfigMap named by its content is changed, not replaced', () => {
    const [change] = changes(map('m-0123456789', 'a.properties', 'k=1'), map('m-abcdef0123', 'a.properties', 'k=2'));
    expect(change).toMatchObject({ kind: 'changed', object: 'ConfigMap/n/m' });
    expect(change?.fields.map(({ path, isContentName }) => [path, isContentName])).toEqual([
      ['data["a.properties"].k', false],
      ['metadata.name', true],
    ]);
  });

  it('an object that is gone, and one that is new', () => {
    expect(told(map('m', 'a', '1'), map('k', 'a', '1'))).toEqual(['removed ConfigMap/n/m', 'added ConfigMap/n/k']);
  });
});

describe('secrets', () => {
  const secret = (data: string) => `{apiVersion: v1, kind: Secret, metadata: {name: s}, ${data}}`;
  it('are shown as changed, never with their values', () => {
    expect(told(secret('stringData: {password: one}'), secret('stringData: {password: two}'))).toEqual([
      'data.password: (hidden) -> (hidden)',
    ]);
    expect(told(secret('stringData: {password: one}'), secret('data: {password: b25l}'))).toEqual([]);
  });
  it('are hidden in the environment, in properties and in connectors too', () => {
    const text = JSON.stringify(
      [
        changes(map('m', 'c.json', '{"connection.password":"hunter1"}'), map('m', 'c.json', '{"connection.password":"hunter2"}')),
        changes(
          map('m', 'c.properties', 'sasl.jaas.config=x password="hunter1";'),
          map('m', 'c.properties', 'sasl.jaas.config=x password="hunter2";'),
        ),
        changes(
          workload('', containers('env: [{name: DB_PASSWORD, value: hunter1}]')),
          workload('', containers('env: [{name: DB_PASSWORD, value: hunter2}]')),
        ),
      ].map((all) => all.map(({ fields }) => fields)),
    );
    expect(text).not.toContain('hunter');
    expect(text.match(/hidden/g)).toHaveLength(6);
  });
  it('are hidden inside an address', () => {
    const connector = (password: string) =>
      map('m', 'c.json', JSON.stringify({ 'connection.url': `postgresql://app:${password}@db/orders` }));
    expect(told(connector('hunter1'), connector('hunter2'))).toEqual(['data["c.json"]["connection.url"]: (hidden) -> (hidden)']);
  });
  it('references to them are not', () => {
    expect(
      told(map('m', 'c.json', '{"connection.password":"${dir:/a:b}"}'), map('m', 'c.json', '{"connection.password":"${dir:/a:c}"}')),
    ).toEqual(['data["c.json"]["connection.password"]: ${dir:/a:b} -> ${dir:/a:c}']);
  });
});
