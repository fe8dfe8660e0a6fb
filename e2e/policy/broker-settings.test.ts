import { describe, expect, it } from 'vitest';
import { ownSettingsIn } from './broker-settings.js';

const TEXT = `All configs for broker 0 are:
  log.cleaner.threads=3 sensitive=false synonyms={DYNAMIC_DEFAULT_BROKER_CONFIG:log.cleaner.threads=3, DEFAULT_CONFIG:log.cleaner.threads=1}
  log.cleaner.threads.more=9 sensitive=false synonyms={}
All configs for broker 12 are:
  log.cleaner.threads=1 sensitive=false synonyms={DEFAULT_CONFIG:log.cleaner.threads=1}
  listeners=A://:1,B://:2 sensitive=false synonyms={STATIC_BROKER_CONFIG:listeners=A://:1,B://:2}
`;

describe('a setting as brokers describe it', () => {
  it('is its value at each, and where each has it from', () => {
    expect(ownSettingsIn(TEXT, 'log.cleaner.threads')).toEqual([
      {
        broker: 0,
        value: '3',
        sources: ['DYNAMIC_DEFAULT_BROKER_CONFIG:log.cleaner.threads=3', 'DEFAULT_CONFIG:log.cleaner.threads=1'],
      },
      { broker: 12, value: '1', sources: ['DEFAULT_CONFIG:log.cleaner.threads=1'] },
    ]);
  });
  it('is absent where a broker says nothing of it', () => {
    expect(ownSettingsIn(TEXT, 'listeners').map(({ broker, value }) => [broker, value])).toEqual([[12, 'A://:1,B://:2']]);
    expect(ownSettingsIn(TEXT, 'nothing')).toEqual([]);
  });
});
