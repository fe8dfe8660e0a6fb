import type { PodPlan } from '../shared/constructs.js';
import type { DatabaseAddress, DatabaseLogin } from '../shared/index.js';
import { libpqEnvironment } from './database.js';
import type { PostgresImage } from './images.js';
import { CLIENT_RESOURCES } from './migration.js';

const LOGIN_DIR = '/etc/sluice/login';
const AUTHORITY_DIR = '/etc/sluice/authority';
const GRACE_SECONDS = 10;

/** What a pod that runs psql differs in. */
export interface ClientPod {
  /** Image with psql. */
  readonly image: PostgresImage;
  /** Where the database is. */
  readonly database: DatabaseAddress;
  /** How it logs in to the database. */
  readonly login: DatabaseLogin;
  /** Name of the container. */
  readonly containerName: string;
  /** Name of its ConfigMap, and where it is mounted. */
  readonly settings: { readonly name: string; readonly dir: string; readonly script: string };
  /** Environment variables. */
  readonly env: Readonly<Record<string, string>>;
  /** Labels of the pod. */
  readonly labels: PodPlan['labels'];
  /** Restart policy of the pod. */
  readonly restartPolicy: 'Always' | 'Never';
  /** Users' Secrets to mount, by the user's name. */
  readonly users?: { readonly dir: string; readonly secrets: Readonly<Record<string, string>> };
}

/** The pod of a script that speaks to a database by psql: login and password as files, written for psql to memory. */
export function clientPod(pod: ClientPod): PodPlan {
  const { image, database, login, settings, users } = pod;
  const secrets = Object.entries(users?.secrets ?? {});
  const { tls } = database;
  return {
    image: image.reference,
    uid: image.contract.uid,
    gid: image.contract.gid,
    containerName: pod.containerName,
    command: ['/bin/bash', `${settings.dir}/${settings.script}`],
    env: { ...libpqEnvironment(database, `${AUTHORITY_DIR}/ca.crt`), ...pod.env },
    resources: CLIENT_RESOURCES,
    scratch: [
      { name: 'run', path: '/run/sluice', sizeMiB: 1, inMemory: true }, // holds the password as psql reads it
      { name: 'tmp', path: '/tmp', sizeMiB: 16 },
    ],
    volumes: [
      { name: 'settings', configMap: { name: settings.name } },
      loginVolume(login),
      ...(tls.mode === 'verify-full'
        ? [{ name: 'authority', secret: { secretName: tls.authority.secret, items: [{ key: tls.authority.key, path: 'ca.crt' }] } }]
        : []),
      ...secrets.map(([, secretName], index) => ({ name: `user-${index}`, secret: { secretName, items: LOGIN_FILES } })),
    ],
    mounts: [
      { name: 'settings', mountPath: settings.dir, readOnly: true },
      { name: 'login', mountPath: LOGIN_DIR, readOnly: true },
      ...(tls.mode === 'verify-full' ? [{ name: 'authority', mountPath: AUTHORITY_DIR, readOnly: true }] : []),
      ...secrets.map(([user], index) => ({ name: `user-${index}`, mountPath: `${users?.dir}/${user}`, readOnly: true })),
    ],
    graceSeconds: GRACE_SECONDS,
    labels: pod.labels,
    restartPolicy: pod.restartPolicy,
  };
}

const LOGIN_FILES = ['username', 'password'].map((key) => ({ key, path: key }));

/** Both parts of a login come from one Secret. */
const loginVolume = ({ username, password }: DatabaseLogin) => ({
  name: 'login',
  secret: {
    secretName: username.secret,
    items: [
      { key: username.key, path: 'username' },
      { key: password.key, path: 'password' },
    ],
  },
});
