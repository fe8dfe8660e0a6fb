import { describe, expect, it } from 'vitest';
import { EPOCH_NAMES, KNOWN_EPOCHS } from '../epoch.js';
import { parseRelease } from './release-schema.js';

const kafka = { version: '4.3.1', metadataVersion: '4.3', image: 'apache/kafka:4.3.1' };
const sound = { schemaVersion: 1, renderEpoch: '2026-11', kafka };
const AT_THE_TOP =
  'remove it, or use one of schemaVersion, renderEpoch, kafka, zookeeper, schemaRegistry, restProxy, postgres, objectStore, connect, spark, kafkaUi';
const EPOCHS_TO_WRITE = `write one of ${KNOWN_EPOCHS}; "2026-11" renders what was rendered before there were epochs`;
const problems = (content: unknown) => {
  const result = parseRelease(content);
  return 'problems' in result ? result.problems.map(({ path, what, fix }) => [path, what, fix]) : [];
};

describe('a release file', () => {
  it.each<[string, unknown]>([
    ['as written', sound],
    ['with a full metadata version', { ...sound, kafka: { ...kafka, metadataVersion: '3.9-IV0' } }],
    ...EPOCH_NAMES.map((renderEpoch) => [`of epoch ${renderEpoch}`, { ...sound, renderEpoch }] satisfies [string, unknown]),
    ['with own images', { ...sound, kafka: { ...kafka, image: 'acme/kafka:1', basedOn: 'apache/kafka:4.3.1' } }],
    [
      'with own images of a stand-in',
      {
        ...sound,
        objectStore: { image: 'a:1', basedOn: 'versity/versitygw:v1.8.0', client: 'b:1', clientBasedOn: 'curlimages/curl:8.14.1' },
      },
    ],
    ['with ZooKeeper', { ...sound, zookeeper: { image: 'confluentinc/cp-zookeeper:7.9.4' } }],
  ])('%s is read as it is', (_, content) => {
    expect(parseRelease(content)).toEqual({ release: content });
  });

  it.each([
    ['without a version', { ...kafka, version: undefined }, 'kafka.version', 'is missing', 'write three numbers, e.g. 4.3.1'],
    ['with two numbers', { ...kafka, version: '4.3' }, 'kafka.version', 'is "4.3"', 'write three numbers, e.g. 4.3.1'],
    [
      'with a number for a text',
      { ...kafka, metadataVersion: 4.3 },
      'kafka.metadataVersion',
      'is 4.3',
      'write two numbers in quotes, e.g. "4.3"',
    ],
    [
      'with three numbers of metadata',
      { ...kafka, metadataVersion: '4.3.1' },
      'kafka.metadataVersion',
      'is "4.3.1"',
      'write two numbers in quotes, e.g. "4.3"',
    ],
    ['with an empty image', { ...kafka, image: '' }, 'kafka.image', 'is ""', 'write an image reference, e.g. apache/kafka:4.3.1'],
    ['with a misspelt key', { ...kafka, images: 'x' }, 'kafka.images', 'is not a key of a release file', 'did you mean kafka.image?'],
    [
      'with an unknown key',
      { ...kafka, colour: 'x' },
      'kafka.colour',
      'is not a key of a release file',
      'remove it, or use one of kafka.version, kafka.metadataVersion, kafka.image, kafka.basedOn',
    ],
  ])('%s is refused with what would pass', (_, changed, path, what, fix) => {
    expect(problems({ ...sound, kafka: changed })).toEqual([[path, what, fix]]);
  });

  it.each([
    ['an unknown key', { ...sound, colour: {} }, ['colour', 'is not a key of a release file', AT_THE_TOP]],
    ['another schema', { ...sound, schemaVersion: 2 }, ['schemaVersion', 'is 2', 'write 1']],
    ['no kafka', { schemaVersion: 1, renderEpoch: '2026-11' }, ['kafka', 'is missing', 'see the release file of another environment']],
    ['no epoch', { ...sound, renderEpoch: undefined }, ['renderEpoch', 'is missing', EPOCHS_TO_WRITE]],
    ['an epoch that is not known', { ...sound, renderEpoch: '2026-10' }, ['renderEpoch', 'is "2026-10"', EPOCHS_TO_WRITE]],
    [
      'a ZooKeeper without image',
      { ...sound, zookeeper: {} },
      ['zookeeper.image', 'is missing', 'write an image reference, e.g. confluentinc/cp-zookeeper:7.9.4'],
    ],
  ])('with %s at the top is refused', (_, content, problem) => {
    expect(problems(content)).toEqual([problem]);
  });

  it.each([[null], ['text'], [[]], [undefined]])('that holds %j is refused', (content) => {
    expect(problems(content)).toHaveLength(1);
  });

  it('with several faults tells them all', () => {
    const paths = problems({ schemaVersion: 2, renderEpoch: '2026-11', kafka: { ...kafka, version: 4 }, conect: {} }).map(([path]) => path);
    expect(paths.sort()).toEqual(['conect', 'kafka.version', 'schemaVersion']);
  });
});
