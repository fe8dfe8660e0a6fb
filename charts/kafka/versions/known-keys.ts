import type { SettingModel, SettingModels, SettingScope, VersionModel } from './model.js';

/** Keys that may also name the SASL mechanism: `listener.name.<listener>.<mechanism>.<key>`. */
export const MECHANISM_KEYS: readonly string[] = [
  'connections.max.reauth.ms',
  'sasl.jaas.config',
  'sasl.login.callback.handler.class',
  'sasl.login.class',
  'sasl.server.callback.handler.class',
];

/** Prefixes behind which a plugin reads what it likes. */
const OPEN_PREFIXES: Readonly<Record<SettingScope, readonly string[]>> = {
  broker: ['config.providers.', 'metrics.context.', 'rlmm.config.', 'rsm.config.'],
  topic: [],
  producer: ['config.providers.', 'metrics.context.'],
  consumer: ['config.providers.', 'metrics.context.'],
  connect: ['config.providers.', 'metrics.context.', 'header.converter.', 'key.converter.', 'value.converter.'],
};

/** A worker's own topics refuse another cleanup policy than the one it needs. */
const FIXED_BY_WORKER = 'cleanup.policy';

/** The setting behind a key, prefix and all; `open` behind a plugin's prefix; nothing when this Kafka does not know the key. */
export function settingOf(scope: SettingScope, key: string, model: VersionModel): SettingModel | 'open' | undefined {
  if (Object.hasOwn(model[scope], key)) return model[scope][key];
  if (scope === 'broker' && key.startsWith('listener.name.')) return listenerSetting(key, model);
  if (OPEN_PREFIXES[scope].some((prefix) => key.startsWith(prefix))) return 'open';
  const prefix = prefixes(scope, model).find(([start]) => key.startsWith(start));
  return prefix && settingOfClient(prefix, key, model);
}

/** The setting behind `listener.name.<listener>.<key>` or `listener.name.<listener>.<mechanism>.<key>`; Kafka reads both names in lower case. */
export function listenerSetting(key: string, model: VersionModel): SettingModel | undefined {
  const [, rest] = /^listener\.name\.[^.A-Z]+\.(.+)$/.exec(key) ?? [];
  if (rest === undefined) return undefined;
  const [, mechanism, base] = /^([^.A-Z]+)\.(.+)$/.exec(rest) ?? [];
  const named =
    base !== undefined && (MECHANISM_KEYS.includes(base) || (mechanism === 'oauthbearer' && base.startsWith('sasl.oauthbearer.')));
  const setting = Object.hasOwn(model.broker, rest) ? model.broker[rest] : named ? model.broker[base] : undefined;
  return setting?.listener === undefined ? undefined : setting;
}

/** Every key a misspelt one could have meant, with the misspelt one's own prefix where it has one. */
export function candidates(scope: SettingScope, key: string, model: VersionModel): readonly string[] {
  const listener = /^listener\.name\.[^.]+\./i.exec(key)?.[0].toLowerCase();
  if (scope === 'broker' && listener !== undefined) {
    const plain = Object.keys(model.broker).filter((name) => model.broker[name]?.listener !== undefined);
    const mechanism = /^[^.]+\./.exec(key.slice(listener.length))?.[0].toLowerCase() ?? '';
    return [...plain, ...MECHANISM_KEYS.map((name) => `${mechanism}${name}`)].map((name) => `${listener}${name}`);
  }
  const prefixed = prefixes(scope, model).filter(([start]) => key.startsWith(start));
  return [...Object.keys(model[scope]), ...prefixed.flatMap(([start, settings]) => Object.keys(settings).map((name) => `${start}${name}`))];
}

type Prefix = readonly [start: string, settings: SettingModels, scope?: SettingScope];

function settingOfClient([start, settings, scope]: Prefix, key: string, model: VersionModel): SettingModel | 'open' | undefined {
  const rest = key.slice(start.length);
  return scope === undefined ? (Object.hasOwn(settings, rest) ? settings[rest] : undefined) : settingOf(scope, rest, model);
}

/** What a worker hands on: to its clients, its REST servers' TLS, and its topics. */
function prefixes(scope: SettingScope, model: VersionModel): readonly Prefix[] {
  if (scope !== 'connect') return [];
  const tls = only(model.connect, (key) => key.startsWith('ssl.'));
  const topics = only(model.topic, (key) => key !== FIXED_BY_WORKER);
  return [
    ['producer.', model.producer, 'producer'],
    ['consumer.', model.consumer, 'consumer'],
    ['admin.listeners.https.', tls],
    ['admin.', adminSettings(model)],
    ['listeners.https.', tls],
    ['config.storage.', topics],
    ['offset.storage.', topics],
    ['status.storage.', topics],
  ];
}

/** An admin client knows what producers and consumers share, but for interceptors, and two keys that one of them has. */
function adminSettings(model: VersionModel): SettingModels {
  const both = { ...model.producer, ...model.consumer };
  const shared = (key: string) => key in model.producer && key in model.consumer && key !== 'interceptor.classes';
  return only(both, (key) => shared(key) || key === 'default.api.timeout.ms' || key === 'retries');
}

function only(settings: SettingModels, keep: (key: string) => boolean): SettingModels {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => keep(key)));
}
