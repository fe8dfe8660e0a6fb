import { describe, expect, it } from 'vitest';
import { secretKind } from '../../charts/shared/secret-text.js';
import { readDocuments, readFacts } from './index.js';

/** Where people put secrets. None of it may be found in the facts. */
const CANARY = 'c4n4ry-s3cr3t';
const MANIFESTS = `
apiVersion: v1
kind: Secret
metadata:
  name: login
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: '{"stringData":{"password":"${CANARY}"}}'
stringData: { password: ${CANARY} }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data:
  db-password: ${CANARY}
  server.properties: |
    process.roles=broker
    ssl.keystore.password=${CANARY}
    listener.name.client.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="a" password="${CANARY}";
  connect.properties: |
    group.id=a
    sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="a" password="${CANARY}";
  orders.json: |
    { "connector.class": "io.confluent.connect.jdbc.JdbcSourceConnector", "name": "orders",
      "connection.password": "${CANARY}", "connection.url": "jdbc:postgresql://db/orders?user=a&password=${CANARY}" }
  job.py: |
    spark.readStream.format("kafka").option("subscribe", "a")
      .option("kafka.sasl.jaas.config", "ScramLoginModule required username=a password=${CANARY};").load()
      .writeStream.option("checkpointLocation", "s3a://a").option("password", "${CANARY}").start()
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: kafka }
spec:
  template:
    spec:
      containers:
        - name: kafka
          image: apache/kafka:4.1.1
          args: [--password, ${CANARY}, "--secret-key=${CANARY}"]
          env:
            - { name: KEYSTORE_PASSWORD, value: ${CANARY} }
            - { name: KAFKA_OPTS, value: "-Djavax.net.ssl.keyStorePassword=${CANARY}" }
            - { name: DATABASE_URL, value: "postgres://app:${CANARY}@db:5432/orders" }
            - { name: REGISTRY_BASIC_AUTH_USER_INFO, value: "app:${CANARY}" }
            - { name: AWS_SECRET_ACCESS_KEY, value: ${CANARY} }
          livenessProbe: { exec: { command: [curl, -u, "app:${CANARY}", "http://localhost"] } }
      volumes: [{ name: settings, configMap: { name: settings } }]
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: { name: job }
spec:
  sparkConf: { spark.hadoop.fs.s3a.secret.key: ${CANARY}, spark.hadoop.fs.s3a.access.key: ${CANARY} }
  driver: { configMaps: [{ name: settings, path: /opt }] }
---
apiVersion: kafka.strimzi.io/v1
kind: KafkaConnector
metadata: { name: cdc }
spec: { class: io.debezium.connector.postgresql.PostgresConnector, config: { database.password: ${CANARY} } }
---
services:
  db:
    image: postgres:17
    environment: [POSTGRES_PASSWORD=${CANARY}]
    healthcheck: { test: "pg_isready --password=${CANARY}" }
`;

describe('secrets', () => {
  const { documents, unreadable } = readDocuments('all.yaml', MANIFESTS);
  const facts = readFacts(documents);

  it('stay where they are', () => {
    expect(unreadable).toEqual([]);
    expect(facts.workloads).toHaveLength(2);
    expect(facts.connectors).toHaveLength(2);
    expect(facts.streamJobs).toMatchObject([{ queries: [{ options: { password: { secret: 'literal' } } }] }]);
    expect(JSON.stringify(facts)).not.toContain(CANARY);
  });

  it.each([
    '--token-file=/run/token',
    '--password-file /run/p',
    '--tls-secret=kafka/tls',
    '--password=$(PASSWORD)',
    '-u $USER:$PASSWORD',
    '--token --verbose',
  ])('are not seen in %s', (argument) => {
    const pod = { kind: 'Pod', metadata: { name: 'a' }, spec: { template: { spec: { containers: [{ args: [argument] }] } } } };
    expect(readFacts(readDocuments('a.yaml', JSON.stringify(pod)).documents).literalSecrets).toEqual([]);
  });

  const LOGIN = 'org.apache.kafka.common.security.plain.PlainLoginModule required username="a"';
  it.each([
    ['KAFKA_SSL_KEYSTORE_CREDENTIALS', 'keystore_creds', undefined],
    ['KAFKA_LISTENER_NAME_TOKEN_SSL_PRINCIPAL_MAPPING_RULES', 'DEFAULT', undefined],
    ['GOOGLE_APPLICATION_CREDENTIALS', '/var/run/google/account.json', undefined],
    ['GOOGLE_APPLICATION_CREDENTIALS', '{"private_key": "x"}', 'literal'],
    ['LDAP_SECURITY_CREDENTIALS', 'admin', 'literal'],
    ['API_TOKEN', '/a/b/c', 'literal'],
    ['EXPORTER_API_SECRET', 'dummy', undefined],
    ['EXPORTER_API_KEY', 'dummy1', 'literal'],
    ['SASL_JAAS_CONFIG', `${LOGIN} password="inter-broker-password-placeholder-0";`, 'reference'],
    ['SASL_JAAS_CONFIG', `${LOGIN} password="placeholder";`, 'literal'],
  ])('%s: %s is %s', (key, value, kind) => expect(secretKind(key, value)).toBe(kind));

  it('are told of, by place', () => {
    expect(facts.literalSecrets.map(({ key }) => key).sort()).toEqual(
      [
        'AWS_SECRET_ACCESS_KEY',
        'DATABASE_URL',
        'KAFKA_OPTS',
        'KEYSTORE_PASSWORD',
        'POSTGRES_PASSWORD',
        'REGISTRY_BASIC_AUTH_USER_INFO',
        'a password option',
        'a password option',
        'db-password',
        'listener.name.client.plain.sasl.jaas.config',
        'sasl.jaas.config',
        'ssl.keystore.password',
      ].sort(),
    );
  });
});
