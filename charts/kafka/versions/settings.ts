import type { BrokerAny, BrokerByLine, BrokerListeners } from './generated/broker.js';
import type { ConnectAny, ConnectByLine } from './generated/connect.js';
import type { ConsumerAny, ConsumerByLine } from './generated/consumer.js';
import type { ProducerAny, ProducerByLine } from './generated/producer.js';
import type { TopicAny, TopicByLine } from './generated/topic.js';
import type { KafkaLine } from './model.js';
import type { PluginValue, Removed } from './words.js';

/**
 * Broker and controller settings of one line, by Kafka's own keys; of several lines, what any of them knows.
 * @example const settings: BrokerSettings<'4.3'> = { 'log.retention.ms': 604_800_000, 'compression.type': 'zstd' };
 */
export type BrokerSettings<L extends KafkaLine> = Plain<
  ForLine<L, BrokerByLine, BrokerAny> & BrokerListeners & PluginKeys<'config.providers' | 'metrics.context' | TieredStorage>
>;

/** Topic settings of one line, by Kafka's own keys; of several lines, what any of them knows. */
export type TopicSettings<L extends KafkaLine> = Plain<ForLine<L, TopicByLine, TopicAny>>;

/** Producer settings of one line, by Kafka's own keys; of several lines, what any of them knows. */
export type ProducerSettings<L extends KafkaLine> = Plain<ForLine<L, ProducerByLine, ProducerAny> & PluginKeys<ClientPlugins>>;

/** Consumer settings of one line, by Kafka's own keys; of several lines, what any of them knows. */
export type ConsumerSettings<L extends KafkaLine> = Plain<ForLine<L, ConsumerByLine, ConsumerAny> & PluginKeys<ClientPlugins>>;

/** Settings of a distributed Connect worker of one line, with those of its clients (`producer.`, `consumer.`, `admin.`) and topics. */
export type ConnectWorkerSettings<L extends KafkaLine> = Plain<
  ForLine<L, ConnectByLine, ConnectAny> &
    PluginKeys<ClientPlugins | Converters> &
    Prefixed<'producer', ProducerSettings<L>> &
    Prefixed<'consumer', ConsumerSettings<L>> &
    Prefixed<'admin', AdminSettings<L>> &
    Prefixed<'listeners.https' | 'admin.listeners.https', Only<ForLine<L, ConnectByLine, ConnectAny>, `ssl.${string}`>> &
    Prefixed<'config.storage' | 'offset.storage' | 'status.storage', Omit<TopicSettings<L>, 'cleanup.policy'>>
>;

type TieredStorage = 'rsm.config' | 'rlmm.config';
type ClientPlugins = 'config.providers' | 'metrics.context';
type Converters = 'key.converter' | 'value.converter' | 'header.converter';

/** What producers and consumers share, but for interceptors, and two keys that one of them has. */
type AdminSettings<L extends KafkaLine> = Omit<Only<ProducerSettings<L>, keyof ConsumerSettings<L>>, 'interceptor.classes'> &
  Only<ConsumerSettings<L>, 'default.api.timeout.ms'> &
  Only<ProducerSettings<L>, 'retries'>;

type Only<Settings, Key> = { readonly [K in keyof Settings as K extends Key ? K : never]: Settings[K] };

/** Keys behind a prefix where a plugin reads what it likes. */
type PluginKeys<Prefix extends string> = { readonly [key in `${Prefix}.${string}`]: PluginValue };

type Prefixed<Prefix extends string, Settings> = {
  readonly [K in keyof Settings as K extends string ? `${Prefix}.${K}` : never]: Settings[K];
};

/** The line's own interface for one line, the one of all lines for all, a merger for some. */
type ForLine<L extends KafkaLine, ByLine extends Record<KafkaLine, object>, Any> =
  IsUnion<L> extends false ? ByLine[L] : [KafkaLine] extends [L] ? Any : Merged<ByLine[L]>;

type IsUnion<T, Whole = T> = T extends unknown ? ([Whole] extends [T] ? false : true) : never;

type Merged<U> = { readonly [K in U extends unknown ? keyof U : never]?: MergedValue<U, K> };
type MergedValue<U, K> = [Known<ValueOf<U, K>>] extends [never] ? Exclude<ValueOf<U, K>, undefined> : Known<ValueOf<U, K>>;
type Known<T> = Exclude<T, Removed<string> | undefined>;
type ValueOf<U, K> = U extends unknown ? (K extends keyof U ? U[K] : never) : never;

/** The same keys as a plain object type, which goes where a record is asked for (an interface does not). */
type Plain<T> = { readonly [K in keyof T]: T[K] };
