/**
 * Defaults that show in rendered files and are not the same in every epoch. An environment without a value of its own gets that of the
 * epoch in its release file. A default leaves `ENVIRONMENT_DEFAULTS` for this list on the day a new epoch changes it.
 */
export interface EpochDefaults {
  /**
   * Brokers with a zone let consumers read from the nearest in-sync replica: `replica.selector.class` of Kafka. Only consumers that
   * state their zone (`client.rack`) do so, and save the traffic between zones.
   */
  readonly readsFromNearestReplica: boolean;
}

/** One frozen set of defaults. */
interface Epoch {
  /** What it changes against the epoch before it: the words of `sluice upgrade` and of the reference. */
  readonly changes: string;
  readonly defaults: EpochDefaults;
}

const FIRST: Epoch = {
  changes: 'the defaults before there were epochs',
  defaults: { readsFromNearestReplica: false },
};

/** Every supported epoch, oldest first. A released one never changes: a later version renders the same bytes in it. */
export const EPOCHS = {
  '2026-11': FIRST,
  '2026-12': {
    changes: 'brokers with a zone set replica.selector.class: a consumer that states its zone reads from the nearest in-sync replica',
    defaults: { readsFromNearestReplica: true },
  },
} as const satisfies Readonly<Record<string, Epoch>>;

/** Name of an epoch: the month in which it was made. */
export type RenderEpoch = keyof typeof EPOCHS;

/** Whether a word names an epoch. */
export function isEpoch(name: string): name is RenderEpoch {
  return Object.hasOwn(EPOCHS, name);
}

/** Names of all epochs, oldest first. */
export const EPOCH_NAMES: readonly RenderEpoch[] = Object.keys(EPOCHS).filter(isEpoch);
/** What a release file without an epoch has rendered so far. */
export const FIRST_EPOCH: RenderEpoch = '2026-11';
/** What new repositories begin with. */
export const NEWEST_EPOCH: RenderEpoch = '2026-12';

/** The defaults of an epoch. */
export const epochDefaults = (epoch: RenderEpoch): EpochDefaults => EPOCHS[epoch].defaults;

/** What each epoch after one, up to another, changes; oldest first. */
export const epochChanges = (from: RenderEpoch, to: RenderEpoch): readonly string[] =>
  EPOCH_NAMES.filter((name) => name > from && name <= to).map((name) => `${name}: ${EPOCHS[name].changes}`);

/** The known epochs as a release file writes them. */
export const KNOWN_EPOCHS = EPOCH_NAMES.map((name) => `"${name}"`).join(', ');
