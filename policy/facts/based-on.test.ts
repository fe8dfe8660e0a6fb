import { describe, expect, it } from 'vitest';
import { readDocuments, readFacts } from './index.js';

const set = (annotations: Readonly<Record<string, string>>) => {
  const containers = [{ name: 'kafka', image: 'acme.example/kafka:7', command: ['/bin/bash', '/etc/sluice/kafka/start.sh'] }];
  const text = JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'kafka', annotations },
    spec: { template: { spec: { containers } } },
  });
  const [workload] = readFacts(readDocuments('a.yaml', text).documents).workloads;
  return workload?.pod.containers[0]?.image;
};

describe('an own image', () => {
  it('is of other software when nothing says what it was built from', () => {
    expect(set({})).toMatchObject({ reference: 'acme.example/kafka:7', software: 'other', family: 'other' });
    expect(set({ 'based-on.sluice.dev/agent': 'apache/kafka:4.3.1' })).toMatchObject({ software: 'other' });
  });

  it('has software, family and version of the image it was built from, and its own reference', () => {
    expect(set({ 'based-on.sluice.dev/kafka': 'confluentinc/cp-kafka:8.1.1' })).toEqual({
      reference: 'acme.example/kafka:7',
      registry: 'acme.example',
      repository: 'kafka',
      tag: '7',
      software: 'kafka',
      family: 'confluent',
      basedOn: 'confluentinc/cp-kafka:8.1.1',
      kafkaVersion: '4.1',
    });
  });
});
