import { Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { loadSchemas, schemaFindings } from '../../policy/schemas/index.js';
import { bronze, localRuntime, runtime } from '../../test/doubles/spark-image.js';
import { workloads as platformWorkloads } from '../../test/platform-parts.js';
import { DriverRole } from './accounts.js';
import { type SparkRuntime, streamPodLabels } from './config.js';
import type { StreamJob } from './stream-job.js';
import { StreamRunner, StreamWorkload } from './stream-workload.js';

const NOW = { trigger: { kind: 'available-now' } } as const;
const peers = {
  kafka: { kind: 'pods', labels: { app: 'kafka' } },
  bucket: { peers: [{ kind: 'pods', labels: { app: 's3' } }], ports: [7070] },
  apiServer: { peers: [{ kind: 'addresses', cidr: '10.0.0.1/32' }], ports: [6443] },
} as const;

/** The objects of a job. Parsed JSON, so that a test sees what is written. */
function synth(job: Partial<StreamJob>, of: SparkRuntime): readonly Parsed[] {
  const chart = Testing.chart();
  const workloads = { ...platformWorkloads, namespace: of.namespace };
  if (of.delivery === 'spark-operator') new DriverRole(chart, 'Role', { runtime: of, workloads });
  const { name: runner } = new StreamRunner(chart, 'Runner', { runtime: of, workloads });
  new StreamWorkload(chart, 'Job', { job: { ...bronze, ...job }, runtime: of, peers, runner, workloads });
  return Testing.synth(chart);
}
// biome-ignore lint/suspicious/noExplicitAny: manifests are free-form, and a wrong path fails the test
type Parsed = any;
const one = (objects: readonly Parsed[], kind: string, name?: string) =>
  objects.find((object) => object.kind === kind && (name === undefined || object.metadata.name === name));
/** Files of the ConfigMap of this name, hash aside. */
const files = (objects: readonly Parsed[], name: string) =>
  objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.replace(/-[0-9a-f]{10}$/, '') === name).data;

describe('SparkApplication', () => {
  const objects = synth({}, runtime);
  const { spec } = one(objects, 'SparkApplication', 'orders-bronze');
  const driver = spec.driver.template.spec;
  const executor = spec.executor.template.spec;

  it('restarts for ever what never ends, and after a failure what ends', () => {
    expect(spec.restartPolicy).toMatchObject({ type: 'Always', onFailureRetryInterval: 10, onSubmissionFailureRetryInterval: 20 });
    expect(one(synth(NOW, runtime), 'SparkApplication').spec.restartPolicy).toMatchObject({ type: 'OnFailure', onFailureRetries: 4 });
  });
  it('says all of the pods in templates whose containers Spark finds', () => {
    expect([driver.containers[0].name, executor.containers[0].name]).toEqual(['spark-kubernetes-driver', 'spark-kubernetes-executor']);
    for (const pod of [driver, executor]) {
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 185, runAsGroup: 185, fsGroup: 185 });
      expect(pod.containers[0].securityContext).toMatchObject({ readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
      expect(pod.containers[0].command).toEqual(['/bin/bash', '/etc/sluice/runner/start.sh']);
      expect(pod.volumes.map(({ name }: Parsed) => name)).toEqual([
        ...['run', 'tmp', 'work', 'spark-local-dir-1', 'job', 'runner', 'kafka-0', 'object-store'],
      ]);
      expect(pod.enableServiceLinks).toBe(false);
    }
    expect(spec.driver).not.toHaveProperty('securityContext'); // a field beside the template needs the operator's webhook
  });
  it('gives a token to the driver alone', () => {
    expect([driver.automountServiceAccountToken, executor.automountServiceAccountToken]).toEqual([true, false]);
    expect([spec.driver.serviceAccount, spec.executor.serviceAccount]).toEqual(['orders-bronze-driver', 'orders-bronze-executor']);
  });
  it('splits memory into heap and the rest, and limits no processor', () => {
    expect(spec.driver).toMatchObject({ memory: '1228m', memoryOverhead: '820m', cores: 2, coreRequest: '500m' });
    expect(spec.driver).not.toHaveProperty('coreLimit');
    expect(driver.containers[0].resources.limits).toMatchObject({ memory: '2048Mi', 'ephemeral-storage': '2753Mi' });
  });
  it('downloads nothing and holds no secret', () => {
    expect(spec).not.toHaveProperty('deps');
    expect(Object.keys(spec.sparkConf).filter((key) => /packages|ivy|master|secret|access\.key|container\.image/.test(key))).toEqual([]);
    const own = files(objects, 'orders-bronze');
    expect(own['client.properties']).toContain('sasl.jaas.config=${dir:/etc/sluice/credentials:sasl.jaas.config}');
    expect(JSON.stringify(own['declaration.json'])).not.toMatch(/password|jaas/i);
  });
  it('has what Delta, S3 and policies need', () => {
    expect(spec.sparkConf).toMatchObject({
      'spark.sql.extensions': 'io.delta.sql.DeltaSparkSessionExtension',
      'spark.sql.streaming.checkpointFileManagerClass': 'org.apache.spark.internal.io.cloud.AbortableStreamBasedCheckpointFileManager',
      'spark.hadoop.fs.s3a.endpoint': 'http://object-store:7070',
      'spark.hadoop.fs.s3a.connection.ssl.enabled': 'false',
      'spark.hadoop.fs.s3a.aws.credentials.provider': 'software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider',
      'spark.driver.port': '7078',
      'spark.blockManager.port': '7079',
    });
  });
  it('is scheduled without overlap, in UTC', () => {
    const scheduled = one(synth({ ...NOW, schedule: '0 * * * *' }, runtime), 'ScheduledSparkApplication');
    expect(scheduled.spec).toMatchObject({ schedule: '0 * * * *', timeZone: 'UTC', concurrencyPolicy: 'Forbid' });
    expect(scheduled.spec.template.restartPolicy.type).toBe('OnFailure');
  });
  it('runs a program of the user’s in place of the runner', () => {
    const own = synth({ main: 'local:///opt/app/job.py' }, runtime);
    expect(one(own, 'SparkApplication').spec).toMatchObject({
      mainApplicationFile: 'local:///opt/app/job.py',
      arguments: ['/etc/sluice/job/declaration.json'],
    });
    expect(one(own, 'SparkApplication').spec.driver.template.spec.containers[0]).not.toHaveProperty('livenessProbe');
  });
  it('keeps the program in a ConfigMap that all jobs share', () => {
    expect(Object.keys(files(objects, 'orders-bronze'))).toEqual(['client.properties', 'declaration.json']);
    expect(Object.keys(files(objects, 'spark-runner'))).toContain('stream_job.py');
    const { name } = one(objects, 'ConfigMap').metadata;
    expect(driver.volumes).toContainEqual({ name: 'runner', configMap: { name } });
    expect(driver.containers[0].volumeMounts).toContainEqual({ name: 'runner', mountPath: '/etc/sluice/runner', readOnly: true });
  });
  it('is the same bytes for the same job', () => expect(synth({}, runtime)).toEqual(synth({}, runtime)));
});

