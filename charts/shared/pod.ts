import { k8s } from './k8s.js';
import type { Labels } from './labels.js';
import type { Resources, Workloads } from './workload.js';

/** Room of an `emptyDir`: what is written there is small, and a runaway must not fill the node. */
export interface ScratchDir {
  /** Name of the volume. */
  readonly name: string;
  /** Path in the container. */
  readonly path: string;
  /** Size limit in MiB. */
  readonly sizeMiB: number;
  /** Kept in memory, for what must not touch a disk. */
  readonly inMemory?: boolean;
}

/** What one pod of ours differs in. Everything else is the same for all of them and stands below, stated rather than defaulted. */
export interface PodPlan {
  /** Image reference. */
  readonly image: string;
  /** Numeric user and group of the image's contract. */
  readonly uid: number;
  /** Group id of the process. */
  readonly gid: number;
  /** Name of the container. */
  readonly containerName: string;
  /** Command line that replaces the image's entrypoint. */
  readonly command: readonly string[];
  /** Environment variables. */
  readonly env: Readonly<Record<string, string>>;
  /** Container ports. */
  readonly ports?: readonly { readonly name: string; readonly port: number }[];
  /** Memory and CPU of the container. */
  readonly resources: Resources;
  /** Probes of the container. */
  readonly probes?: Pick<k8s.Container, 'startupProbe' | 'livenessProbe' | 'readinessProbe'>;
  /** Writable folders that are lost with the pod. */
  readonly scratch: readonly ScratchDir[];
  /** Volumes beside the scratch folders. */
  readonly volumes?: readonly k8s.Volume[];
  /** Where volumes are mounted. */
  readonly mounts: readonly k8s.VolumeMount[];
  /** Time between the wish to stop and the end of patience. */
  readonly graceSeconds: number;
  /** Labels of the pod. */
  readonly labels: Labels;
  /** Annotations of the pod. */
  readonly annotations?: Labels;
  /** Affinity rules. */
  readonly affinity?: k8s.Affinity;
  /** Topology spread constraints. */
  readonly spread?: readonly k8s.TopologySpreadConstraint[];
  /** Restart policy. @default Always */
  readonly restartPolicy?: 'Always' | 'Never';
  /** What must be true before the container starts: each waits for one thing. */
  readonly waits?: readonly Wait[];
  /** Account of the pod. @default the namespace's default account, without a token */
  readonly account?: PodAccount;
}

/** The account a pod runs as. */
export interface PodAccount {
  /** Name of the ServiceAccount. */
  readonly name: string;
  /** Whether its token is mounted: for the few pods that talk to the Kubernetes API. @default false */
  readonly hasToken?: boolean;
}

/** A container that ends when something the pod needs is there. Same hardening as the pod's own. */
export interface Wait {
  /** Name of the init container. */
  readonly name: string;
  /** Image reference. */
  readonly image: string;
  /** Command line; it ends when the condition holds. */
  readonly command: readonly string[];
  /** Environment variables. */
  readonly env: Readonly<Record<string, string>>;
  /** Where volumes are mounted. */
  readonly mounts: readonly k8s.VolumeMount[];
  /** Memory and CPU of the container. */
  readonly resources: Resources;
}

/** A pod that passes Pod Security `restricted`: numeric non-root user, read-only root, no capabilities, no token, no service links. */
export function podTemplate(plan: PodPlan, workloads: Workloads): k8s.PodTemplateSpec {
  const { priorityClassName } = workloads;
  return {
    metadata: {
      labels: { ...workloads.podLabels, ...plan.labels },
      ...(hasEntries({ ...workloads.podAnnotations, ...plan.annotations }) && {
        annotations: { ...workloads.podAnnotations, ...plan.annotations },
      }),
    },
    spec: {
      automountServiceAccountToken: plan.account?.hasToken ?? false,
      ...(plan.account && { serviceAccountName: plan.account.name }),
      enableServiceLinks: false, // a Service called kafka would put KAFKA_PORT into the environment, and images exit on it
      terminationGracePeriodSeconds: plan.graceSeconds,
      restartPolicy: plan.restartPolicy ?? 'Always',
      securityContext: podSecurity(plan),
      ...(priorityClassName && { priorityClassName }),
      ...placement(plan, workloads),
      ...(workloads.imagePullSecrets.length > 0 && { imagePullSecrets: workloads.imagePullSecrets.map((name) => ({ name })) }),
      ...(plan.waits && plan.waits.length > 0 && { initContainers: plan.waits.map((wait) => waiting(wait, plan, workloads)) }),
      containers: [container(plan, workloads)],
      volumes: [...plan.scratch.map(scratchVolume), ...(plan.volumes ?? [])],
    },
  };
}

