/** The `major.minor` versions of Kafka that Sluice knows, oldest first. */
export const KAFKA_LINES = ['3.6', '3.9', '4.0', '4.1', '4.2', '4.3', '4.4'] as const;

/** A `major.minor` version of Kafka, e.g. `4.3`. */
export type KafkaLine = (typeof KAFKA_LINES)[number];

const release = (line: string): number => {
  const [major = 0, minor = 0] = line.split('.').map(Number);
  return major * 1_000 + minor;
};

/**
 * The known lines that a line is judged by: itself, or the two around one that is not known; nothing outside of them. What both neighbours
 * say of a setting holds between them.
 */
export function linesAround(line: string): readonly KafkaLine[] {
  const same = KAFKA_LINES.find((known) => known === line);
  if (same !== undefined) return [same];
  const [below, above] = [
    KAFKA_LINES.findLast((known) => release(known) < release(line)),
    KAFKA_LINES.find((known) => release(known) > release(line)),
  ];
  return below && above ? [below, above] : [];
}

/** The newest line: its types know every key and value of clients that is not gone. */
export type NewestKafkaLine = typeof KAFKA_LINES extends readonly [...unknown[], infer Newest] ? Newest : never;

/** Whose settings: the broker's or controller's, a topic's, a client's, or a Connect worker's (distributed mode). */
export type SettingScope = 'broker' | 'topic' | 'producer' | 'consumer' | 'connect';

/** Every scope, in reading order. */
export const SETTING_SCOPES: readonly SettingScope[] = ['broker', 'topic', 'producer', 'consumer', 'connect'];

/** How a broker takes a new value: after a restart, live on that broker, or live on all of them at once. */
export type UpdateMode = 'read-only' | 'per-broker' | 'cluster-wide';

/** One setting, as the Kafka of that version defines it. */
export interface SettingModel {
  /** What Kafka parses the text into. */
  readonly type: 'boolean' | 'short' | 'int' | 'long' | 'double' | 'string' | 'list' | 'class' | 'password';
  /** Value when nothing is set; absent when the setting is required. A long beyond 2^53 stands as text. */
  readonly default?: string | number | boolean | null;
  /** The only values accepted; for a list, the only members. */
  readonly valid?: readonly string[];
  /** Whether `valid` is compared without regard to case. */
  readonly ignoresCase?: boolean;
  /** Beginnings of values accepted beside `valid`, e.g. `by_duration:`. */
  readonly validPrefixes?: readonly string[];
  /** Least number accepted. */
  readonly min?: number;
  /** Greatest number accepted. */
  readonly max?: number;
  /** One number accepted although it is outside `min` and `max`, e.g. -1 for "the broker's default". */
  readonly or?: number;
  /** A check Kafka makes that none of the above says, in Kafka's words. */
  readonly rule?: string;
  /** Broker settings only: what Kafka says about changing it. `updateMode()` says what it means for a running broker. */
  readonly update?: UpdateMode;
  /** Broker settings only: present when `listener.name.<listener>.` may stand before the key; how that one changes for a listener that exists. */
  readonly listener?: UpdateMode;
  /** Broker settings only: known to a running broker, ignored in its properties file. */
  readonly dynamicOnly?: boolean;
  /** Class that reads it, for a setting which no definition of Kafka's lists. */
  readonly readBy?: string;
  /** Deprecated, in Kafka's words where it has some. */
  readonly deprecated?: string | true;
  /** How much Kafka thinks it matters. */
  readonly importance: 'high' | 'medium' | 'low';
  /** Kafka's own documentation; may hold HTML. */
  readonly documentation: string;
}

/** The settings of one scope by key, sorted. */
export type SettingModels = Readonly<Record<string, SettingModel>>;

/** Every setting of one version of Kafka, read from its classes. */
export interface VersionModel extends Readonly<Record<SettingScope, SettingModels>> {
  /** The exact version that was read, e.g. `4.3.1`. */
  readonly version: string;
  /** Its line, e.g. `4.3`. */
  readonly line: KafkaLine;
  /** Keys Kafka keeps for its own tests and tuning: defined, undocumented, in no type of ours. */
  readonly internal: Readonly<Record<SettingScope, readonly string[]>>;
}

/** Loads one version's model. The switch names each file, so that a bundler makes each a chunk of its own and only one is read. */
export async function loadModel(line: KafkaLine): Promise<VersionModel> {
  const model: unknown = (await versionFile(line)).default;
  if (!isVersionModel(model)) throw new Error(`${line}.json is not a version's model: run charts/kafka/versions/generator/generate.ts`);
  return model;
}

function versionFile(line: KafkaLine): Promise<{ readonly default: unknown }> {
  switch (line) {
    case '3.6':
      return import('./3.6.json', { with: { type: 'json' } });
    case '3.9':
      return import('./3.9.json', { with: { type: 'json' } });
    case '4.0':
      return import('./4.0.json', { with: { type: 'json' } });
    case '4.1':
      return import('./4.1.json', { with: { type: 'json' } });
    case '4.2':
      return import('./4.2.json', { with: { type: 'json' } });
    case '4.3':
      return import('./4.3.json', { with: { type: 'json' } });
    case '4.4':
      return import('./4.4.json', { with: { type: 'json' } });
  }
}

/** The file's shape is the generator's promise, kept by a test; this only tells it from another file. */
function isVersionModel(model: unknown): model is VersionModel {
  return typeof model === 'object' && model !== null && SETTING_SCOPES.every((scope) => scope in model) && 'version' in model;
}
