import { describe, expect, it } from 'vitest';
import { s3StandIn } from '../../charts/object-store/spec.js';
import { all, kubernetes, onZooKeeper, platformOf, problemsOf, released, sound, top, wholePlatform } from '../../test/described.js';
import { itTells } from '../../test/rules.js';

describe('the release', () => {
  const image = (reference: string) => released({ image: reference });
  const KNOWN =
    'use apache/kafka:3.9.x or apache/kafka:4.0.x or apache/kafka:4.1.x or apache/kafka:4.2.x or apache/kafka:4.3.x or apache/kafka:4.4.x or confluentinc/cp-kafka:7.6.x or confluentinc/cp-kafka:7.9.x or confluentinc/cp-kafka:8.1.x or confluentinc/cp-kafka:8.3.x; if it was built from one of these, add basedOn with that image';
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
      'an own image that says nothing of its base',
      image('acme.example/kafka-with-agent:4.3.1-2'),
      released({ image: 'acme.example/kafka-with-agent:4.3.1-2', basedOn: 'apache/kafka:4.3.1' }),
      'release.kafka.image',
      'image acme.example/kafka-with-agent:4.3.1-2 is not one Sluice knows',
      KNOWN,
    ],
    [
      'an own image that moves',
      released({ image: 'acme.example/kafka-with-agent:latest', basedOn: 'apache/kafka:4.3.1' }),
      all(top({ class: 'local' }), released({ image: 'acme.example/kafka-with-agent:latest', basedOn: 'apache/kafka:4.3.1' })),
      'release.kafka.image',
      'image acme.example/kafka-with-agent:latest has a moving tag',
      'name an exact version, e.g. acme.example/kafka-with-agent:1.2.3, and better its digest too',
    ],
    [
      'an own image of an unknown one',
      released({ image: 'acme.example/kafka:1', basedOn: 'bitnami/kafka:4.0.0' }),
      released({ image: 'acme.example/kafka@sha256:aa', basedOn: 'confluentinc/cp-kafka:8.3.0' }),
      'release.kafka.basedOn',
      'image bitnami/kafka:4.0.0 is not one Sluice knows',
      KNOWN.split(';')[0] ?? '',
    ],
    [
      'a known image that is said to be another one',
      released({ image: 'apache/kafka:4.3.1', basedOn: 'confluentinc/cp-kafka:8.3.0' }),
      released({ image: 'apache/kafka:4.3.1', basedOn: 'apache/kafka:4.3.0' }),
      'release.kafka.basedOn',
      'confluentinc/cp-kafka:8.3.0 is not what apache/kafka:4.3.1 is known as',
      'remove basedOn, or correct it',
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
      'use confluentinc/cp-zookeeper:7.6.x or confluentinc/cp-zookeeper:7.9.x; if it was built from one of these, add basedOn with that image',
    ],
  ]);

  it('of an environment on ZooKeeper names its image', async () => {
    const { zookeeper: _, ...release } = onZooKeeper(sound).release;
    expect(await problemsOf(({ environment }) => ({ environment, release }), onZooKeeper(sound))).toMatchObject([
      { path: 'base.release.zookeeper', what: 'is missing', fix: 'add zookeeper: { image: confluentinc/cp-zookeeper:7.9.4 }' },
    ]);
  });

  it('takes own images for every component, with the contract and the version of what they were built from', async () => {
    const own = (name: string, basedOn: string) => ({ image: `acme.example/${name}:7`, basedOn });
    const change = all(
      wholePlatform,
      kubernetes({ imageMirror: 'mirror.example' }),
      top({ class: 'development', objectStore: s3StandIn({ bucket: 'lake' }) }),
      released(own('kafka', 'apache/kafka:4.3.1'), {
        schemaRegistry: own('registry', 'confluentinc/cp-schema-registry:8.1.1'),
        restProxy: own('rest', 'confluentinc/cp-kafka-rest:8.1.1'),
        connect: own('connect', 'confluentinc/cp-kafka-connect:8.1.1'),
        postgres: own('postgres', 'postgres:17.10'),
        objectStore: {
          ...own('gateway', 'versity/versitygw:v1.8.0'),
          client: 'acme.example/curl:1',
          clientBasedOn: 'curlimages/curl:8.14.1',
        },
        spark: { version: '4.0.1', ...own('spark', 'apache/spark:4.0.1'), built: 'registry.example.com/spark:4.0.1' },
      }),
    );
    const { kafka, schemaRegistry, restProxy, connect, postgres, objectStore, spark } = await platformOf(change);
    expect([schemaRegistry?.version, restProxy?.version, connect?.workers.version, postgres?.server?.version]).toEqual([
      '8.1.1',
      '8.1.1',
      '8.1.1',
      '17.10',
    ]);
    expect(objectStore?.standIn).toMatchObject({
      version: 'v1.8.0',
      clientImage: { reference: 'acme.example/curl:1', contract: { uid: 100 } },
    });
    for (const image of [kafka.image, schemaRegistry?.image, connect?.workers.image, postgres?.server?.image, spark?.runtime.image])
      expect(image).toMatchObject({
        reference: expect.not.stringContaining('mirror'),
        basedOn: expect.any(String),
        contract: expect.anything(),
      });
    const zookeeper = { image: 'acme.example/zk:1', basedOn: 'confluentinc/cp-zookeeper:7.9.4' };
    const ensemble = (
      await platformOf(all(onZooKeeper, ({ environment, release }) => ({ environment, release: { ...release, zookeeper } })))
    ).zookeeper;
    expect(ensemble).toMatchObject({ version: '7.9.4', image: { reference: 'acme.example/zk:1' } });
  });

  it('with latest, where that is allowed, is taken for the line it names', async () => {
    const { kafka: cluster } = await platformOf(all(released({ image: 'apache/kafka:latest' }), top({ class: 'local' })));
    expect(cluster.image).toMatchObject({ reference: 'apache/kafka:latest', contract: { line: '4.3', toolsSuffix: '.sh' } });
  });
});
