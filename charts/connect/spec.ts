import type { ComponentContext } from '../component.js';
import {
  cidrProblems,
  contractOf,
  type Format,
  heapFor,
  type ImageRelease,
  imageVersion,
  knownReference,
  type OwnParts,
  type Problem,
  plainSecretProblems,
  type ReachSpec,
  type RunnableImage,
  runnableImage,
  settingTexts,
  toMiB,
  uncheckedTexts,
  under,
  unexplained,
} from '../shared/index.js';
import { type ClientOverrides, CONNECT_DEFAULTS, type ConnectCluster, connectNames, connectProblems, flushIntervalMs } from './config.js';
import { type Connector, connectorSecrets } from './connector.js';
import { converterProblems } from './converters.js';
import { CONNECT_IMAGES } from './images.js';
import { type Plugin, pluginProblems } from './plugins.js';
import { CONNECT_DERIVED_KEYS } from './worker-properties.js';

/** Kafka Connect: the workers that run connectors. Which connectors, the pipelines say. */
export interface ConnectSpec<Settings = Readonly<Record<string, unknown>>> extends OwnParts {
  /** Workers. @default 2 */
  readonly replicas?: number;
  /** Connectors and converters the workers can load: `[jdbc('10.9.7'), s3('12.1.9')]`. @default none beside the image's own */
  readonly plugins?: readonly Plugin[];
  /** Memory of each worker: request and limit. @default 2 */
  readonly memoryGiB?: number;
  /** Processor of each worker: requested, never limited. @default 500 */
  readonly cpuMillis?: number;
  /** JVM heap, at most 75 % of the memory. @default 65 % of the memory */
  readonly heapMiB?: number;
  /** Format of keys and values of connectors that name none. @default json */
  readonly format?: Format;
  /** Sources may write in transactions. Turning it on later takes two rolls. @default false */
  readonly exactlyOnceSources?: boolean;
  /** What a connector may override of its Kafka clients: its login (`principal`) or nothing. @default principal */
  readonly clientOverrides?: ClientOverrides;
  /** Seconds the tasks of a lost worker wait for its return. @default 60 */
  readonly rebalanceDelaySeconds?: number;
  /** Seconds a worker may take to open its port; at least 120. @default 300 */
  readonly startupBudgetSeconds?: number;
  /** Worker settings by their Kafka names; `producer.`, `consumer.` and `admin.` reach its clients. @default none */
  readonly settings?: Settings;
  /** Keys no model knows, e.g. of a REST extension: each with the reason. @default none */
  readonly unchecked?: Readonly<Record<string, { readonly value: string; readonly why: string }>>;
  /** Connectors to delete, and why. @default none */
  readonly retiredConnectors?: Readonly<Record<string, string>>;
  /** What connectors of your own classes speak to: the network policies let the workers reach nothing that nobody names. @default none */
  readonly reaches?: readonly ReachSpec[];
}

/** What the release says about the workers: an image Sluice knows, and the one built from it with the plugins baked in. */
export interface ConnectRelease extends ImageRelease {
  /** What docker/connect built from it, with the plugins. @default the image itself, without baked plugins */
  readonly built?: string;
}

/** Name of the workers' objects, and of the Service of their REST interface. */
export const connectName = ({ prefix }: Pick<ComponentContext, 'prefix'>) => `${prefix}connect`;

/** User the workers log in as. */
export const CONNECT_USER = 'connect';

/** Kafka line inside the workers' image: its settings model is theirs. Nothing when the image is unknown, which a problem says. */
export const connectLine = (release: ConnectRelease, kafkaLine: string): string | undefined =>
  contractOf(CONNECT_IMAGES, knownReference(release), kafkaLine)?.line;

/** The image pods run, with the contract of the one it was built from; a built one is yours, and no mirror holds it. Throws when that is unknown: a problem says so first. */
export function connectImage(release: ConnectRelease, { line, mirror }: { line: string; mirror?: string | undefined }): RunnableImage {
  const image = runnableImage(CONNECT_IMAGES, { image: release, line, mirror });
  return release.built === undefined ? image : { ...image, reference: release.built };
}

