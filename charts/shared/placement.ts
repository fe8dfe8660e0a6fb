import type { k8s } from './k8s.js';
import type { Labels } from './labels.js';
import type { Workloads } from './workload.js';

const ZONE = 'topology.kubernetes.io/zone';
const HOST = 'kubernetes.io/hostname';

/** Binds pods to a zone (where their disks are) and keeps pods that match `peers` off one another's nodes. */
export function affinity(peers: Labels, { spread }: Workloads, zone?: string): k8s.Affinity {
  const apart = { topologyKey: HOST, labelSelector: { matchLabels: { ...peers } } };
  return {
    ...(zone && {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: ZONE, operator: 'In', values: [zone] }] }],
        },
      },
    }),
    podAntiAffinity:
      spread === 'hard'
        ? { requiredDuringSchedulingIgnoredDuringExecution: [apart] }
        : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: apart }] },
  };
}

/** Spreads pods over the zones, where zones are known and the pods are not bound to one. */
export function zoneSpread(peers: Labels, { spread, zones }: Workloads): k8s.TopologySpreadConstraint[] {
  if (zones.length < 2) return [];
  return [
    {
      maxSkew: 1,
      topologyKey: ZONE,
      whenUnsatisfiable: spread === 'hard' ? 'DoNotSchedule' : 'ScheduleAnyway',
      labelSelector: { matchLabels: { ...peers } },
    },
  ];
}
