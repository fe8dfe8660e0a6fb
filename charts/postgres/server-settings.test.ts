import { describe, expect, it } from 'vitest';
import { postgresHost, postgresHostNames } from './config.js';
import { maximal, minimal } from './postgres.fixture.js';
import { hostBasedAccess, postgresqlConf, serverSettings } from './server-settings.js';

describe('postgresql.conf', () => {
  it('is this for a server nobody captures changes of', () => {
    expect(postgresqlConf(minimal)).toBe(`max_connections = 100
shared_buffers = '256MB'
effective_cache_size = '614MB'
work_mem = '4MB'
maintenance_work_mem = '51MB'
max_wal_size = '1024MB'
wal_level = 'replica'
max_replication_slots = 4
max_wal_senders = 4
max_slot_wal_keep_size = '2560MB'
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %q%u@%d '
log_checkpoints = on
log_lock_waits = on
tcp_keepalives_idle = 60
tcp_keepalives_interval = 10
tcp_keepalives_count = 6
listen_addresses = '*'
port = 5432
unix_socket_directories = '/var/run/postgresql'
hba_file = '/etc/sluice/postgres/pg_hba.conf'
password_encryption = 'scram-sha-256'
logging_collector = off
log_destination = 'stderr'
huge_pages = 'off'
allow_alter_system = off
ssl = off
`);
  });

  it('writes the log in full, with a slot for each reader, once changes are captured', () => {
    expect(serverSettings({ ...minimal, slots: 3 })).toMatchObject({ wal_level: 'logical', max_replication_slots: 5, max_wal_senders: 5 });
    expect(serverSettings({ ...minimal, slots: 1 })).toMatchObject({ wal_level: 'logical', max_replication_slots: 4, max_wal_senders: 4 });
  });

  it('takes what the description says, quotes it, and shows a certificate', () => {
    const text = postgresqlConf(maximal);
    for (const line of [
      "work_mem = '16MB'",
      'random_page_cost = 1.1',
      'jit = off',
      "search_path = 'a''b'",
      'ssl = on',
      "ssl_cert_file = '/etc/sluice/certificate/tls.crt'",
      "ssl_key_file = '/etc/sluice/certificate/tls.key'",
    ])
      expect(text.split('\n')).toContain(line);
  });

  it('names no setting an older server does not know', () => {
    const older = { ...minimal, image: { ...minimal.image, contract: { ...minimal.image.contract, major: 16 } } };
    expect(postgresqlConf(older)).not.toContain('allow_alter_system');
  });

  it('bounds log and caches by disk and memory', () => {
    const small = { ...minimal, data: { name: 'data', storageGiB: 2 }, resources: { memoryMiB: 512, cpuMillis: 1 } };
    expect(serverSettings(small)).toMatchObject({ max_wal_size: '204MB', max_slot_wal_keep_size: '512MB', shared_buffers: '128MB' });
    expect(serverSettings({ ...minimal, resources: { memoryMiB: 65_536, cpuMillis: 1 } })).toMatchObject({ maintenance_work_mem: '512MB' });
  });
});

describe('pg_hba.conf', () => {
  it('asks everybody for a password, and lets nobody copy the server', () => {
    expect(hostBasedAccess(minimal)).toBe(`local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
host "streaming" all all scram-sha-256
host all "postgres" all scram-sha-256
`);
  });
  it('lets nobody from the network in without encryption where there is a certificate', () => {
    expect(hostBasedAccess(maximal)).toContain('hostssl "orders" all all scram-sha-256\nhostssl all "owner" all scram-sha-256\n');
  });
});

it('is reached by the name of its Service, which its certificate must hold', () => {
  expect(postgresHost(maximal)).toBe('blue-postgres.streaming.svc');
  expect(postgresHostNames(maximal)).toContain('blue-postgres.streaming.svc');
});
