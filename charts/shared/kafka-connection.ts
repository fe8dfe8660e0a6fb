import type { Properties } from './properties.js';

/** How one client reaches Kafka: everything it needs, derived once and passed on. */
export interface KafkaConnection {
  /** `host:port` of the first contact. */
  readonly bootstrapServers: readonly string[];
  /** Client settings: protocol, trust, identity. No secret values, only references to mounted files. */
  readonly clientSecurity: Properties;
  /** Secrets to mount, and where. */
  readonly mounts: readonly SecretMount[];
  /** The listener it uses: the network policies must let it through. */
  readonly edge: { readonly listener: string; readonly port: number };
}

/** A Secret as a folder of files. */
export interface SecretMount {
  /** Name of the Secret. */
  readonly secret: string;
  /** Folder the Secret is mounted at. */
  readonly path: string;
  /** Keys that become files. @default all */
  readonly keys?: readonly string[];
  /** Secret of Kafka's namespace that has the same values, where the pod is in another namespace. @default the pod is in Kafka's */
  readonly copyOf?: string;
}
