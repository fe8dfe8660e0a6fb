import { describe, expect, it } from 'vitest';
import { toldIn } from './findings.fixture.js';

const together = (...documents: readonly string[]) => documents.join('\n---\n');
type Env = Readonly<Record<string, string>>;
const ENV: Env = {
  KAFKA_PROCESS_ROLES: 'broker,controller',
  KAFKA_LISTENERS: 'CLIENT://:9092,CTRL://:9093',
  KAFKA_CONTROLLER_LISTENER_NAMES: 'CTRL',
};
const MAP: Env = {
  ...ENV,
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CLIENT:PLAINTEXT,CTRL:PLAINTEXT',
  KAFKA_INTER_BROKER_LISTENER_NAME: 'CLIENT',
};

const compose = (services: Readonly<Record<string, unknown>>) => JSON.stringify({ services });
const broker = (environment: Env, more = {}) => compose({ kafka: { image: 'apache/kafka:4.1.0', environment, ...more } });
const set = (env: Env, { replicas = 1, name = 'kafka', container = {}, pod = {}, kind = 'StatefulSet' } = {}) =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace: 'n' },
    spec: {
      replicas,
      template: {
        metadata: { labels: { app: 'kafka' } },
        spec: {
          containers: [
            {
              name: 'kafka',
              image: 'confluentinc/cp-kafka:7.9.2',
              env: Object.entries(env).map(([key, value]) => ({ name: key, value })),
              ...container,
            },
          ],
          ...pod,
        },
      },
    },
  });

