import { connectionVolumes } from './connection-volumes.js';
import type { RunnableImage } from './derived-image.js';
import type { KafkaConnection } from './kafka-connection.js';
import type { Wait } from './pod.js';
import { formatProperties } from './properties.js';
import WAIT_SCRIPT from './wait-for-topic.sh?raw';

/** A topic a pod cannot start without. */
export interface NeededTopic {
  /** Name of the topic. */
  readonly name: string;
  /** Least number of copies. Its user needs the right to describe its settings. @default it must only be seen */
  readonly replicas?: number;
  /** Cleanup policy it must have, e.g. `compact`. @default any */
  readonly cleanup?: 'compact' | 'delete';
}

/** A JVM that asks one question. */
const RESOURCES = { memoryMiB: 256, cpuMillis: 50 } as const;
const HEAP_MIB = 128;

/** Files the wait needs in the pod's settings ConfigMap. */
export const topicWaitFiles = (connection: KafkaConnection): Readonly<Record<string, string>> => ({
  'wait-for-topic.sh': WAIT_SCRIPT,
  'client.properties': formatProperties(connection.clientSecurity),
});

/** Whose tools wait, as whom, and where the pod's settings ConfigMap, volume `settings`, is mounted. */
export interface WaitPlace {
  /** Image, and what is known of it. */
  readonly image: RunnableImage;
  /** How the tools reach Kafka. */
  readonly connection: KafkaConnection;
  /** Folder the ConfigMap is mounted at. */
  readonly settingsDir: string;
}

/** Waits for a topic, as the pod's own user sees it: once it does, it may also use it. */
export const topicWait = (topic: NeededTopic, place: WaitPlace): Wait =>
  kafkaWait(
    `wait-for-${topic.name
      .replace(/[^a-z0-9]+/gi, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase()}`,
    topic,
    place,
  );

/** Waits until the pod's own user is let in. */
export const loginWait = (place: WaitPlace): Wait => kafkaWait('wait-for-login', { name: '' }, place);

function kafkaWait(name: string, topic: NeededTopic, { image, connection, settingsDir }: WaitPlace): Wait {
  return {
    name,
    image: image.reference,
    command: ['/bin/bash', `${settingsDir}/wait-for-topic.sh`],
    env: {
      TOPIC: topic.name,
      REPLICAS: String(topic.replicas ?? ''),
      CLEANUP: topic.cleanup ?? '',
      BOOTSTRAP: connection.bootstrapServers.join(','),
      CLIENT: `${settingsDir}/client.properties`,
      TOOLS_DIR: image.contract.toolsDir,
      TOOLS_SUFFIX: image.contract.toolsSuffix,
      KAFKA_HEAP_OPTS: `-Xmx${HEAP_MIB}m`,
      LOG_DIR: '/tmp/logs',
    },
    mounts: [{ name: 'settings', mountPath: settingsDir, readOnly: true }, ...connectionVolumes(connection).mounts],
    resources: RESOURCES,
  };
}
