import type { Labels } from '../../charts/shared/index.js';
import type {
  NodeAffinitySpec,
  NodeCondition,
  OwnContainer,
  OwnMount,
  OwnParts,
  OwnVariables,
  SidecarSpec,
} from '../../charts/shared/own-parts.js';
import { type Fields, fieldsOf, itemsOf } from './fields.js';

/** Disk of a container that writes to no folder of its own: its logs until the kubelet rotates them. */
const CONTAINER_LOGS_MIB = 128;
const READY_PERIOD_SECONDS = 10;

/** As every container of the platform: Pod Security `restricted`. */
const CONTAINER_SECURITY = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  privileged: false,
  readOnlyRootFilesystem: true,
};

/** A pod template with the user's own parts. `ends`: the pod ends by itself, so its sidecars must end with the main container. */
export function withOwnPod(template: Fields, own: OwnParts, { ends }: { readonly ends: boolean }): Fields {
  const metadata = fieldsOf(template.metadata);
  const annotations = { ...own.podAnnotations, ...fieldsOf(metadata.annotations) };
  return {
    ...template,
    metadata: {
      ...metadata,
      labels: { ...own.podLabels, ...fieldsOf(metadata.labels) },
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: { ...fieldsOf(template.spec), ...placement(fieldsOf(template.spec), own), ...containers(fieldsOf(template.spec), own, ends) },
  };
}

function placement(spec: Fields, { nodeSelector, tolerations = [], nodeAffinity, priorityClassName }: OwnParts): Fields {
  return {
    ...(nodeSelector && { nodeSelector: { ...fieldsOf(spec.nodeSelector), ...nodeSelector } }),
    ...(tolerations.length > 0 && { tolerations: [...itemsOf(spec.tolerations), ...tolerations] }),
    ...(nodeAffinity && { affinity: withNodeAffinity(fieldsOf(spec.affinity), nodeAffinity) }),
    ...(priorityClassName !== undefined && { priorityClassName }),
  };
}

/** Node selector terms are alternatives, so a condition that must hold goes into each of them. */
function withNodeAffinity(affinity: Fields, { required = [], preferred = [] }: NodeAffinitySpec): Fields {
  const node = fieldsOf(affinity.nodeAffinity);
  const before = fieldsOf(node[REQUIRED]);
  const terms = itemsOf(before.nodeSelectorTerms).map(fieldsOf);
  const alternatives = terms.length > 0 ? terms : [{}];
  const conditions = required.map(condition);
  return {
    ...affinity,
    nodeAffinity: {
      ...node,
      ...(conditions.length > 0 && {
        [REQUIRED]: {
          ...before,
          nodeSelectorTerms: alternatives.map((term) => ({
            ...term,
            matchExpressions: [...itemsOf(term.matchExpressions), ...conditions],
          })),
        },
      }),
      ...(preferred.length > 0 && {
        [PREFERRED]: [
          ...itemsOf(node[PREFERRED]),
          ...preferred.map((each) => ({ preference: { matchExpressions: [condition(each)] }, weight: PREFERENCE_WEIGHT })),
        ],
      }),
    },
  };
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
/** The most there is: nothing else of the platform prefers nodes. */
const PREFERENCE_WEIGHT = 100;

const condition = ({ key, operator, values }: NodeCondition) => ({ key, operator, ...(values && { values: [...values] }) });

function containers(spec: Fields, own: OwnParts, ends: boolean): Fields {
  const { env = {}, mounts = [], sidecars = [], initContainers = [] } = own;
  const isFirst = ({ startsFirst = false }: SidecarSpec) => startsFirst || ends;
  const [main, ...others] = itemsOf(spec.containers).map(fieldsOf);
  const pull = main?.imagePullPolicy;
  const first = sidecars.filter(isFirst).map((each) => ({ ...sidecar(each, pull), restartPolicy: 'Always' }));
  const beside = sidecars.filter((each) => !isFirst(each)).map((each) => sidecar(each, pull));
  const starting = [...first, ...initContainers.map((each) => container(each, pull)), ...itemsOf(spec.initContainers)];
  return {
    ...(starting.length > 0 && { initContainers: starting }),
    containers: [...(main ? [withMounts(main, { env, mounts })] : []), ...others, ...beside],
    ...(mounts.length > 0 && { volumes: [...itemsOf(spec.volumes), ...mounts.map(volume)] }),
  };
}

function withMounts(main: Fields, { env, mounts }: { readonly env: OwnVariables; readonly mounts: readonly OwnMount[] }): Fields {
  const seen = mounts.flatMap((mount) =>
    mount.path === undefined ? [] : [{ name: mount.name, mountPath: mount.path, ...readOnly(mount) }],
  );
  const scratchMiB = mounts.reduce((sum, mount) => sum + ('scratchMiB' in mount ? mount.scratchMiB : 0), 0);
  return {
    ...main,
    ...(Object.keys(env).length > 0 && { env: [...itemsOf(main.env), ...variables(env)] }),
    ...(seen.length > 0 && { volumeMounts: [...itemsOf(main.volumeMounts), ...seen] }),
    ...(scratchMiB > 0 && { resources: withDisk(fieldsOf(main.resources), scratchMiB) }),
  };
}

/** The kubelet evicts a pod whose empty folders outgrow the disk limits of its containers. */
function withDisk(resources: Fields, moreMiB: number): Fields {
  const grown = (side: unknown): Fields => {
    const amounts = fieldsOf(side);
    const before = Number.parseInt(String(amounts[DISK] ?? ''), 10);
    return Number.isNaN(before) ? amounts : { ...amounts, [DISK]: `${before + moreMiB}Mi` };
  };
  return { ...resources, limits: grown(resources.limits), requests: grown(resources.requests) };
}

const DISK = 'ephemeral-storage';

const readOnly = (mount: OwnMount) => ((mount.readOnly ?? ('configMap' in mount || 'secret' in mount)) ? { readOnly: true } : {});

function volume(mount: OwnMount): Fields {
  const { name } = mount;
  if ('configMap' in mount) return { name, configMap: { name: mount.configMap } };
  if ('secret' in mount) return { name, secret: { secretName: mount.secret } };
  if ('claim' in mount) return { name, persistentVolumeClaim: { claimName: mount.claim } };
  return { name, emptyDir: { sizeLimit: `${mount.scratchMiB}Mi` } };
}

/** `pull`: when the kubelet pulls, as for the main container. */
function container({ name, image, command, args, env = {}, memoryMiB, cpuMillis, mounts = [] }: OwnContainer, pull: unknown): Fields {
  const [memory, disk] = [`${memoryMiB}Mi`, `${CONTAINER_LOGS_MIB}Mi`];
  return {
    name,
    image,
    imagePullPolicy: pull,
    ...(command && { command: [...command] }),
    ...(args && { args: [...args] }),
    ...(Object.keys(env).length > 0 && { env: variables(env) }),
    resources: { limits: { [DISK]: disk, memory }, requests: { cpu: `${cpuMillis}m`, [DISK]: disk, memory } },
    securityContext: CONTAINER_SECURITY,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    ...(mounts.length > 0 && {
      volumeMounts: mounts.map(({ name: of, path, readOnly: fixed }) => ({ name: of, mountPath: path, ...(fixed && { readOnly: true }) })),
    }),
  };
}

function sidecar(spec: SidecarSpec, pull: unknown): Fields {
  const { ports = [], readyPath } = spec;
  const [first] = ports;
  return {
    ...container(spec, pull),
    ...(ports.length > 0 && { ports: ports.map(({ name, port }) => ({ name, containerPort: port, protocol: 'TCP' })) }),
    ...(readyPath !== undefined &&
      first && { readinessProbe: { httpGet: { path: readyPath, port: first.port }, periodSeconds: READY_PERIOD_SECONDS } }),
  };
}

const variables = (env: OwnVariables): Fields[] => Object.entries(env).map(([name, value]) => ({ name, ...source(value) }));

function source(value: OwnVariables[string]): Fields {
  if (typeof value === 'string') return { value };
  if ('field' in value) return { valueFrom: { fieldRef: { fieldPath: value.field } } };
  if ('configMap' in value) return { valueFrom: { configMapKeyRef: { name: value.configMap, key: value.key } } };
  return { valueFrom: { secretKeyRef: { name: value.secret, key: value.key } } };
}

/** Own labels beside Sluice's, which win: selectors depend on them. */
export const withLabels = (own: Labels | undefined, labels: Labels | undefined): Labels => ({ ...own, ...labels });
