import type { Context } from './context.js';
import type { RawSetting, Settings } from './settings.js';
import type { View } from './view.js';

/** A field of a Kafka resource that the operator writes into the brokers' settings. */
interface FieldSetting {
  /** Key of the setting. */
  readonly key: string;
  /** Field below `spec.kafka`. */
  readonly place: readonly string[];
  /** Value of the setting; absent where the field says none. */
  value(field: View): string | undefined;
}

/** Authorizer that a type of authorization stands for. `custom` names its own. */
const AUTHORIZERS: Readonly<Record<string, string>> = {
  simple: 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  keycloak: 'io.strimzi.kafka.oauth.server.authorizer.KeycloakAuthorizer',
  opa: 'org.openpolicyagent.kafka.OpaAuthorizer',
};

const FIELD_SETTINGS: readonly FieldSetting[] = [
  {
    key: 'authorizer.class.name',
    place: ['authorization'],
    value: (field) => AUTHORIZERS[field.get('type').text ?? ''] ?? field.get('authorizerClass').text ?? field.get('type').text,
  },
  { key: 'super.users', place: ['authorization', 'superUsers'], value: superUsers },
  { key: 'remote.log.storage.system.enable', place: ['tieredStorage'], value: ({ exists }) => (exists ? 'true' : undefined) },
  {
    key: 'remote.log.storage.manager.class.name',
    place: ['tieredStorage', 'remoteStorageManager', 'className'],
    value: ({ scalar }) => scalar,
  },
];

function superUsers({ items }: View): string | undefined {
  const users = items.flatMap(({ scalar }) => (scalar === undefined ? [] : [`User:${scalar}`]));
  return users.length === 0 ? undefined : users.join(';');
}

/** Settings of Kafka that Strimzi makes of the fields of a Kafka resource. */
export function fieldSettings(kafka: View, resource: string, context: Context): Settings {
  const common = { origin: 'resource', resource } as const;
  const named = FIELD_SETTINGS.flatMap(({ key, place, value }): RawSetting[] => {
    const field = kafka.get(...place);
    const found = field.exists ? value(field) : undefined;
    return found === undefined ? [] : [{ ...common, key, value: found, place: field.place }];
  });
  const remote = kafka
    .get(...REMOTE_STORE)
    .entries.map(([key, view]): RawSetting => ({ ...common, key: `${REMOTE_PREFIX}${key}`, value: view.scalar ?? '', place: view.place }));
  return context.settings([...named, ...remote]);
}

/** Settings of the plugin that moves segments to the remote store, and what their keys begin with. */
const REMOTE_STORE = ['tieredStorage', 'remoteStorageManager', 'config'];
const REMOTE_PREFIX = 'rsm.config.';

/** Fields of a Kafka resource that a setting is made of, below `spec`. */
export const fieldsOfSetting = (key: string): readonly (readonly string[])[] => [
  ...FIELD_SETTINGS.filter((each) => each.key === key).map(({ place }) => ['kafka', ...place]),
  ...(key.startsWith(REMOTE_PREFIX) ? [['kafka', ...REMOTE_STORE, key.slice(REMOTE_PREFIX.length)]] : []),
];
