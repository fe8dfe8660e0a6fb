import { describe, expect, it } from 'vitest';
import { bronze, runtime } from '../../test/doubles/spark-image.js';
import type { BucketAddress } from '../shared/index.js';
import { defaultJobsNamespace, jobsNamespaceProblems, jobsQuota } from './jobs-namespace.js';
import { jobsSecrets } from './jobs-secrets.js';

describe('the namespace of stream jobs', () => {
  it('is one of its own for each platform', () => {
    expect(defaultJobsNamespace({ namespace: 'streaming', prefix: '' })).toBe('streaming-jobs');
    expect(defaultJobsNamespace({ namespace: 'streaming', prefix: 'blue-' })).toBe('streaming-blue-jobs');
  });
  it.each([
    ['streaming', 'stream jobs run in streaming, beside Kafka'],
    ['Jobs', 'namespace "Jobs"'],
    ['-jobs', 'namespace "-jobs"'],
    ['j'.repeat(64), `namespace "${'j'.repeat(64)}"`],
  ])('is not %s', (name, what) =>
    expect(jobsNamespaceProblems(name, { namespace: 'streaming', prefix: '' })).toMatchObject([{ path: 'namespace', what }]),
  );
  it.each(['streaming-jobs', 'j', 'j'.repeat(63)])('may be %s', (name) =>
    expect(jobsNamespaceProblems(name, { namespace: 'streaming', prefix: '' })).toEqual([]),
  );
});

describe('the quota of stream jobs', () => {
  const two = { ...bronze, executors: { ...bronze.executors, memoryMiB: 1000, cpuMillis: 100, instances: 2 } };
  it('is twice what drivers and executors ask for, sidecars included', () => {
    const sidecar = { name: 'agent', image: 'a:1', memoryMiB: 10, cpuMillis: 1 };
    expect(jobsQuota([two], 'spark-operator', [])).toEqual({ pods: 6, memoryMiB: 2 * 4048, cpuMillis: 2 * 700 });
    expect(jobsQuota([two], 'spark-operator', [sidecar])).toEqual({ pods: 6, memoryMiB: 2 * 4078, cpuMillis: 2 * 703 });
  });
  it('knows that a job without an operator is one pod', () => {
    expect(jobsQuota([two, bronze], 'pods', [])).toEqual({ pods: 4, memoryMiB: 4 * 2048, cpuMillis: 4 * 500 });
  });
});

describe('the Secrets of stream jobs', () => {
  const job = {
    ...bronze,
    kafka: {
      ...bronze.kafka,
      mounts: [
        { secret: 'kafka-user-a', path: '/c', keys: ['sasl.jaas.config'], copyOf: 'kafka-user-a' },
        { secret: 'kafka-ca', path: '/a', keys: ['ca.crt'], copyOf: 'kafka-nodes-tls' },
      ],
    },
  };
  const store = (isStandIn: boolean): BucketAddress => ({
    ...{ bucket: 'lake', region: 'r', pathStyle: true, port: 1, reach: [], isStandIn },
    credentials: { accessKeyId: { secret: 'keys', key: 'id' }, secretAccessKey: { secret: 'keys', key: 'key' } },
  });
  it('are their logins and the authority, each once, and never a key of a node', () => {
    const found = jobsSecrets([job, job], runtime, undefined);
    expect(found.map((one) => (one.kind === 'copy' ? [one.namespace, one.name, one.from, ...one.keys] : one))).toEqual([
      ['streaming-jobs', 'kafka-user-a', 'kafka-user-a', 'sasl.jaas.config'],
      ['streaming-jobs', 'kafka-ca', 'kafka-nodes-tls', 'ca.crt'],
    ]);
  });
  it('are separate keys for an external store, and the one account of a stand-in', () => {
    expect(jobsSecrets([job], runtime, store(false)).at(-1)).toMatchObject({ kind: 'given', namespace: 'streaming-jobs', name: 'keys' });
    expect(jobsSecrets([job], runtime, store(true)).at(-1)).toMatchObject({ kind: 'copy', from: 'keys', keys: ['id', 'key'] });
  });
  it('are none without a job', () => expect(jobsSecrets([], runtime, store(true))).toEqual([]));
});
