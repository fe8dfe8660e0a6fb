import { mountedFiles, type RunningContainer } from './component.js';
import type { Context } from './context.js';
import { listOf, type Setting, type Settings, textOf } from './settings.js';

/** Credentials that brokers or controllers present to one another. No secret is in it. */
export interface PeerLogin {
  /** Who uses it. */
  readonly of: 'inter-broker' | 'controller';
  /** Where it is set: a variable, a setting, or a file. */
  readonly name: string;
  /** The credentials: compared by fingerprint, or by the name of where they are kept. */
  readonly setting: Setting;
}

/** Names of variables, and of keys of Secrets, that hold the password of brokers or controllers. */
const NAMES: readonly (readonly [RegExp, PeerLogin['of']])[] = [
  [/inter[-_.]?broker.*passw|(^|[-_.])broker[-_.]passw/i, 'inter-broker'],
  [/controller.*passw/i, 'controller'],
];
/** Passwords of key stores are each node's own affair. */
const OF_STORES = /(key|trust)[-_.]?store|ssl|tls|key[-_.]?passw/i;

const purposeOf = (name: string) => (OF_STORES.test(name) ? undefined : NAMES.find(([pattern]) => pattern.test(name))?.[1]);

/** Credentials of nodes for one another: in variables, in JAAS settings of their listeners, and in files they mount. */
export function peerLogins(found: RunningContainer, settings: Settings, context: Context): readonly PeerLogin[] {
  const { pod } = found.workload;
  const variables = [...pod.containers, ...pod.initContainers].flatMap(({ env }) =>
    Object.entries(env).flatMap(([name, setting]) => login(name, setting)),
  );
  return unique([...variables, ...jaasSettings(settings), ...jaasFiles(found, context), ...mountedSecrets(found, context)]);
}

function login(name: string, setting: Setting): readonly PeerLogin[] {
  const of = purposeOf(name);
  return of === undefined || setting.secret === undefined ? [] : [{ of, name, setting }];
}

const unique = (logins: readonly PeerLogin[]) => [...new Map(logins.map((each) => [`${each.of} ${each.name}`, each])).values()];

/** JAAS settings of the listeners that brokers and controllers use among themselves. */
function jaasSettings(settings: Settings): readonly PeerLogin[] {
  const between = textOf(settings, 'inter.broker.listener.name') ?? textOf(settings, 'security.inter.broker.protocol') ?? 'PLAINTEXT';
  const listeners = [
    ...listOf(settings, 'controller.listener.names').map((name) => ({ of: 'controller' as const, name })),
    { of: 'inter-broker' as const, name: between },
  ];
  return Object.entries(settings).flatMap(([key, setting]): readonly PeerLogin[] => {
    if (!key.endsWith('sasl.jaas.config')) return [];
    if (key === 'sasl.jaas.config') return [{ of: 'inter-broker', name: key, setting }];
    const listener = listeners.find(({ name }) => key.startsWith(`listener.name.${name.toLowerCase()}.`));
    return listener === undefined ? [] : [{ of: listener.of, name: key, setting }];
  });
}

const LOGIN_FILE = /jaas[\w.-]*$|\.jaas$/i;

/** The part of a JAAS file that brokers use. */
const SERVER_PART = /KafkaServer\s*\{([^}]*)\}/;

function jaasFiles({ workload }: RunningContainer, context: Context): readonly PeerLogin[] {
  return mountedFiles(workload, context)
    .filter(({ name }) => LOGIN_FILE.test(name))
    .flatMap(({ name, view, configMap }) => {
      const value = SERVER_PART.exec(view.text ?? '')?.[1];
      if (value === undefined) return [];
      const setting = context.setting({ key: 'sasl.jaas.config', value, origin: 'properties', resource: configMap, place: view.place });
      return [{ of: 'inter-broker' as const, name, setting }];
    });
}

/** Files of Secrets that a pod mounts. */
function mountedSecrets({ workload, container }: RunningContainer, context: Context): readonly PeerLogin[] {
  const { pod, namespace, resource } = workload;
  return pod.volumes
    .filter(({ kind }) => kind === 'secret')
    .flatMap(({ source }) => [...context.secrets.of(source, namespace)].map(([key, value]) => ({ source, key, value })))
    .flatMap(({ source, key, value }): readonly PeerLogin[] => {
      const jaas = SERVER_PART.exec(value)?.[1];
      const of = jaas === undefined ? purposeOf(key) : ('inter-broker' as const);
      if (of === undefined) return [];
      const reference = `${source}/${key}`;
      const raw = { key, value: '', isReference: true, reference, hidden: jaas ?? value, resource, place: container.place };
      return [{ of, name: reference, setting: context.setting({ ...raw, origin: 'environment' }) }];
    });
}
