import { describe, expect, it } from 'vitest';
import { maximal, minimal } from './postgres.fixture.js';
import { nameProblems, type PostgresValues, postgresProblems } from './problems.js';

const problems = (values: Partial<PostgresValues>) => postgresProblems({ ...minimal, ...values });

describe('postgresProblems', () => {
  it('finds none in what is minimal or maximal', () => {
    expect([...postgresProblems(minimal), ...postgresProblems(maximal)]).toEqual([]);
  });

  it.each([255, Number.NaN])('refuses %d MiB of memory', (memoryMiB) =>
    expect(problems({ resources: { memoryMiB, cpuMillis: 1 } })).toMatchObject([{ path: 'memoryGiB', fix: 'use 0.25 or more' }]),
  );
  it('takes 256 MiB of memory', () => expect(problems({ resources: { memoryMiB: 256, cpuMillis: 1 } })).toEqual([]));

  it.each([0, 1.5, -1])('refuses a disk of %d GiB', (storageGiB) =>
    expect(problems({ data: { name: 'data', storageGiB } })).toMatchObject([{ path: 'storageGiB' }]),
  );
  it('takes a disk of 1 GiB', () => expect(problems({ data: { name: 'data', storageGiB: 1 } })).toEqual([]));

  it('refuses a setting that follows from the pod', () => {
    expect(problems({ settings: { listen_addresses: 'localhost', ssl_key_file: '/x' } })).toMatchObject([
      { path: 'settings.listen_addresses', fix: 'take it out' },
      { path: 'settings.ssl_key_file', fix: 'take it out' },
    ]);
  });
  it('refuses a name no setting has', () => {
    expect(problems({ settings: { 'Work-Mem': '4MB' } })).toMatchObject([{ what: 'setting "Work-Mem"' }]);
    expect(problems({ settings: { 'auto_explain.log_min_duration': 1 } })).toEqual([]);
  });

  it('refuses buffers of more than 40 % of the memory', () => {
    expect(problems({ settings: { shared_buffers: '410MB' } })).toMatchObject([
      { path: 'settings.shared_buffers', fix: 'use 409MB or less, or none: a quarter of the memory is taken' },
    ]);
    expect(problems({ settings: { shared_buffers: '409MB' } })).toEqual([]);
    expect(problems({ settings: { shared_buffers: '1GB' } })).toHaveLength(1);
    expect(problems({ settings: { shared_buffers: '1024kB' } })).toEqual([]);
  });

  it.each(['fsync', 'full_page_writes'])('refuses %s off', (name) => {
    expect(problems({ settings: { [name]: false } })).toMatchObject([{ path: `settings.${name}` }]);
    expect(problems({ settings: { [name]: 'off' } })).toHaveLength(1);
    expect(problems({ settings: { [name]: true } })).toEqual([]);
  });
});

describe('a server whose changes are captured', () => {
  it('writes its log in full', () => {
    expect(problems({ slots: 1, settings: { wal_level: 'replica' } })).toMatchObject([{ path: 'settings.wal_level' }]);
    expect(problems({ slots: 0, settings: { wal_level: 'replica' } })).toEqual([]);
    expect(problems({ slots: 1, settings: { wal_level: 'logical' } })).toEqual([]);
  });

  it.each(['max_replication_slots', 'max_wal_senders'])('has one more of %s than readers', (name) => {
    expect(problems({ slots: 2, settings: { [name]: 2 } })).toMatchObject([{ path: `settings.${name}`, fix: 'set it to 3 or more' }]);
    expect(problems({ slots: 2, settings: { [name]: 3 } })).toEqual([]);
    expect(problems({ slots: 0, settings: { [name]: 0 } })).toEqual([]);
  });

  it('keeps half of its disk free of log nobody reads', () => {
    const kept = (value: -1 | '5120MB' | '5121MB' | '6GB') => problems({ slots: 1, settings: { max_slot_wal_keep_size: value } });
    expect(kept('5120MB')).toEqual([]);
    for (const value of ['5121MB', '6GB', -1] as const) {
      expect(kept(value)).toMatchObject([{ path: 'settings.max_slot_wal_keep_size', fix: 'set it to 2560MB, a quarter of the disk' }]);
    }
    expect(problems({ slots: 0, settings: { max_slot_wal_keep_size: -1 } })).toEqual([]);
  });
});

describe('nameProblems', () => {
  it.each([
    ['Orders', 'use orders'],
    ['my-db', 'use my_db'],
    ['1st', 'use st'],
    ['', 'use streaming'],
    ['Public', 'use my_public'],
    ['pg_owner', 'use my_pg_owner'],
    ['x'.repeat(64), `use ${'x'.repeat(60)}`],
  ])('refuses %j', (name, fix) => expect(nameProblems('database', name)).toMatchObject([{ path: 'database', fix }]));
  it.each(['postgres', 'replication', 'a', '_x1', 'x'.repeat(63)])('takes %j', (name) =>
    expect(nameProblems('database', name)).toEqual([]),
  );
});
