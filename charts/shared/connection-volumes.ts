import type { k8s } from './k8s.js';
import type { KafkaConnection } from './kafka-connection.js';

/** The Secrets a Kafka client reads, as volumes of its pod and mounts of its container. */
export function connectionVolumes({ mounts }: KafkaConnection): { readonly volumes: k8s.Volume[]; readonly mounts: k8s.VolumeMount[] } {
  return {
    volumes: mounts.map(({ secret, keys }, index) => ({
      name: `kafka-${index}`,
      secret: { secretName: secret, ...(keys && { items: keys.map((key) => ({ key, path: key })) }) },
    })),
    mounts: mounts.map(({ path }, index) => ({ name: `kafka-${index}`, mountPath: path, readOnly: true })),
  };
}
