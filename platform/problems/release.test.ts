import { describe, expect, it } from 'vitest';
import { all, onZooKeeper, platformOf, problemsOf, released, sound, top } from '../../test/described.js';
import { itTells } from '../../test/rules.js';

describe('the release', () => {
  const image = (reference: string) => released({ image: reference });
  const KNOWN =
    "use apache/kafka:3.9.x or apache/kafka:4.0.x or apache/kafka:4.1.x or apache/kafka:4.2.x or apache/kafka:4.3.x or apache/kafka:4.4.x or confluentinc/cp-kafka:7.6.x or confluentinc/cp-kafka:7.9.x or confluentinc/cp-kafka:8.1.x or confluentinc/cp-kafka:8.3.x, or add its contract to the component's images.ts";
  const zk = (reference: string) =>
    all(onZooKeeper, ({ environment, release }) => ({ environment, release: { ...release, zookeeper: { image: reference } } }));
  const kafka39 = { version: '3.9.1', metadataVersion: '3.9' };
  itTells([
    [
      'latest',
      image('apache/kafka:latest'),
      all(image('apache/kafka:latest'), top({ class: 'local' })),
      'release.kafka.image',
      'image apache/kafka:latest has a moving tag',
      'name an exact version, e.g. apache/kafka:1.2.3, and better its digest too',
    ],
    [
      'no tag',
      image('apache/kafka'),
      image('mirror.example:5000/apache/kafka:4.3.1'),
      'release.kafka.image',
      'image apache/kafka has no tag, which is latest',
      'name an exact version, e.g. apache/kafka:1.2.3, and better its digest too',
    ],
    [
      'an unknown image',
      image('bitnami/kafka:4.0.0'),
      image('apache/kafka:4.3.0'),
      'release.kafka.image',
      'image bitnami/kafka:4.0.0 is not one Sluice knows',
      KNOWN,
    ],
    [
      'an unknown band',
      image('apache/kafka:4.30.1'),
      image('apache/kafka:4.3'),
      'release.kafka.image',
      'image apache/kafka:4.30.1 is not one Sluice knows',
      KNOWN,
    ],
    [
      'another Kafka inside',
      image('apache/kafka:4.1.1'),
      all(image('apache/kafka:4.1.1'), released({ version: '4.1.1', metadataVersion: '4.1' })),
      'release.kafka.version',
      '4.3.1, but apache/kafka:4.1.1 holds Kafka 4.1',
      'write a 4.1 version, or change the image',
    ],
    [
      'metadata above the version',
      released({ metadataVersion: '4.4' }),
      released({ metadataVersion: '4.3-IV0' }),
      'release.kafka.metadataVersion',
      'metadata version 4.4 with Kafka 4.3.1',
      'set the metadata version to 4.3, or run Kafka 4.4',
    ],
    [
      'metadata, compared by numbers',
      released({ metadataVersion: '4.10' }),
      released({ metadataVersion: '3.9' }),
      'release.kafka.metadataVersion',
      'metadata version 4.10 with Kafka 4.3.1',
      'set the metadata version to 4.3, or run Kafka 4.10',
    ],
    [
      'an image without ZooKeeper mode',
      all(onZooKeeper, released({ ...kafka39, image: 'apache/kafka:3.9.1' })),
      onZooKeeper,
      'release.kafka.image',
      'image apache/kafka:3.9.1 cannot run zookeeper-mode',
      'use confluentinc/cp-kafka:7.6.x or confluentinc/cp-kafka:7.9.x',
    ],
    [
      'ZooKeeper in a KRaft release',
      released({}, { zookeeper: { image: 'confluentinc/cp-zookeeper:7.9.4' } }),
      released({}),
      'release.zookeeper',
      'is set',
      'remove it',
    ],
    [
      'an unknown ZooKeeper',
      zk('zookeeper:3.9'),
      zk('confluentinc/cp-zookeeper:7.6.1'),
      'release.zookeeper.image',
      'image zookeeper:3.9 is not one Sluice knows',
      "use confluentinc/cp-zookeeper:7.6.x or confluentinc/cp-zookeeper:7.9.x, or add its contract to the component's images.ts",
    ],
  ]);

  it('of an environment on ZooKeeper names its image', async () => {
    const { zookeeper: _, ...release } = onZooKeeper(sound).release;
    expect(await problemsOf(({ environment }) => ({ environment, release }), onZooKeeper(sound))).toMatchObject([
      { path: 'base.release.zookeeper', what: 'is missing', fix: 'add zookeeper: { image: confluentinc/cp-zookeeper:7.9.4 }' },
    ]);
  });

  it('with latest, where that is allowed, is taken for the line it names', async () => {
    const { kafka: cluster } = await platformOf(all(released({ image: 'apache/kafka:latest' }), top({ class: 'local' })));
    expect(cluster.image).toMatchObject({ reference: 'apache/kafka:latest', contract: { line: '4.3', toolsSuffix: '.sh' } });
  });
});
