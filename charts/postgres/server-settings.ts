import { POSTGRES_PORT, type PostgresConfig, type PostgresSettings, type PostgresSize } from './config.js';

/** Folder of the rendered settings in the server's pod. */
export const SETTINGS_DIR = '/etc/sluice/postgres';
/** Folder of the certificate in the server's pod. */
export const CERTIFICATE_DIR = '/etc/sluice/certificate';

/** Share of the memory that `shared_buffers` takes, in percent. */
const SHARED_BUFFERS_PERCENT = 25;
const CACHE_PERCENT = 60;
const MAINTENANCE_PERCENT = 5;
const MAX_MAINTENANCE_MIB = 512;
const MAX_WAL_MIB = 1024;
/** Slots beside those that are known: one connector can be replaced by another while both have theirs. */
const SPARE_SLOTS = 2;
const MIN_SLOTS = 4;
const ALTER_SYSTEM_SINCE = 17;
const MIB_PER_GIB = 1024;

const percent = (whole: number, share: number) => Math.floor((whole * share) / 100);
const megabytes = (mib: number): PostgresSize => `${mib}MB`;

/** What nobody may set: it follows from the pod, and another value would break it. */
export function fixedSettings({ image, certificate }: Pick<PostgresConfig, 'image' | 'certificate'>): PostgresSettings {
  return {
    listen_addresses: '*',
    port: POSTGRES_PORT,
    unix_socket_directories: '/var/run/postgresql',
    hba_file: `${SETTINGS_DIR}/pg_hba.conf`,
    password_encryption: 'scram-sha-256', // 13's own is md5
    logging_collector: false, // to the console, where `kubectl logs` finds it
    log_destination: 'stderr',
    huge_pages: 'off', // `try` dies of a bus error on a node that has them and a pod that has none
    ...(image.contract.major >= ALTER_SYSTEM_SINCE && { allow_alter_system: false }), // it would outlive what is reviewed here
    ssl: certificate !== undefined,
    ...(certificate !== undefined && {
      ssl_cert_file: `${CERTIFICATE_DIR}/tls.crt`,
      ssl_key_file: `${CERTIFICATE_DIR}/tls.key`,
      ssl_min_protocol_version: 'TLSv1.2',
    }),
  };
}

/** What follows from memory, disk and readers of the log; the description may say otherwise. */
export function derivedSettings({ resources, data, slots }: Pick<PostgresConfig, 'resources' | 'data' | 'slots'>): PostgresSettings {
  const { memoryMiB } = resources;
  const diskMiB = data.storageGiB * MIB_PER_GIB;
  return {
    max_connections: 100,
    shared_buffers: megabytes(percent(memoryMiB, SHARED_BUFFERS_PERCENT)),
    effective_cache_size: megabytes(percent(memoryMiB, CACHE_PERCENT)),
    work_mem: '4MB',
    maintenance_work_mem: megabytes(Math.min(percent(memoryMiB, MAINTENANCE_PERCENT), MAX_MAINTENANCE_MIB)),
    max_wal_size: megabytes(Math.min(Math.floor(diskMiB / 10), MAX_WAL_MIB)),
    wal_level: slots > 0 ? 'logical' : 'replica',
    max_replication_slots: Math.max(slots + SPARE_SLOTS, MIN_SLOTS),
    max_wal_senders: Math.max(slots + SPARE_SLOTS, MIN_SLOTS),
    max_slot_wal_keep_size: megabytes(Math.floor(diskMiB / 4)),
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %q%u@%d ',
    log_checkpoints: true,
    log_lock_waits: true,
    tcp_keepalives_idle: 60, // seconds; a client that vanished holds locks and slots until it is noticed
    tcp_keepalives_interval: 10,
    tcp_keepalives_count: 6,
  };
}

/** All settings of the server. */
export const serverSettings = (config: PostgresConfig): PostgresSettings => ({
  ...derivedSettings(config),
  ...config.settings,
  ...fixedSettings(config),
});

/** `postgresql.conf`. */
export function postgresqlConf(config: PostgresConfig): string {
  return Object.entries(serverSettings(config))
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name} = ${quoted(value)}\n`]))
    .join('');
}

const quoted = (value: string | number | boolean) => {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'number' ? String(value) : `'${value.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;
};

/** `pg_hba.conf`: everybody proves a password; only the superuser sees other databases; nobody may copy the whole server. */
export function hostBasedAccess({ database, admin, certificate }: Pick<PostgresConfig, 'database' | 'admin' | 'certificate'>): string {
  const host = certificate === undefined ? 'host' : 'hostssl';
  const method = 'scram-sha-256';
  return [
    `local all all ${method}`,
    `host all all 127.0.0.1/32 ${method}`, // the probes, and a person in the pod
    `${host} "${database}" all all ${method}`,
    `${host} all "${admin}" all ${method}`,
    '',
  ].join('\n');
}

/** How the first start makes the files: order by bytes, which no update of the image's C library changes under an index. */
export const INITDB_ARGUMENTS =
  '--encoding=UTF8 --lc-collate=C --lc-ctype=C.UTF-8 --data-checksums --auth-local=scram-sha-256 --auth-host=scram-sha-256';
