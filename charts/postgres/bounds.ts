import { BLOCK, BLOCK_IN_PRODUCTION, type Bound, counted, WARN_EVERYWHERE } from '../shared/index.js';

const MIB = { kB: 1 / 1024, MB: 1, GB: 1024, TB: 1024 * 1024 } as const;

/** MiB of a size as Postgres writes it: `512MB`, `1GB`; a bare number counts megabytes, -1 is no limit. Undefined for other texts. */
export function postgresMiB(text: string | undefined): number | undefined {
  const [, amount, unit = 'MB'] = /^\s*(-1|\d+)\s*(kB|MB|GB|TB)?\s*$/.exec(text ?? '') ?? [];
  if (amount === undefined) return undefined;
  if (amount === '-1') return -1;
  return unit === 'kB' || unit === 'MB' || unit === 'GB' || unit === 'TB' ? Number(amount) * MIB[unit] : undefined;
}

/** What a server keeps in its log, and who reads it. */
export interface LogValues {
  /** `wal_level`. @default replica */
  readonly walLevel?: string;
  /** Connectors that read the log. */
  readonly readers: number;
}

/** PGS-01: a log that change capture cannot read. */
export const LOG_LEVEL: Bound<LogValues> = {
  id: 'PGS-01',
  severity: BLOCK,
  why: 'change capture reads rows from the log: the connector does not start until the server was restarted with wal_level=logical',
  breach({ walLevel, readers }) {
    if (readers === 0 || walLevel === 'logical') return undefined;
    return {
      what: `wal_level is ${walLevel ?? 'not set, which is replica'}, with ${counted(readers, 'reader')} of the log`,
      fix: 'set wal_level to logical',
      passing: [{ walLevel: 'logical' }],
    };
  },
};

/** Settings that bound the readers of the log. */
export const SLOT_SETTINGS = ['max_replication_slots', 'max_wal_senders'] as const;

/** Slots of a server, and who needs them. */
export interface SlotCountValues {
  /** `max_replication_slots` or `max_wal_senders`. */
  readonly setting: string;
  /** Number of replication slots. */
  readonly slots: number;
  /** Connectors that read the log. */
  readonly readers: number;
}

/** A replaced reader holds its slot until it is gone. */
const SPARE_SLOTS = 1;

/** PGS-03: too few replication slots. */
export const SLOT_COUNT: Bound<SlotCountValues> = {
  id: 'PGS-03',
  severity: BLOCK,
  why: 'each reader of the log holds a slot, and a replaced reader holds its own until it is gone: the connector that comes last is refused',
  breach({ setting, slots, readers }) {
    const least = readers + SPARE_SLOTS;
    if (readers === 0 || slots >= least) return undefined;
    return {
      what: `${setting} is ${slots}, for ${counted(readers, 'reader')} of the log`,
      fix: `set it to ${least} or more`,
      passing: [{ slots: least }],
      ...(slots >= readers && { severity: WARN_EVERYWHERE }),
    };
  },
};

/** Log that is kept for readers. */
export interface KeptLogValues {
  /** `max_slot_wal_keep_size` in MiB; absent or negative without a limit. */
  readonly keptMiB?: number;
  /** Size of the disk in MiB. @default not known */
  readonly diskMiB?: number;
}

const KEEP = 'max_slot_wal_keep_size';
/** Share of the disk that kept log may take, and the share that is proposed. */
const MOST_OF_DISK = 1 / 2;
const WANTED_OF_DISK = 1 / 4;

/** PGS-02: a reader that stopped fills the disk. */
export const KEPT_LOG: Bound<KeptLogValues> = {
  id: 'PGS-02',
  severity: BLOCK_IN_PRODUCTION,
  why: 'a slot keeps all log since its reader last answered: a reader that has stopped fills the disk, and then nobody can write',
  breach({ keptMiB, diskMiB }) {
    const isBound = keptMiB !== undefined && keptMiB >= 0;
    if (isBound && (diskMiB === undefined || keptMiB <= diskMiB * MOST_OF_DISK)) return undefined;
    const wanted = diskMiB === undefined ? undefined : Math.floor(diskMiB * WANTED_OF_DISK);
    return {
      what: `${KEEP} is ${isBound ? `${keptMiB} MiB` : keptMiB === undefined ? 'not set, which is no limit' : `${keptMiB}, which is no limit`}${diskMiB === undefined ? '' : `, on a disk of ${diskMiB} MiB`}`,
      fix: wanted === undefined ? 'set it to a quarter of the disk' : `set it to ${wanted}MB, a quarter of the disk`,
      passing: [{ keptMiB: wanted ?? 1 }],
    };
  },
};