describe('accounts', () => {
  const annotated = { accountAnnotations: { role: 'lake-writer' } };
  it('let a driver care for its executors and nothing else', () => {
    const objects = synth({}, { ...runtime, ...annotated });
    expect(one(objects, 'Role').rules).toEqual([
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch', 'create', 'patch', 'delete', 'deletecollection'] },
      { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'create', 'delete', 'deletecollection'] },
      { apiGroups: [''], resources: ['services'], verbs: ['get', 'list', 'delete', 'deletecollection'] },
    ]);
    expect(one(objects, 'RoleBinding').subjects).toEqual([
      { kind: 'ServiceAccount', name: 'orders-bronze-driver', namespace: 'streaming-jobs' },
    ]);
    expect(one(objects, 'SparkApplication').spec.sparkConf['spark.kubernetes.driver.ownPersistentVolumeClaim']).toBe('false');
  });
  it('are one for each part of a job, with the cloud role', () => {
    for (const [of, names] of [
      [runtime, ['orders-bronze-driver', 'orders-bronze-executor']],
      [localRuntime, ['orders-bronze']],
    ] as const) {
      const objects = synth({}, { ...of, ...annotated });
      expect(objects.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata.name)).toEqual(names);
      for (const name of names)
        expect(one(objects, 'ServiceAccount', name)).toMatchObject({
          automountServiceAccountToken: false,
          metadata: { annotations: { role: 'lake-writer' } },
        });
    }
  });
  it('of pods without an operator have no rights and no token', () => {
    const objects = synth({}, localRuntime);
    expect(one(objects, 'RoleBinding')).toBeUndefined();
    const { spec } = one(objects, 'StatefulSet').spec.template;
    expect(spec).toMatchObject({ serviceAccountName: 'orders-bronze', automountServiceAccountToken: false });
  });
});

