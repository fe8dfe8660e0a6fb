import { describe, expect, it } from 'vitest';
import { KAFKA_IMAGES } from '../kafka/index.js';
import { contractOf, imageProblems, mirrored, parseImage } from './image.js';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('an image reference', () => {
  it.each([
    ['kafka', { repository: 'kafka' }],
    ['apache/kafka:4.3.1', { repository: 'apache/kafka', tag: '4.3.1' }],
    [`apache/kafka:4.3.1@${DIGEST}`, { repository: 'apache/kafka', tag: '4.3.1', digest: DIGEST }],
    [`apache/kafka@${DIGEST}`, { repository: 'apache/kafka', digest: DIGEST }],
    ['docker.io/apache/kafka:4.3.1', { registry: 'docker.io', repository: 'apache/kafka', tag: '4.3.1' }],
    ['localhost/kafka', { registry: 'localhost', repository: 'kafka' }],
    ['mirror:5000/a/b/kafka:1', { registry: 'mirror:5000', repository: 'a/b/kafka', tag: '1' }],
    ['mirror:5000/kafka', { registry: 'mirror:5000', repository: 'kafka' }],
  ])('%s is taken apart', (reference, parts) => {
    expect(parseImage(reference)).toEqual(parts);
  });

  it.each([
    ['apache/kafka:4.3.1', undefined, 'apache/kafka:4.3.1'],
    ['apache/kafka:4.3.1', 'mirror.example/hub', 'mirror.example/hub/apache/kafka:4.3.1'],
    ['apache/kafka:4.3.1', 'mirror.example/hub/', 'mirror.example/hub/apache/kafka:4.3.1'],
    ['docker.io/apache/kafka:4.3.1', 'mirror.example', 'mirror.example/apache/kafka:4.3.1'],
    [`quay.io/x/y:1@${DIGEST}`, 'mirror:5000', `mirror:5000/x/y:1@${DIGEST}`],
  ])('%s by mirror %s is %s', (reference, mirror, result) => {
    expect(mirrored(reference, mirror)).toBe(result);
  });
});

describe('a contract', () => {
  const line = (reference: string, release = '4.3') => contractOf(KAFKA_IMAGES, reference, release)?.line;

  it.each([
    ['apache/kafka:4.3.1', '4.3'],
    ['apache/kafka:4.3', '4.3'],
    ['mirror.example/hub/apache/kafka:4.1.1', '4.1'],
    ['confluentinc/cp-kafka:8.1.1', '4.1'],
    ['confluentinc/cp-kafka:7.6.1-1-ubi9', '3.6'],
    ['apache/kafka:4.30.1', undefined],
    ['apache/kafka:4', undefined],
    ['notapache/kafka:4.3.1', undefined],
    ['apache/kafka-native:4.3.1', undefined],
    [`apache/kafka@${DIGEST}`, undefined],
  ])('of %s is that of %s', (reference, expected) => {
    expect(line(reference)).toBe(expected);
  });

  it('of latest is that of the line the release names', () => {
    expect([line('apache/kafka:latest', '4.1'), line('confluentinc/cp-kafka:latest', '4.1'), line('apache/kafka:latest', '3.6')]).toEqual([
      '4.1',
      '4.1',
      undefined,
    ]);
  });
});

describe('an image is a problem', () => {
  const problems = (reference: string, purpose: 'kraft' | 'zookeeper-mode' = 'kraft', allowLatest = false) =>
    imageProblems({ images: KAFKA_IMAGES, reference, purpose, line: '4.3', allowLatest }).map(({ what }) => what);

  it.each([
    ['apache/kafka', 'image apache/kafka has no tag, which is latest'],
    ['apache/kafka:latest', 'image apache/kafka:latest has a moving tag'],
    ['bitnami/kafka:4.3.1', 'image bitnami/kafka:4.3.1 is not one Sluice knows'],
  ])('%s', (reference, what) => {
    expect(problems(reference)).toEqual([what]);
  });

  it('for what it cannot run, and not for what it can', () => {
    expect(problems('confluentinc/cp-kafka:8.1.1', 'zookeeper-mode')).toEqual([
      'image confluentinc/cp-kafka:8.1.1 cannot run zookeeper-mode',
    ]);
    expect(problems('confluentinc/cp-kafka:7.9.4', 'zookeeper-mode')).toEqual([]);
    expect(problems('confluentinc/cp-kafka:7.9.4', 'kraft')).toEqual([]);
  });

  it('where latest is allowed: without a tag, or unknown', () => {
    expect(problems('apache/kafka:latest', 'kraft', true)).toEqual([]);
    expect(problems('apache/kafka', 'kraft', true)).toEqual(['image apache/kafka is not one Sluice knows']);
    expect(problems('bitnami/kafka:latest', 'kraft', true)).toEqual(['image bitnami/kafka:latest is not one Sluice knows']);
  });
});
