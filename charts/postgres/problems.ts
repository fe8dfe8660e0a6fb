import { holdsSecret, type Problem } from '../shared/index.js';
import type { PostgresConfig, PostgresSettings } from './config.js';
import { derivedSettings, fixedSettings } from './server-settings.js';

/** What the rules look at. */
export type PostgresValues = Pick<
  PostgresConfig,
  'image' | 'database' | 'admin' | 'data' | 'resources' | 'slots' | 'settings' | 'certificate'
>;

/** Below this the server's own processes leave nothing for queries. */
const MIN_MEMORY_MIB = 256;
const MAX_SHARED_BUFFERS_PERCENT = 40;
const MAX_IDENTIFIER = 63;
const MIB_PER_GIB = 1024;

/** What is wrong with a server's own values. */
export function postgresProblems(config: PostgresValues): Problem[] {
  return [
    ...sizeProblems(config),
    ...['database' as const, 'admin' as const].flatMap((path) => nameProblems(path, config[path])),
    ...settingNameProblems(config),
    ...bufferProblems(config),
    ...captureProblems(config),
    ...durabilityProblems(config.settings),
  ];
}

function sizeProblems({ resources: { memoryMiB }, data: { storageGiB } }: PostgresValues): Problem[] {
  const problems: Problem[] = [];
  if (!(memoryMiB >= MIN_MEMORY_MIB)) {
    const why = 'the server starts, and is killed with the first larger query';
    problems.push({ path: 'memoryGiB', what: `${memoryMiB} MiB of memory`, why, fix: `use ${MIN_MEMORY_MIB / MIB_PER_GIB} or more` });
  }
  if (!(Number.isInteger(storageGiB) && storageGiB >= 1)) {
    problems.push({ path: 'storageGiB', what: `a disk of ${storageGiB} GiB`, why: 'a disk has whole GiB, one at least', fix: 'use 10' });
  }
  return problems;
}

/** Names Postgres keeps, for roles or for databases. */
const RESERVED = /^(pg_.*|template[01]|public|none|current_role|current_user|session_user)$/;

/** A name as it is written unquoted: everybody who connects by hand can type it. */
export function nameProblems(path: string, name: string): Problem[] {
  if (/^[a-z_][a-z0-9_]*$/.test(name) && name.length <= MAX_IDENTIFIER && !RESERVED.test(name)) return [];
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9_]/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, MAX_IDENTIFIER - 3);
  return [
    {
      path,
      what: `${path} name "${name}"`,
      why: `Postgres takes lower case letters, digits and _, at most ${MAX_IDENTIFIER}, and keeps some words to itself`,
      fix: `use ${RESERVED.test(plain) ? `my_${plain}` : plain || 'streaming'}`,
    },
  ];
}

/** Settings that name files: those of the image, or of the certificate. */
const FILES = ['data_directory', 'config_file', 'ident_file', 'external_pid_file', 'ssl_cert_file', 'ssl_key_file'];

function settingNameProblems({ settings, ...config }: PostgresValues): Problem[] {
  const fixed = new Set([...Object.keys(fixedSettings(config)), ...FILES]);
  return Object.keys(settings).flatMap((name) => {
    const path = `settings.${name}`;
    if (fixed.has(name))
      return [{ path, what: `${name} is set`, why: 'it follows from the pod; another value would break it', fix: 'take it out' }];
    if (holdsSecret(name, String(settings[name] ?? ''))) return [plainSecret(path, name)];
    if (/^[a-z_]+(\.[a-z_]+)?$/.test(name)) return [];
    return [
      { path, what: `setting "${name}"`, why: 'the server refuses to start on a name it does not know', fix: `use ${name.toLowerCase()}` },
    ];
  });
}

const plainSecret = (path: string, name: string): Problem => ({
  path,
  what: `${name} holds a secret in plain text`,
  why: 'it stands readable in manifests and in the repository',
  fix: 'take it out',
});

function bufferProblems({ settings, resources: { memoryMiB } }: PostgresValues): Problem[] {
  const most = Math.floor((memoryMiB * MAX_SHARED_BUFFERS_PERCENT) / 100);
  const found = megabytesOf(settings.shared_buffers);
  if (found === undefined || found <= most) return [];
  return [
    {
      path: 'settings.shared_buffers',
      what: `shared_buffers ${settings.shared_buffers} in ${memoryMiB} MiB of memory`,
      why: `above ${MAX_SHARED_BUFFERS_PERCENT} % connections and sorts push the pod over its limit, and the kernel kills it`,
      fix: `use ${most}MB or less, or none: a quarter of the memory is taken`,
    },
  ];
}

/** A reader of the log needs the log in full, a slot, and a bound on what is kept for it. */
function captureProblems({ settings, slots, data, resources }: PostgresValues): Problem[] {
  if (slots === 0) return [];
  const all = { ...derivedSettings({ resources, data, slots }), ...settings };
  const problems: Problem[] = [];
  if (all.wal_level !== 'logical') {
    const why = 'change capture reads rows from the log; its connector could not start';
    problems.push({ path: 'settings.wal_level', what: `wal_level ${all.wal_level} with ${slots} slots`, why, fix: 'take it out' });
  }
  for (const name of ['max_replication_slots', 'max_wal_senders'] as const) {
    const found = Number(all[name]);
    if (found >= slots + 1) continue;
    const why = 'each reader holds one, and a replaced reader holds its own until it is gone';
    problems.push({ path: `settings.${name}`, what: `${name} ${found} for ${slots} slots`, why, fix: `use ${slots + 1} or more` });
  }
  return [...problems, ...keptLogProblems(all, data.storageGiB)];
}

function keptLogProblems({ max_slot_wal_keep_size: kept }: PostgresSettings, storageGiB: number): Problem[] {
  const most = Math.floor((storageGiB * MIB_PER_GIB) / 2);
  const found = Number(kept) === -1 ? Number.POSITIVE_INFINITY : (megabytesOf(kept) ?? Number.POSITIVE_INFINITY);
  if (found <= most) return [];
  return [
    {
      path: 'settings.max_slot_wal_keep_size',
      what: `max_slot_wal_keep_size ${kept} on a disk of ${storageGiB} GiB`,
      why: 'a reader that has stopped makes the server keep its log until the disk is full, and then nobody can write',
      fix: `use ${most}MB or less, or none: a quarter of the disk is taken`,
    },
  ];
}

function durabilityProblems(settings: PostgresSettings): Problem[] {
  return ['fsync', 'full_page_writes'].flatMap((name) => {
    if (settings[name] !== false && settings[name] !== 'off') return [];
    const why = 'a node that loses power leaves a database that cannot be repaired';
    return [
      {
        path: `settings.${name}`,
        what: `${name} is off`,
        why,
        fix: 'take it out; synchronous_commit: false is fast and loses seconds, not the database',
      },
    ];
  });
}

const MIB = { kB: 1 / MIB_PER_GIB, MB: 1, GB: MIB_PER_GIB, TB: MIB_PER_GIB * MIB_PER_GIB } as const;

/** A size in MiB; nothing for what is not one. */
function megabytesOf(size: string | number | boolean | undefined): number | undefined {
  const [, amount, unit] = /^(\d+)(kB|MB|GB|TB)$/.exec(String(size)) ?? [];
  return unit === 'kB' || unit === 'MB' || unit === 'GB' || unit === 'TB' ? Number(amount) * MIB[unit] : undefined;
}
