import { describe, expect, it } from 'vitest';
import { all, kafka, platformOf, released, sound, top } from '../test/described.js';
import { EPOCH_NAMES, epochChanges, FIRST_EPOCH, isEpoch, NEWEST_EPOCH, type RenderEpoch } from './epoch.js';
import { pool } from './spec.js';

const KEY = 'replica.selector.class';
const inEpoch = (renderEpoch: RenderEpoch) => released({}, { renderEpoch });
const unzoned = kafka({ pools: [pool({ name: 'a', brokers: 3, volumes: [{ storageGiB: 1 }] })] });

describe('render epochs', () => {
  it('are in order, from the first to the newest', () => {
    expect(EPOCH_NAMES.toSorted()).toEqual(EPOCH_NAMES);
    expect([EPOCH_NAMES[0], EPOCH_NAMES.at(-1)]).toEqual([FIRST_EPOCH, NEWEST_EPOCH]);
    for (const name of EPOCH_NAMES) expect(name).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
  });

  it('are known by their names alone', () => {
    expect([isEpoch('2026-12'), isEpoch('2026-1'), isEpoch('toString')]).toEqual([true, false, false]);
  });

  it('tell what lies between two: the changes of each after the one, up to the other', () => {
    expect(epochChanges('2026-11', '2026-12')).toEqual([
      expect.stringMatching(/^2026-12: brokers with a zone set replica\.selector\.class/),
    ]);
    expect([epochChanges('2026-12', '2026-12'), epochChanges('2026-12', '2026-11')]).toEqual([[], []]);
  });
});

describe('reading from the nearest replica', () => {
  it.each([
    ['2026-11', undefined],
    ['2026-12', 'org.apache.kafka.common.replica.RackAwareReplicaSelector'],
  ] as const)('in epoch %s is %s where brokers have zones', async (epoch, value) => {
    expect((await platformOf(inEpoch(epoch))).kafka.brokerDefaults[KEY]).toBe(value);
  });

  it('is not for brokers without a zone: all replicas are equally near', async () => {
    const platform = await platformOf(all(top({ kubernetes: { version: '1.34' } }), unzoned, inEpoch('2026-12')), sound);
    expect(platform.kafka.brokerDefaults).toEqual({});
  });
});
