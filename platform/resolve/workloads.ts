import type { Workloads } from '../../charts/shared/index.js';
import { neighbourOf } from '../../charts/shared/reach.js';
import { ENVIRONMENT_DEFAULTS } from '../defaults.js';
import type { Environment } from '../environment.js';

/** What the environment decides for every pod. */
export function resolveWorkloads({ namespace, prefix, kubernetes }: Environment): Workloads {
  const { zones = [], priorityClassName } = kubernetes;
  return {
    namespace,
    partOf: prefix ? `${prefix}-streaming` : 'streaming',
    labels: kubernetes.labels ?? {},
    annotations: kubernetes.annotations ?? {},
    podLabels: kubernetes.podLabels ?? {},
    podAnnotations: kubernetes.podAnnotations ?? {},
    imagePullSecrets: kubernetes.imagePullSecrets ?? [],
    imagePullPolicy: kubernetes.imagePullPolicy ?? ENVIRONMENT_DEFAULTS.imagePullPolicy,
    nodeSelector: kubernetes.nodeSelector ?? {},
    tolerations: kubernetes.tolerations ?? [],
    ...(kubernetes.dns && { dns: kubernetes.dns.map((server) => neighbourOf({ port: ENVIRONMENT_DEFAULTS.dnsPort, ...server })) }),
    ...(priorityClassName && { priorityClassName }),
    zones,
    spread: kubernetes.spread ?? (zones.length > 0 ? 'hard' : 'soft'),
  };
}
