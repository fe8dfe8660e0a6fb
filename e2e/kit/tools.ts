import { accessIdentity } from '../../charts/access/access.js';
import { kafkaConnection } from '../../charts/kafka/index.js';
import { formatProperties, selectorLabels } from '../../charts/shared/index.js';
import type { Platform } from '../../platform/platform.js';
import { applyObjects, exec, look, type PodRef, podReady } from './kubectl.js';
import { type PodSpec, restrictedPod, TESTS_ZONE } from './pod.js';

const SETTINGS_DIR = '/etc/e2e';

/** The administrator's pod beside the brokers: their image, the administrator's certificate, and the access Job's place in the policies. */
export interface Tools extends PodRef {
  /** Runs one of Kafka's tools, e.g. `kafka-topics`. */
  readonly tool: (name: string, ...args: readonly string[]) => Promise<string>;
  /** The same for one that only looks and prints much. */
  readonly looks: (name: string, ...args: readonly string[]) => Promise<string>;
}

/** Starts it in the platform's namespace. In another zone it is another pod. */
export async function startTools({ kafka, workloads }: Platform, zone: string = TESTS_ZONE): Promise<Tools> {
  const { reference, contract } = kafka.image;
  const { certificates, listeners } = kafka;
  const connection = kafkaConnection(
    kafka,
    listeners[0],
    certificates ? { kind: 'certificate', secret: certificates.admin.name } : { kind: 'nobody' },
  );
  const ref = { namespace: workloads.namespace, name: zone === TESTS_ZONE ? 'e2e-tools' : `e2e-tools-${zone}` };
  const spec: PodSpec = {
    ...ref,
    image: reference,
    uid: contract.uid,
    labels: selectorLabels(accessIdentity(workloads)),
    env: { KAFKA_HEAP_OPTS: '-Xmx160m', LOG_DIR: '/tmp/logs' },
    volumes: [
      { name: 'settings', path: SETTINGS_DIR, source: { configMap: { name: 'e2e-tools' } } },
      { name: 'tmp', path: '/tmp', source: { emptyDir: { sizeLimit: '64Mi' } } },
      ...connection.mounts.map(({ secret, path }) => ({ name: secret, path, source: { secret: { secretName: secret } } })),
    ],
  };
  const data = { 'client.properties': formatProperties(connection.clientSecurity) };
  const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'e2e-tools', namespace: ref.namespace }, data };
  await applyObjects([settings, restrictedPod(spec, zone)]);
  await podReady(ref, 90);
  const command = (name: string) => `${contract.toolsDir}/${name}${contract.toolsSuffix}`;
  const where = ['--bootstrap-server', connection.bootstrapServers.join(','), '--command-config', `${SETTINGS_DIR}/client.properties`];
  return {
    ...ref,
    tool: (name, ...args) => exec(ref, command(name), ...where, ...args),
    looks: (name, ...args) => look(ref, command(name), ...where, ...args),
  };
}