describe('pods alone', () => {
  it('runs what never ends as a set of one, with its disk', () => {
    const { spec } = one(synth({}, localRuntime), 'StatefulSet', 'orders-bronze');
    expect(spec).toMatchObject({ replicas: 1, volumeClaimTemplates: [{ metadata: { name: 'lake' } }] });
    const [container] = spec.template.spec.containers;
    expect(container.command).toEqual(['/bin/bash', '/etc/sluice/runner/start.sh', 'submit']);
    expect(container.livenessProbe.exec.command).toEqual(['/bin/bash', '/etc/sluice/runner/alive.sh']);
    expect(container.volumeMounts).toContainEqual({ name: 'lake', mountPath: '/var/lib/sluice/lake' });
    expect(spec.template.spec.automountServiceAccountToken).toBe(false);
  });
  it('writes the settings Spark submits with', () => {
    const settings = files(synth({}, localRuntime), 'orders-bronze')['spark.conf'];
    expect(settings).toContain('spark.master=local[2]\nspark.driver.memory=1228m\n');
    expect(settings).not.toContain('s3a');
  });
  it('runs what ends as a Job named by its content, on a claim of its own', () => {
    const objects = synth(NOW, localRuntime);
    const job = one(objects, 'Job');
    expect(job.metadata.name).toMatch(/^orders-bronze-[0-9a-f]{10}$/);
    expect(job.spec.template.spec.restartPolicy).toBe('Never');
    expect(job.spec.template.spec.volumes).toContainEqual({ name: 'lake', persistentVolumeClaim: { claimName: 'orders-bronze-lake' } });
    expect(one(objects, 'PersistentVolumeClaim', 'orders-bronze-lake').spec.resources.requests.storage).toBe('5Gi');
    expect(one(synth({ ...NOW, sql: 'select id from orders' }, localRuntime), 'Job').metadata.name).not.toBe(job.metadata.name);
  });
  it('runs what has a schedule without overlap', () => {
    const { spec } = one(synth({ ...NOW, schedule: '0 * * * *' }, { ...localRuntime, lake: runtime.lake }), 'CronJob');
    expect(spec).toMatchObject({ schedule: '0 * * * *', timeZone: 'Etc/UTC', concurrencyPolicy: 'Forbid' });
    expect(spec.jobTemplate.spec.template.spec.volumes.map(({ name }: Parsed) => name)).toContain('object-store');
  });
});

describe('policies', () => {
  const edges = (rules: readonly Parsed[], side: 'from' | 'to') =>
    rules.map(
      (rule) =>
        `${Object.values(rule[side][0].podSelector?.matchLabels ?? rule[side][0].ipBlock).join(' ')} ${rule.ports.map(({ port }: Parsed) => port)}`,
    );
  it('lets one pod speak to Kafka alone, when its lake is a disk', () => {
    const { spec } = one(synth({}, localRuntime), 'NetworkPolicy', 'orders-bronze');
    expect([spec.ingress, edges(spec.egress, 'to')]).toEqual([[], ['kafka 9093']]);
  });
  it('lets drivers and executors meet, and only drivers ask the API', () => {
    const objects = synth({}, runtime);
    const pods = (component: string) => `${component} orders-bronze spark streaming`;
    const driver = one(objects, 'NetworkPolicy', 'orders-bronze-driver').spec;
    const executor = one(objects, 'NetworkPolicy', 'orders-bronze-executor').spec;
    expect(edges(driver.ingress, 'from')).toEqual([`${pods('executor')} 7078,7079`]);
    expect(edges(driver.egress, 'to')).toEqual(['kafka 9093', 's3 7070', `${pods('executor')} 7079`, '10.0.0.1/32 6443']);
    expect(edges(executor.ingress, 'from')).toEqual([`${pods('driver')} 7079`]);
    expect(edges(executor.egress, 'to')).toEqual(['kafka 9093', 's3 7070', `${pods('driver')} 7078,7079`, `${pods('executor')} 7079`]);
  });
  it('names all pods of jobs for others’ policies', () => {
    const labels = synth({}, localRuntime)
      .map(({ spec }) => spec?.template?.metadata?.labels)
      .find(Boolean);
    expect(labels).toMatchObject(streamPodLabels(platformWorkloads));
  });
});

describe('the API server’s schemas', () => {
  const cases: readonly [string, Partial<StreamJob>, SparkRuntime][] = [
    ['operator', {}, runtime],
    ['operator, scheduled', { ...NOW, schedule: '0 * * * *' }, runtime],
    ['set of one', {}, localRuntime],
    ['Job', NOW, localRuntime],
    ['CronJob', { ...NOW, schedule: '0 * * * *' }, localRuntime],
  ];
  it('take every object', async () => {
    const schemas = await loadSchemas('1.34');
    for (const [, job, of] of cases) {
      const objects = synth(job, of);
      const application = one(objects, 'SparkApplication')?.spec ?? one(objects, 'ScheduledSparkApplication')?.spec.template;
      const asPods = ['driver', 'executor'].flatMap((part) =>
        application ? [{ apiVersion: 'v1', kind: 'Pod', ...withImage(application[part].template, part) }] : [],
      );
      expect(schemaFindings([...objects, ...asPods], schemas)).toEqual([]);
    }
  });
});

/** The operator's schema lets anything stand in a template: as a pod it is checked. */
const withImage = (template: Parsed, name: string) => ({
  ...template,
  metadata: { ...template.metadata, name, namespace: 'streaming-jobs' },
});
