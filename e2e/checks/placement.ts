import { expect } from 'vitest';
import type { Platform } from '../../platform/platform.js';
import { textAt } from '../../scripts/cluster/objects.js';
import { getObject, listObjects, tryKubectl } from '../kit/kubectl.js';

const ZONE = 'topology.kubernetes.io/zone';

/** The namespace lets in nothing that is not `restricted`: asked, not only read. */
export async function expectRestricted({ workloads, kafka }: Platform): Promise<void> {
  const { namespace } = workloads;
  const found = await getObject('namespace', namespace, 'default');
  expect(found?.metadata.labels?.['pod-security.kubernetes.io/enforce']).toBe('restricted');
  const { code, stderr } = await tryKubectl('-n', namespace, 'run', 'as-root', `--image=${kafka.image.reference}`, '--dry-run=server');
  expect(code).not.toBe(0);
  expect(stderr).toContain('violates PodSecurity "restricted');
}

/** The pods of each part of the platform are in as many zones as there are pods. */
export async function expectSpread({ workloads }: Platform, components: readonly string[]): Promise<void> {
  const nodes = new Map(
    (await listObjects('nodes', 'default')).map((node) => [node.metadata.name, node.metadata.labels?.[ZONE] ?? 'no zone']),
  );
  for (const component of components) {
    const pods = await listObjects('pods', workloads.namespace, '-l', `app.kubernetes.io/component=${component}`);
    const zones = pods.map((pod) => nodes.get(textAt(pod, 'spec', 'nodeName') ?? '') ?? 'no node');
    expect(new Set(zones).size, `${component} pods are in ${zones.join(', ')}`).toBe(3);
    expect(pods).toHaveLength(3);
  }
}