/** What is known when the workers are resolved. */
export interface ConnectInputs {
  /** What every component is resolved from. */
  readonly context: ComponentContext;
  /** Image, and what is known of it. */
  readonly image: RunnableImage;
  /** All connectors: the Secrets they refer to are mounted. */
  readonly connectors: readonly Connector[];
  /** URL of the schema registry, where there is one. */
  readonly registryUrl?: string;
}

/** The workers with every default and address filled in. */
export function resolveConnect(spec: ConnectSpec, { context, image, connectors, registryUrl }: ConnectInputs): ConnectCluster {
  const { prefix, namespace, kafka } = context;
  const name = connectName({ prefix });
  const memoryMiB = spec.memoryGiB === undefined ? CONNECT_DEFAULTS.memoryMiB : toMiB(spec.memoryGiB);
  const converter = { format: spec.format ?? CONNECT_DEFAULTS.format, ...(registryUrl && { registryUrl }) };
  return {
    name,
    namespace,
    version: imageVersion(image) ?? image.contract.band,
    image,
    replicas: spec.replicas ?? CONNECT_DEFAULTS.replicas,
    kafka: context.kafka.connectionOf(CONNECT_USER),
    ...connectNames({ namespace, name }),
    replicationFactor: kafka.replicationFactor,
    converters: { key: converter, value: converter },
    plugins: spec.plugins ?? [],
    secrets: connectorSecrets(connectors),
    clientOverrides: spec.clientOverrides ?? CONNECT_DEFAULTS.clientOverrides,
    exactlyOnceSources: spec.exactlyOnceSources ?? CONNECT_DEFAULTS.exactlyOnceSources,
    rebalanceDelaySeconds: spec.rebalanceDelaySeconds ?? CONNECT_DEFAULTS.rebalanceDelaySeconds,
    startupBudgetSeconds: spec.startupBudgetSeconds ?? CONNECT_DEFAULTS.startupBudgetSeconds,
    flushIntervalMs: flushIntervalMs(connectors),
    settings: { ...settingTexts(spec.settings ?? {}), ...uncheckedTexts(spec.unchecked ?? {}) },
    resources: { memoryMiB, cpuMillis: spec.cpuMillis ?? CONNECT_DEFAULTS.cpuMillis },
    heapMiB: spec.heapMiB ?? heapFor(memoryMiB, CONNECT_DEFAULTS.heapPercent),
  };
}

/** What the rules look at beside the spec. */
export interface ConnectProblemInputs {
  /** The Connect cluster, resolved. */
  readonly connect: ConnectCluster;
  /** Images of Kafka Connect. */
  readonly release: ConnectRelease;
  /** Checks worker settings against the Kafka line of the workers. */
  readonly settingProblems: (settings: Readonly<Record<string, unknown>>) => readonly Problem[];
}

/** What is wrong with the workers as described. `settingProblems` checks worker settings against the Kafka line inside the workers' image. */
export function connectSpecProblems(spec: ConnectSpec, { connect, release, settingProblems }: ConnectProblemInputs): Problem[] {
  return [
    ...connectProblems(connect),
    ...pluginProblems(connect, { isBuilt: release.built !== undefined }),
    ...under('format', converterProblems('value', connect.converters.value)),
    ...under('settings', [...derived(spec.settings ?? {}), ...settingProblems(spec.settings ?? {})]),
    ...under('unchecked', [...derived(spec.unchecked ?? {}), ...unexplained(spec.unchecked ?? {}), ...plainSecrets(spec.unchecked ?? {})]),
    ...(spec.reaches ?? []).flatMap((reach, index) => ('cidr' in reach ? under(`reaches[${index}]`, cidrProblems([reach.cidr])) : [])),
  ];
}

const plainSecrets = (unchecked: NonNullable<ConnectSpec['unchecked']>): Problem[] =>
  plainSecretProblems(uncheckedTexts(unchecked), 'refer to it through a config provider, e.g. ${dir:/etc/sluice/secrets/<secret>:<key>}');

const derived = (settings: Readonly<Record<string, unknown>>): Problem[] =>
  Object.keys(settings)
    .filter((key) => CONNECT_DERIVED_KEYS.some((derivedKey) => derivedKey === key))
    .map((key) => ({
      path: key,
      what: 'is derived from the description',
      why: 'two answers to one question: the workers would not find one another, or their topics',
      fix: 'say it in the field of connect it belongs to (format, plugins, clientOverrides, …)',
    }));
