import { boundProblems, holdsSecret, type Problem } from '../shared/index.js';
import { KEPT_LOG, LOG_LEVEL, postgresMiB, SLOT_COUNT, SLOT_SETTINGS } from './bounds.js';
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
  const found = postgresMiB(textOf(settings.shared_buffers));
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

/** A reader of the log needs the log in full, a slot, and a limit on what is kept for it. */
function captureProblems({ settings, slots: readers, data, resources }: PostgresValues): Problem[] {
  if (readers === 0) return [];
  const all = { ...derivedSettings({ resources, data, slots: readers }), ...settings };
  const keptMiB = postgresMiB(textOf(all[KEPT]));
  return [
    ...boundProblems(LOG_LEVEL, { walLevel: String(all.wal_level), readers }, 'settings.wal_level'),
    ...SLOT_SETTINGS.flatMap((setting) =>
      boundProblems(SLOT_COUNT, { setting, slots: Number(all[setting]), readers }, `settings.${setting}`),
    ),
    ...boundProblems(KEPT_LOG, { ...(keptMiB !== undefined && { keptMiB }), diskMiB: data.storageGiB * MIB_PER_GIB }, `settings.${KEPT}`),
  ];
}

const KEPT = 'max_slot_wal_keep_size';
const textOf = (value: string | number | boolean | undefined) => (value === undefined ? undefined : String(value));

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
