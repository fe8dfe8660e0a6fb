import { Construct } from 'constructs';
import { k8s } from './k8s.js';
import { type Identity, selectorLabels } from './labels.js';
import { metadata } from './metadata.js';
import type { Workloads } from './workload.js';

/**
 * Lets a drain take one pod at a time, over all sets of a role. An integer `minAvailable`, because `maxUnavailable` counts
 * from the pods that are left. One pod alone gets none: its budget would block every drain for ever.
 */
export class DisruptionBudget extends Construct {
  constructor(scope: Construct, id: string, config: { name: string; identity: Identity; workloads: Workloads; pods: number }) {
    super(scope, id);
    if (config.pods < 2) return;
    new k8s.KubePodDisruptionBudget(this, 'Resource', {
      metadata: metadata(config.name, config.identity, config.workloads),
      spec: {
        minAvailable: k8s.IntOrString.fromNumber(config.pods - 1),
        selector: { matchLabels: { ...selectorLabels(config.identity) } },
        unhealthyPodEvictionPolicy: 'AlwaysAllow', // a pod that is not ready guards nothing; keeping it would block the drain that repairs it
      },
    });
  }
}
