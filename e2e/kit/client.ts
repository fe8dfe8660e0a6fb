import { CREDENTIALS_DIR, kafkaConnection } from '../../charts/kafka/index.js';
import {
  formatProperties,
  type KafkaConnection,
  type Properties,
  type RunnableImage,
  type SecretMount,
} from '../../charts/shared/index.js';
import type { Platform } from '../../platform/platform.js';
import { mapAt } from '../../scripts/cluster/objects.js';
import CLIENT_SCRIPT from './client.sh?raw';
import { applyObjects, getObject, type PodRef, podReady, tryKubectl } from './kubectl.js';
import LEDGER from './ledger.awk?raw';
import { OURS } from './namespace.js';
import { type PodSpec, restrictedPod, TESTS_ZONE } from './pod.js';

const SETTINGS_DIR = '/etc/e2e';
const WORK_DIR = '/work';
/** A hand-made password: nobody has it. */
const WRONG = 'not-the-password';

/** Every identity's settings: producers may retry as long as the outages of these tests take; who is refused is stopped once it says so. */
const PATIENT = {
  'delivery.timeout.ms': '120000',
  retries: '2147483647', // Kafka's default, which the verifiable producer takes away, and with it idempotence
  'enable.idempotence': 'true',
  'linger.ms': '5',
  'auto.offset.reset': 'earliest',
} as const;
const IMPATIENT = { 'max.block.ms': '60000', 'delivery.timeout.ms': '60000', 'request.timeout.ms': '20000', 'linger.ms': '0' } as const;

/** A pod with the Kafka tools and one properties file for each user of the platform. */
export interface Client extends PodRef {
  readonly bootstrap: string;
}

/** Puts a client pod into a namespace, with copies of the users' Secrets, and waits for it. In another zone it is another pod. */
export async function startClient(platform: Platform, namespace: string, zone: string = TESTS_ZONE): Promise<Client> {
  const listener = platform.kafka.listeners[1];
  if (!listener) throw new Error(`${platform.name} has no listener for clients`);
  const users = platform.access.users.flatMap(({ name, secret }) => (secret ? [{ name, secret }] : []));
  const connection = kafkaConnection(platform.kafka, listener, users[0] ? { kind: 'scram', secret: users[0].secret } : { kind: 'nobody' });
  const name = zone === TESTS_ZONE ? 'client' : `client-${zone}`;
  const client = { namespace, name, bootstrap: connection.bootstrapServers.join(',') };
  const trusted = connection.mounts.filter(({ path }) => path !== CREDENTIALS_DIR);
  const copies = await Promise.all([...users, ...trusted].map((mount) => copySecret(platform, mount, namespace)));
  const files = { 'client.sh': CLIENT_SCRIPT, 'ledger.awk': LEDGER, ...identities(connection, users) };
  const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'client', namespace }, data: files };
  await tryKubectl('-n', namespace, 'delete', 'pod', client.name, '--force', '--grace-period=0', '--ignore-not-found'); // of a run that was kept
  await applyObjects([clientNamespace(namespace), ...copies, settings, clientPod(platform.kafka.image, client, { users, trusted, zone })]);
  await podReady(client, 90);
  return client;
}

const clientNamespace = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { ...OURS, 'pod-security.kubernetes.io/enforce': 'restricted' } },
});

interface UserSecret {
  readonly name: string;
  readonly secret: string;
}

/** A Secret, or the keys of it that are mounted. */
async function copySecret({ workloads }: Platform, { secret: name, keys }: Copied, namespace: string): Promise<unknown> {
  const all = Object.entries(mapAt(await getObject('secret', name, workloads.namespace), 'data'));
  const data = Object.fromEntries(all.filter(([key]) => keys?.includes(key) ?? true));
  return { apiVersion: 'v1', kind: 'Secret', type: 'Opaque', metadata: { name, namespace }, data };
}
type Copied = Pick<SecretMount, 'secret' | 'keys'>;

/** One file an identity: the users as declared, and those who must be refused. */
function identities({ clientSecurity }: KafkaConnection, users: readonly UserSecret[]): Record<string, string> {
  const of = (user: string) => mapValues(clientSecurity, (text) => text.replaceAll(CREDENTIALS_DIR, `${CREDENTIALS_DIR}/${user}`));
  const file = (name: string, settings: Properties, patience: Properties) => [
    `${name}.properties`,
    formatProperties({ ...settings, ...patience }),
  ];
  const [first] = users;
  if (!first) return Object.fromEntries([file('nobody', clientSecurity, PATIENT)]);
  const { 'sasl.jaas.config': _login, 'sasl.mechanism': _mechanism, ...trust } = of(first.name);
  const wrong = `org.apache.kafka.common.security.scram.ScramLoginModule required username="${first.name}" password="${WRONG}";`;
  return Object.fromEntries([
    ...users.map(({ name }) => file(name, of(name), PATIENT)),
    ...users.map(({ name }) => file(`${name}-once`, of(name), IMPATIENT)),
    file('in-the-clear', { 'security.protocol': 'PLAINTEXT' }, IMPATIENT),
    file('without-login', { ...trust, 'security.protocol': 'SSL' }, IMPATIENT),
    file('wrong-password', { ...of(first.name), 'sasl.jaas.config': wrong }, IMPATIENT),
  ]);
}

const mapValues = (properties: Properties, change: (text: string) => string): Properties =>
  Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, change(value)]));

function clientPod(
  { reference, contract }: RunnableImage,
  { namespace, name, bootstrap }: Client,
  { users, trusted, zone }: { readonly users: readonly UserSecret[]; readonly trusted: readonly SecretMount[]; readonly zone: string },
): unknown {
  const spec: PodSpec = {
    namespace,
    name,
    image: reference,
    uid: contract.uid,
    env: { BOOTSTRAP: bootstrap, TOOLS_DIR: contract.toolsDir, TOOLS_SUFFIX: contract.toolsSuffix, SETTINGS_DIR, WORK_DIR, ...SMALL_JVM },
    volumes: [
      { name: 'settings', path: SETTINGS_DIR, source: { configMap: { name: 'client' } } },
      { name: 'work', path: WORK_DIR, source: { emptyDir: { sizeLimit: '512Mi' } } },
      { name: 'tmp', path: '/tmp', source: { emptyDir: { sizeLimit: '64Mi' } } },
      ...users.map((user) => ({
        name: user.name,
        path: `${CREDENTIALS_DIR}/${user.name}`,
        source: { secret: { secretName: user.secret } },
      })),
      ...trusted.map(({ secret, path }) => ({ name: secret, path, source: { secret: { secretName: secret } } })),
    ],
  };
  return restrictedPod(spec, zone);
}

/** Several tools at a time share the pod. */
const SMALL_JVM = { KAFKA_HEAP_OPTS: '-Xmx160m', LOG_DIR: '/tmp/logs' } as const;