describe('KFK-46', () => {
  it.each([
    ['all agree', MAP, 0],
    ['small letters are the same', { ...MAP, KAFKA_CONTROLLER_LISTENER_NAMES: 'ctrl' }, 0],
    ['a listener is not in the map', { ...MAP, KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CLIENT:PLAINTEXT' }, 1],
    ['names are no protocols, and there is no map', ENV, 1], // CLIENT; controllers’ is PLAINTEXT then
    ['names are protocols, and there is no map', { ...ENV, KAFKA_LISTENERS: 'PLAINTEXT://:9092,CTRL://:9093' }, 0],
    ['one is advertised that is not there', { ...MAP, KAFKA_ADVERTISED_LISTENERS: 'OUTSIDE://kafka:9092' }, 1],
    [
      'brokers use one that is not advertised',
      { ...MAP, KAFKA_ADVERTISED_LISTENERS: 'CLIENT://kafka:9092', KAFKA_INTER_BROKER_LISTENER_NAME: 'INSIDE' },
      1,
    ],
    [
      'controllers use one that is not there',
      { ...MAP, KAFKA_CONTROLLER_LISTENER_NAMES: 'RAFT', KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CLIENT:SSL,CTRL:SSL,RAFT:SSL' },
      1,
    ],
    ['a broker listens as controllers do', { ...MAP, KAFKA_PROCESS_ROLES: 'broker' }, 1],
    ['brokers’ listener is said twice', { ...MAP, KAFKA_SECURITY_INTER_BROKER_PROTOCOL: 'PLAINTEXT' }, 1],
    ['a name is filled in later', { ...MAP, KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CLIENT:PLAINTEXT,${CONTROLLER}:PLAINTEXT' }, 0],
    ['an address is filled in later', { ...MAP, KAFKA_LISTENERS: 'CLIENT://:9092,CTRL://:9093,$OUTSIDE' }, 0],
    [
      'ZooKeeper has no controllers',
      {
        KAFKA_ZOOKEEPER_CONNECT: 'zk:2181',
        KAFKA_LISTENERS: 'IN://:9092',
        KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'IN:PLAINTEXT',
        KAFKA_INTER_BROKER_LISTENER_NAME: 'IN',
      },
      0,
    ],
  ])('%s', async (_, env, count) => {
    for (const text of [broker(env), set(env)]) expect(await toldIn(text, 'KFK-46'), text).toHaveLength(count);
  });

  it('reads a settings file, and leaves alone what a file of the image may say', async () => {
    const file =
      'process.roles=broker\nlisteners=CLIENT://:9092\ninter.broker.listener.name=CLIENT\ncontroller.listener.names=CTRL\nlistener.security.protocol.map=CLIENT:SSL';
    const config = JSON.stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'c', namespace: 'n' },
      data: { 'server.properties': file },
    });
    const mounted = {
      container: {
        command: ['kafka-server-start', '/etc/kafka/server.properties'],
        volumeMounts: [{ name: 'c', mountPath: '/etc/kafka' }],
      },
      pod: { volumes: [{ name: 'c', configMap: { name: 'c' } }] },
    };
    expect(await toldIn(together(config, set({}, mounted)), 'KFK-46')).toEqual([
      'block: kafka: listener CTRL has no protocol: listener.security.protocol.map has CLIENT',
    ]);
    const bitnami = { KAFKA_CFG_PROCESS_ROLES: 'broker,controller', KAFKA_CFG_LISTENERS: 'CLIENT://:9092,CTRL://:9093' };
    expect(await toldIn(compose({ kafka: { image: 'bitnamilegacy/kafka:3.9', environment: bitnami } }), 'KFK-46')).toEqual([]);
  });
});

describe('KFK-38', () => {
  const advertised = (address: string): Env => ({ ...MAP, KAFKA_ADVERTISED_LISTENERS: `CLIENT://${address}` });
  const LITERAL = advertised('kafka.n.svc:9092');

  it.each([
    [1, {}, 0],
    [3, {}, 1],
    [3, { command: ['sh', '-c', 'export KAFKA_NODE_ID=1; exec /etc/confluent/docker/run'] }, 1],
    [3, { command: ['sh', '-c', 'export KAFKA_ADVERTISED_LISTENERS=CLIENT://$HOSTNAME:9092; exec /etc/confluent/docker/run'] }, 0],
    [3, { command: ['/scripts/start.sh'] }, 0],
  ])('%i brokers with one address and %o: %i findings', async (replicas, container, count) => {
    expect(await toldIn(set(LITERAL, { replicas, container }), 'KFK-38')).toHaveLength(count);
  });

  it('lets an address be filled in for each pod', async () => {
    for (const address of ['$(POD_NAME).kafka:9092', '${HOSTNAME}.kafka:9092', 'advertised-address-placeholder:9092'])
      expect(await toldIn(set(advertised(address), { replicas: 3 }), 'KFK-38'), address).toEqual([]);
  });

  it.each([
    ['KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS', 'kafka:9092', 1],
    ['BOOTSTRAP', 'PLAINTEXT://kafka:9092', 1],
    ['BROKERS', 'other:9092,kafka:9092', 1],
    ['BROKERS', 'kafka:9093', 0],
    ['BROKERS', 'kafka:90921', 0],
    ['BROKERS', 'my-kafka:9092', 0],
    ['BROKERS', 'localhost:9092', 0],
  ])('finds a service of any image that dials a broker that sends it to itself: %s=%s', async (variable, value, count) => {
    const kafka = {
      image: 'apache/kafka:4.1.0',
      environment: { ...advertised('localhost:9092'), KAFKA_LISTENERS: 'CLIENT://:9092,CTRL://:9094' },
    };
    const ui = { image: 'provectuslabs/kafka-ui:v0.7.2', environment: { [variable]: value } };
    expect(await toldIn(compose({ kafka, ui }), 'KFK-38')).toHaveLength(count);
  });

  it('finds workloads of one broker each that have one address, in Compose too', async () => {
    const voters = { KAFKA_CONTROLLER_QUORUM_VOTERS: '1@a:9093,2@b:9093', CLUSTER_ID: 'x' };
    const services = (a: string, b: string) =>
      compose({
        a: { image: 'apache/kafka:4.1.0', environment: { ...advertised(a), ...voters, KAFKA_NODE_ID: '1' } },
        b: { image: 'apache/kafka:4.1.0', environment: { ...advertised(b), ...voters, KAFKA_NODE_ID: '2' } },
      });
    expect(await toldIn(services('kafka:9092', 'kafka:9092'), 'KFK-38')).toHaveLength(2);
    expect(await toldIn(services('a:9092', 'b:9092'), 'KFK-38')).toEqual([]);
    expect(await toldIn(services('docker.local:19092', 'docker.local:29092'), 'KFK-38')).toEqual([]);
  });
});

describe('RST-04', () => {
  const client = (environment: Env, more = {}) =>
    compose({ kafka: { image: 'apache/kafka:4.1.0' }, app: { image: 'example/app:1', environment, ...more } });

  it.each([
    [{ KAFKA_BOOTSTRAP_SERVERS: 'localhost:9092' }, {}, 1],
    [{ KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS: '127.0.0.1:9092' }, {}, 1],
    [{ SCHEMA_REGISTRY_URL: 'http://localhost:8081' }, {}, 1],
    [{ KAFKA_BOOTSTRAP_SERVERS: '${KAFKA:-localhost:9092}' }, {}, 1],
    [{ KAFKA_BOOTSTRAP_SERVERS: 'localhost:9092' }, { network_mode: 'host' }, 0],
    [{ KAFKA_BOOTSTRAP_SERVERS: 'localhost:9092' }, { network_mode: 'service:kafka' }, 0],
    [{ KAFKA_BOOTSTRAP_SERVERS: 'localhost:9092' }, { ports: ['9092:9092'] }, 0],
    [{ KAFKA_BOOTSTRAP_SERVERS: 'localhost.example.com:9092' }, {}, 0],
    [{ LISTEN: 'localhost:8080', JAVA_OPTS: '-Dhost=localhost' }, {}, 0],
  ])('%o with %o: %i findings', async (environment, more, count) => {
    expect(await toldIn(client(environment, more), 'RST-04')).toHaveLength(count);
  });

  it('may be another container of the pod, or the host', async () => {
    const connect = (pod: Readonly<Record<string, unknown>>, sidecar: readonly unknown[] = []) =>
      JSON.stringify({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'connect' },
        spec: {
          template: {
            spec: {
              containers: [
                {
                  name: 'c',
                  image: 'confluentinc/cp-kafka-connect:7.9.2',
                  env: [{ name: 'CONNECT_BOOTSTRAP_SERVERS', value: 'localhost:9092' }],
                },
                ...sidecar,
              ],
              ...pod,
            },
          },
        },
      });
    expect(await toldIn(connect({}), 'RST-04')).toHaveLength(1);
    expect(await toldIn(connect({ hostNetwork: true }), 'RST-04')).toEqual([]);
    expect(await toldIn(connect({}, [{ name: 'k', image: 'example/proxy:1' }]), 'RST-04')).toEqual([]);
    expect(await toldIn(connect({}, [{ name: 'k', image: 'example/agent:1', ports: [{ containerPort: 9404 }] }]), 'RST-04')).toHaveLength(
      1,
    );
  });

  it('is asked of connectors where their workers are known', async () => {
    const config = {
      'connector.class': 'io.confluent.connect.elasticsearch.ElasticsearchSinkConnector',
      topics: 'a',
      'connection.url': 'http://localhost:9200',
    };
    const json = JSON.stringify({ name: 'es', config });
    expect(await toldIn(json, 'RST-04')).toEqual([]); // its workers may run on the host
    expect(await toldIn(together(json, compose({ connect: { image: 'confluentinc/cp-kafka-connect:7.9.2' } })), 'RST-04')).toHaveLength(1);
  });
});

describe('K8S-27', () => {
  const policy = (egress: readonly unknown[]) =>
    JSON.stringify({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'p', namespace: 'n' },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [{}], egress },
    });
  const udp = [{ protocol: 'UDP', port: 53 }];

  it.each([
    ['nothing', [], 1],
    ['everything', [{}], 0],
    ['pods of the namespace', [{ to: [{ podSelector: {} }] }], 1],
    ['DNS', [{ to: [{ namespaceSelector: {} }], ports: udp }], 0],
    ['DNS anywhere', [{ ports: udp }], 0],
    ['DNS by TCP alone, which is the default', [{ ports: [{ port: 53 }] }], 1],
    ['a node-local address', [{ to: [{ ipBlock: { cidr: '169.254.20.10/32' } }], ports: udp }], 0],
    ['a named port', [{ to: [{ namespaceSelector: {} }], ports: [{ protocol: 'UDP', port: 'dns' }] }], 0],
    ['the port of OpenShift’s name servers', [{ to: [{ namespaceSelector: {} }], ports: [{ protocol: 'UDP', port: 5353 }] }], 0],
    ['a range of ports', [{ ports: [{ protocol: 'UDP', port: 1, endPort: 1024 }] }], 0],
    ['another range', [{ ports: [{ protocol: 'UDP', port: 54, endPort: 1024 }] }], 1],
  ])('egress to %s', async (_, egress, count) => {
    expect(await toldIn(together(set(MAP), policy(egress)), 'K8S-27')).toHaveLength(count);
  });

  it('is not sure where policies of another maker are', async () => {
    const cilium = JSON.stringify({
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumNetworkPolicy',
      metadata: { name: 'dns', namespace: 'n' },
      spec: {},
    });
    expect(await toldIn(together(set(MAP), policy([]), cilium), 'K8S-27')).toEqual([expect.stringMatching(/^warn/)]);
  });
});

describe('SRG-10', () => {
  const registry = (tag: string, environment: Env) =>
    compose({ registry: { image: `confluentinc/cp-schema-registry:${tag}`, environment } });
  const OLD = { SCHEMA_REGISTRY_KAFKASTORE_CONNECTION_URL: 'zookeeper:2181' };

  it.each([
    ['7.0.1', OLD, ['block']],
    ['latest', OLD, ['block']],
    ['6.2.1', OLD, []],
    ['7.9.2', { ...OLD, SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS: 'kafka:9092' }, ['warn']],
  ])('%s with %o', async (tag, environment, severities) => {
    expect((await toldIn(registry(tag, environment), 'SRG-10')).map((told) => told.split(':')[0])).toEqual(severities);
  });
});
