import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../test/script.js';
import { sluice, temporaryWorkspace } from '../test/workspace.js';
import { FORMAT_NAMES } from './commands/lint-options.js';

/** Wherever people write secrets: none of them may be said by any command. */
const manifests = (secret: string) => `apiVersion: v1
kind: Secret
metadata: { name: login, annotations: { "kubectl.kubernetes.io/last-applied-configuration": '{"stringData":{"password":"${secret}"}}' } }
stringData: { password: ${secret}, users.properties: "alice=${secret}\\nbob=${secret}" }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, annotations: { "kubectl.kubernetes.io/last-applied-configuration": '{"data":{"db-password":"${secret}"}}' } }
data:
  db-password: ${secret}
  app.yaml: |
    database:
      url: postgres://app:${secret}@db/orders
      password: ${secret}
  app.json: |
    {"password": "${secret}", "nested": {"apiKey": "${secret}", "token": "${secret}"}}
  start.sh: |
    export PGPASSWORD=${secret}
    curl -u app:${secret} http://localhost
    psql "host=db password=${secret}"
  jaas.conf: |
    KafkaServer { org.apache.kafka.common.security.plain.PlainLoginModule required
      username="admin" password="${secret}" user_admin="${secret}"; };
  server.properties: |
    process.roles=broker
    ssl.keystore.password=${secret}
    listener.name.client.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="a" password="${secret}" user_b="${secret}";
  orders.json: |
    { "connector.class": "io.confluent.connect.jdbc.JdbcSourceConnector", "name": "orders",
      "connection.password": "${secret}", "connection.url": "jdbc:postgresql://db/orders?user=a&password=${secret}" }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: kafka }
spec:
  selector: { matchLabels: { a: b } }
  serviceName: kafka
  template:
    metadata: { labels: { a: b }, annotations: { "example.com/token": "${secret}" } }
    spec:
      containers:
        - name: kafka
          image: apache/kafka:4.1.1
          command: [bash, -c, "export SSL_KEYSTORE_PASSWORD=${secret}; exec /etc/kafka/docker/run"]
          args: [--password, ${secret}, "--secret-key=${secret}", "-Djavax.net.ssl.keyStorePassword=${secret}"]
          env:
            - { name: KEYSTORE_PASSWORD, value: ${secret} }
            - { name: KAFKA_OPTS, value: "-Djavax.net.ssl.keyStorePassword=${secret}" }
            - { name: DATABASE_URL, value: "postgres://app:${secret}@db:5432/orders" }
            - { name: KAFKA_SASL_JAAS_CONFIG, value: 'x.PlainLoginModule required username="a" password="${secret}";' }
            - { name: AWS_SECRET_ACCESS_KEY, value: ${secret} }
            - { name: MY_API_KEY, value: ${secret} }
          livenessProbe: { exec: { command: [curl, -u, "app:${secret}", "http://localhost"] } }
      volumes: [{ name: settings, configMap: { name: settings } }]
---
apiVersion: kafka.strimzi.io/v1
kind: KafkaConnector
metadata: { name: cdc, labels: { strimzi.io/cluster: c } }
spec: { class: io.debezium.connector.postgresql.PostgresConnector, tasksMax: 1, config: { database.password: ${secret}, connection.url: "jdbc:x://h/?password=${secret}", aws.secret.access.key: ${secret} } }
---
apiVersion: kafka.strimzi.io/v1
kind: KafkaConnect
metadata: { name: c }
spec: { replicas: 1, bootstrapServers: "k:9092", groupId: a, configStorageTopic: a, offsetStorageTopic: b, statusStorageTopic: c, config: { ssl.key.password: ${secret} } }
---
apiVersion: sparkoperator.k8s.io/v1beta2
kind: SparkApplication
metadata: { name: job }
spec:
  type: Python
  sparkVersion: 4.0.1
  mainApplicationFile: local:///a.py
  arguments: [--password, ${secret}]
  sparkConf: { spark.hadoop.fs.s3a.secret.key: ${secret}, spark.hadoop.fs.s3a.access.key: ${secret} }
  driver: { cores: 1, env: [{ name: DB_PASSWORD, value: ${secret} }] }
  executor: { cores: 1, instances: 1 }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly }
spec: { schedule: "0 0 * * *", jobTemplate: { spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: "b:1", command: [sh, -c, "pg_dump postgres://u:${secret}@db/x"] }] } } } } }
---
services:
  db:
    image: postgres:17
    environment: [POSTGRES_PASSWORD=${secret}, "DSN=postgres://a:${secret}@b/c"]
    command: postgres --password=${secret}
    healthcheck: { test: "pg_isready --password=${secret}" }
---
{"name": "bare", "config": {"connector.class": "io.confluent.connect.s3.S3SinkConnector", "aws.secret.access.key": "${secret}", "topics": "a"}}
`;

const OLD = 'c4n4ry-0ld';
const NEW = 'c4n4ry-n3w';

describe.each([...FORMAT_NAMES])('%s', (format) => {
  const said = async (verb: string, ...secrets: readonly string[]) => {
    const folder = emptyFolder();
    const files = secrets.map((_, index) => join(folder, `${index}.yaml`));
    for (const [index, file] of files.entries()) writeFileSync(file, manifests(secrets[index] ?? ''));
    return sluice(temporaryWorkspace(), verb, ...files, '-o', format, '--verbose');
  };

  it('of lint repeats no secret', async () => {
    const { out, err } = await said('lint', OLD);
    expect(out).toContain('K8S-25');
    expect(out + err).not.toContain(OLD);
  });

  it('of diff repeats no secret that changes', async () => {
    const { out, err } = await said('diff', OLD, NEW);
    expect(out.length).toBeGreaterThan(0);
    expect(out + err).not.toMatch(new RegExp(`${OLD}|${NEW}|${base64(OLD)}|${base64(NEW)}`));
  });
});

const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '');
