import { describe, expect, it } from 'vitest';
import { TRANSITIONS } from './catalogue.js';
import { transitOf } from './transit.js';
import { transitionFindings } from './transition.js';

/** What is found, e.g. `CMP-04 acknowledge service/api compose`. */
async function found(old: string, now: string, ids: RegExp): Promise<readonly string[]> {
  const transit = await transitOf([{ file: 'a.yaml', text: old }], [{ file: 'a.yaml', text: now }]);
  return transitionFindings(TRANSITIONS, transit, 'production')
    .filter(({ id }) => ids.test(id))
    .map(({ id, severity, resource, by }) => `${id} ${severity} ${resource} ${by}`);
}

const services = (...lines: readonly string[]) => `services:\n${lines.map((line) => `  ${line}\n`).join('')}volumes: {data: }\n`;

describe('ports of the host', () => {
  const api = (ports: string) => services(`api: {image: "api:1", ports: [${ports}]}`);

  it.each<[string, string, string, readonly string[]]>([
    ['one of two goes', '"80:8080", "81:8081"', '"80:8080"', ['CMP-04 acknowledge service/api compose']],
    [
      'another takes its place',
      '{target: 8080, published: 80}',
      '{target: 8080, published: 90}',
      ['CMP-04 acknowledge service/api compose'],
    ],
    ['it leads to another port of the service', '"80:8080"', '"80:8081"', []],
    ['one comes', '"80:8080"', '"80:8080", "81:8081"', []],
  ])('%s', async (_, old, now, expected) => {
    expect(await found(api(old), api(now), /^CMP-04/)).toEqual(expected);
  });

  it('stay where another service has them', async () => {
    const old = services('api: {image: "api:1", ports: ["80:8080"]}', 'proxy: {image: "proxy:1"}');
    const now = services('api: {image: "api:1"}', 'proxy: {image: "proxy:1", ports: ["80:80"]}');
    expect(await found(old, now, /^CMP-04/)).toEqual([]);
  });
});

describe('services that keep state', () => {
  const db = 'db: {image: "postgres:16.4", volumes: ["data:/var/lib/postgresql/data"]}';
  const kafka = 'kafka: {image: "apache/kafka:4.1.1"}';
  const registry = 'schemas: {image: "confluentinc/cp-schema-registry:7.9.2"}';
  const api = 'api: {image: "api:1"}';

  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['a database goes', [db, api], [api], ['CMP-05 acknowledge service/db compose']],
    ['a registry goes', [registry, api], [api], ['CMP-05 acknowledge service/schemas compose']],
    ['all of Kafka goes', [kafka, api], [api], ['CMP-05 acknowledge service/kafka compose']],
    ['a database gets another name', [db, api], [db.replace('db', 'store'), api], ['CMP-05 warn service/db compose']],
    ['a program without state goes', [db, api], [db], []],
  ])('%s', async (_, old, now, expected) => {
    expect(await found(services(...old), services(...now), /^CMP-05/)).toEqual(expected);
  });
});

describe('clients of a listener that moves', () => {
  const kafka = (port: number) =>
    `kafka: {image: "apache/kafka:4.1.1", environment: {KAFKA_NODE_ID: 1, KAFKA_PROCESS_ROLES: "broker,controller", KAFKA_CONTROLLER_LISTENER_NAMES: C, KAFKA_LISTENERS: "PLAINTEXT://:${port},C://:9093", KAFKA_ADVERTISED_LISTENERS: "PLAINTEXT://kafka:${port}"}}`;
  const app = (servers: string) => `app: {image: "app:1", environment: ["BROKERS=${servers}"]}`;
  const connect =
    'con: {image: "confluentinc/cp-kafka-connect:7.9.2", environment: {CONNECT_BOOTSTRAP_SERVERS: "kafka:9092", CONNECT_GROUP_ID: g}}';

  it.each<[string, string, string, readonly string[]]>([
    ['workers', connect, connect, ['RST-03 block service/con compose']],
    ['a program of its own', app('other:1,kafka:9092'), app('other:1,kafka:9092'), ['RST-03 block service/app compose']],
    ['a program that moves along', app('kafka:9092'), app('kafka:9192'), []],
    ['a program that dials another host', app('my-kafka:9092'), app('my-kafka:9092'), []],
  ])('%s', async (_, old, now, expected) => {
    expect(await found(services(kafka(9092), old), services(kafka(9192), now), /^RST-03/)).toEqual(expected);
  });

  it('keep it in Kubernetes while their Service leads on', async () => {
    const states = [9092, 9192].map(
      (port) => `apiVersion: v1
kind: Service
metadata: {name: kafka, namespace: bus}
spec: {selector: {app: kafka}, ports: [{port: 9092, targetPort: ${port}}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: kafka, namespace: bus}
spec:
  serviceName: kafka
  selector: {matchLabels: {app: kafka}}
  template:
    metadata: {labels: {app: kafka}}
    spec: {containers: [{name: kafka, image: "apache/kafka:4.1.1", env: [{name: KAFKA_LISTENERS, value: "PLAINTEXT://:${port}"}, {name: KAFKA_PROCESS_ROLES, value: broker}]}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: schemas, namespace: bus}
spec:
  selector: {matchLabels: {app: schemas}}
  template:
    metadata: {labels: {app: schemas}}
    spec: {containers: [{name: a, image: "confluentinc/cp-schema-registry:7.9.2", env: [{name: SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS, value: "kafka:9092"}]}]}
`,
    );
    const [old = '', now = ''] = states;
    expect(await found(old, now, /^RST-03/)).toEqual([]);
    const direct = (state: string) => state.replace(/targetPort: \d+/, 'targetPort: 9092');
    expect(await found(direct(old), direct(now), /^RST-03/)).toHaveLength(1);
  });
});
