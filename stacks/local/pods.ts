import * as z from 'zod/mini';
import type { KubernetesObject, RenderedObjects } from '../kubernetes/index.js';
import { Binary } from '../yaml.js';

const labels = () => z.optional(z.record(z.string(), z.string()));
const items = () => z.optional(z.array(z.object({ key: z.string(), path: z.string() })));
const secretSource = () => z.object({ secretName: z.optional(z.string()), name: z.optional(z.string()), items: items() });
const volume = z.object({
  name: z.string(),
  configMap: z.optional(z.object({ name: z.string(), items: items() })),
  secret: z.optional(secretSource()),
  projected: z.optional(z.object({ sources: z.array(z.object({ secret: z.optional(secretSource()) })) })),
  emptyDir: z.optional(z.object({ sizeLimit: z.string() })),
});
const probe = z.object({
  exec: z.optional(z.object({ command: z.array(z.string()) })),
  tcpSocket: z.optional(z.object({ port: z.number() })),
  httpGet: z.optional(z.object({ port: z.number(), path: z.string() })),
  timeoutSeconds: z.optional(z.number()),
});
const container = z.object({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()),
  env: z.optional(z.array(z.object({ name: z.string(), value: z.string() }))),
  ports: z.optional(z.array(z.object({ containerPort: z.number() }))),
  readinessProbe: z.optional(probe),
  startupProbe: z.optional(z.object({ failureThreshold: z.number(), periodSeconds: z.number() })),
  resources: z.object({ limits: z.object({ memory: z.string() }) }),
  volumeMounts: z.optional(z.array(z.object({ name: z.string(), mountPath: z.string() }))),
});
const template = z.object({
  metadata: z.object({ labels: labels() }),
  spec: z.object({
    containers: z.array(container),
    initContainers: z.optional(z.array(z.object({ name: z.string(), image: z.string() }))),
    securityContext: z.object({ runAsUser: z.number(), runAsGroup: z.number() }),
    terminationGracePeriodSeconds: z.number(),
    volumes: z.optional(z.array(volume)),
  }),
});
const workload = z.object({
  spec: z.object({
    replicas: z.optional(z.number()),
    serviceName: z.optional(z.string()),
    template,
    volumeClaimTemplates: z.optional(z.array(z.object({ metadata: z.object({ name: z.string() }) }))),
  }),
});
const service = z.object({ spec: z.object({ selector: labels() }) });
const files = () => z.optional(z.record(z.string(), z.string()));
const configMap = z.object({ data: files(), binaryData: files() });

/** A container as it was rendered. */
export type PodContainer = z.infer<typeof container>;
/** A volume of a pod as it was rendered. */
export type PodVolume = z.infer<typeof volume>;
/** A probe as it was rendered. */
export type PodProbe = z.infer<typeof probe>;

/** One pod of the platform, as Kubernetes would run it: what a service is drawn from. */
export interface Pod {
  /** Name of its workload without a hash, e.g. `kafka-broker-local`. */
  readonly workload: string;
  /** Host name: the pod's name where that stays, e.g. `kafka-broker-local-0`. */
  readonly hostname: string;
  /** Labels `name` and `component` of the pod, e.g. `kafka` and `broker`. */
  readonly component: { readonly name: string; readonly part: string };
  /** Whether it ends by itself. */
  readonly isOneShot: boolean;
  /** Which of its like it is, from 0, and how many there are. */
  readonly ordinal: number;
  /** Number of pods. */
  readonly replicas: number;
  /** The container. */
  readonly container: PodContainer;
  /** Volumes of the pod. */
  readonly volumes: readonly PodVolume[];
  /** Names of its volume claims. */
  readonly claims: readonly string[];
  /** User and group id of the process. */
  readonly user: { readonly uid: number; readonly gid: number };
  /** Grace period in seconds. */
  readonly graceSeconds: number;
  /** Names other pods know it by: those of its Services. */
  readonly aliases: readonly string[];
}

const WORKLOADS = ['StatefulSet', 'Deployment', 'Job'];
/** Ending of a name that says what is in the object. */
const HASH = /-[0-9a-f]{10}$/;

/** Every pod of a render, in the order of its files. */
export function podsOf(rendered: RenderedObjects): readonly Pod[] {
  const objects = [...rendered.values()].flat();
  const services = objects.filter(({ kind }) => kind === 'Service');
  return objects.filter(({ kind }) => WORKLOADS.includes(kind)).flatMap((object) => podsOfWorkload(object, services));
}

function podsOfWorkload(object: KubernetesObject, services: readonly KubernetesObject[]): readonly Pod[] {
  const { spec } = z.parse(workload, object);
  const pod = spec.template.spec;
  const [main] = pod.containers;
  if (!main) throw new Error(`${object.metadata.name} has no container`);
  const replicas = spec.replicas ?? 1;
  const own = spec.template.metadata.labels ?? {};
  return Array.from({ length: replicas }, (_, ordinal) => {
    const name = object.metadata.name.replace(HASH, '');
    const hostname = `${name}-${ordinal}`;
    return {
      workload: name,
      hostname,
      component: { name: own['app.kubernetes.io/name'] ?? '', part: own['app.kubernetes.io/component'] ?? '' },
      isOneShot: object.kind === 'Job',
      ordinal,
      replicas,
      container: main,
      volumes: pod.volumes ?? [],
      claims: (spec.volumeClaimTemplates ?? []).map((claim) => claim.metadata.name),
      user: { uid: pod.securityContext.runAsUser, gid: pod.securityContext.runAsGroup },
      graceSeconds: pod.terminationGracePeriodSeconds,
      aliases: aliasesOf({ hostname, labels: own, governing: spec.serviceName }, services),
    };
  });
}

function aliasesOf(
  pod: { readonly hostname: string; readonly labels: Readonly<Record<string, string>>; readonly governing: string | undefined },
  services: readonly KubernetesObject[],
): string[] {
  const matching = services.filter((object) => {
    const { selector } = z.parse(service, object).spec;
    return selector !== undefined && Object.entries(selector).every(([key, value]) => pod.labels[key] === value);
  });
  return matching.flatMap(({ metadata: { name, namespace } }) => [
    `${name}.${namespace}.svc`,
    ...(name === pod.governing ? [`${pod.hostname}.${name}.${namespace}.svc`] : []),
  ]);
}

/** The files of every ConfigMap, by its name. */
export function configMapsOf(rendered: RenderedObjects): ReadonlyMap<string, ConfigFiles> {
  const objects = [...rendered.values()].flat().filter(({ kind }) => kind === 'ConfigMap');
  return new Map(
    objects.map((object) => {
      const { data = {}, binaryData = {} } = z.parse(configMap, object);
      const binary = Object.entries(binaryData).map(([file, base64]) => [file, new Binary(base64)] as const);
      return [object.metadata.name, { ...data, ...Object.fromEntries(binary) }];
    }),
  );
}

/** Files of a ConfigMap by their keys: texts, and bytes that are no text. */
export type ConfigFiles = Readonly<Record<string, string | Binary>>;
