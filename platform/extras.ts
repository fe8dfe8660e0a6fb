import type { Chart } from 'cdk8s';
import type { Labels } from '../charts/shared/index.js';
import type { EnvironmentClass } from '../charts/shared/severity.js';

/** An object of Kubernetes as plain data. */
export interface PlainObject {
  /** Group and version of its API, e.g. `v1` or `monitoring.coreos.com/v1`. */
  readonly apiVersion: string;
  /** Kind, e.g. `ConfigMap`. */
  readonly kind: string;
  /** Name, namespace, labels and annotations. */
  readonly metadata: {
    readonly name: string;
    /** @default the platform's namespace */
    readonly namespace?: string;
    readonly labels?: Labels;
    readonly annotations?: Labels;
  };
  readonly [field: string]: unknown;
}

/** What extra objects may refer to. */
export interface ExtrasContext {
  /** Name of the environment. */
  readonly environment: string;
  /** How much the environment matters. */
  readonly class: EnvironmentClass;
  /** Namespace of all objects. */
  readonly namespace: string;
  /** Minor version of the cluster, e.g. `1.34`. */
  readonly kubernetesVersion: string;
  /** Labels of the broker pods, e.g. for a PodMonitor or a network policy. */
  readonly brokerLabels: Labels;
  /** Listeners of Kafka by name, with the first contact of clients inside the cluster, e.g. `kafka-bootstrap.streaming.svc:9093`. */
  readonly listeners: Readonly<Record<string, { readonly bootstrapServers: string; readonly protocol: string }>>;
  /** URL of the registry of schemas, where there is one. */
  readonly registryUrl?: string;
}

/**
 * Objects beside the platform: constructs of cdk8s made in `scope`, plain objects that are returned, or both. It runs when manifests are
 * rendered, and must give the same objects for the same context.
 */
export type Extras = (scope: Chart, context: ExtrasContext) => readonly PlainObject[] | undefined;

/** A file of extra objects as it was read. */
export interface ExtraManifest {
  /** File for messages, from the folder of the environments, e.g. `manifests/grafana/dashboards.yaml`. */
  readonly file: string;
  /** Its objects, in the order of the file. */
  readonly objects: readonly PlainObject[];
}