const hasEntries = (record: Labels) => Object.keys(record).length > 0;

const podSecurity = ({ uid, gid }: PodPlan): k8s.PodSecurityContext => ({
  runAsNonRoot: true,
  runAsUser: uid,
  runAsGroup: gid,
  fsGroup: gid,
  fsGroupChangePolicy: 'OnRootMismatch', // walking a terabyte at each start takes minutes
  seccompProfile: { type: 'RuntimeDefault' },
});

function placement({ affinity, spread }: PodPlan, { nodeSelector, tolerations }: Workloads): Partial<k8s.PodSpec> {
  return {
    ...(affinity && { affinity }),
    ...(spread && spread.length > 0 && { topologySpreadConstraints: [...spread] }),
    ...(hasEntries(nodeSelector) && { nodeSelector: { ...nodeSelector } }),
    ...(tolerations.length > 0 && { tolerations: [...tolerations] }),
  };
}

const CONTAINER_SECURITY: k8s.SecurityContext = {
  allowPrivilegeEscalation: false,
  privileged: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

/** Waits see the pod's scratch folders: tools need a place for their temporary files. */
function waiting(
  { name, image, command, env, mounts, resources }: Wait,
  { scratch }: PodPlan,
  { imagePullPolicy }: Workloads,
): k8s.Container {
  return {
    name,
    image,
    imagePullPolicy,
    command: [...command],
    env: environmentVariables(env),
    resources: resourceRequirements({ resources, scratch }),
    securityContext: CONTAINER_SECURITY,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: [...scratch.map(scratchMount), ...mounts],
  };
}

const environmentVariables = (env: Readonly<Record<string, string>>): k8s.EnvVar[] =>
  Object.entries(env).map(([name, value]) => ({ name, value }));
const scratchMount = ({ name, path }: ScratchDir): k8s.VolumeMount => ({ name, mountPath: path });

function container(plan: PodPlan, { imagePullPolicy }: Workloads): k8s.Container {
  return {
    name: plan.containerName,
    image: plan.image,
    imagePullPolicy,
    command: [...plan.command],
    env: environmentVariables(plan.env),
    ...(plan.ports && { ports: plan.ports.map(({ name, port }) => ({ name, containerPort: port, protocol: 'TCP' })) }),
    resources: resourceRequirements(plan),
    ...plan.probes,
    securityContext: CONTAINER_SECURITY,
    terminationMessagePolicy: 'FallbackToLogsOnError', // `kubectl describe` then shows why a node refused to start
    volumeMounts: [...plan.scratch.map(scratchMount), ...plan.mounts],
  };
}

/** Disk beside the scratch folders: the container's own logs until the kubelet rotates them. */
const CONTAINER_LOGS_MIB = 128;

function resourceRequirements({ resources, scratch }: Pick<PodPlan, 'resources' | 'scratch'>): k8s.ResourceRequirements {
  const memory = k8s.Quantity.fromString(`${resources.memoryMiB}Mi`);
  const disk = k8s.Quantity.fromString(`${scratch.reduce((sum, { sizeMiB }) => sum + sizeMiB, CONTAINER_LOGS_MIB)}Mi`);
  return {
    requests: { cpu: k8s.Quantity.fromString(`${resources.cpuMillis}m`), memory, 'ephemeral-storage': disk },
    limits: { memory, 'ephemeral-storage': disk }, // no processor limit: throttling a broker shows as lost leaders
  };
}

const scratchVolume = ({ name, sizeMiB, inMemory }: ScratchDir): k8s.Volume => ({
  name,
  emptyDir: { sizeLimit: k8s.Quantity.fromString(`${sizeMiB}Mi`), ...(inMemory && { medium: 'Memory' }) },
});
