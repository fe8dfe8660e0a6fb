import { getObject, kubectl, tryKubectl } from './kubectl.js';

/** Label of what these tests may delete. */
export const OURS = { 'sluice.dev/end-to-end-test': 'true' } as const;

/** Marks a namespace as one these tests may delete. */
export async function claimNamespace(namespace: string): Promise<void> {
  const labels = Object.entries(OURS).map(([key, value]) => `${key}=${value}`);
  await kubectl('label', 'namespace', namespace, '--overwrite', ...labels);
}

/** Deletes a namespace of these tests with everything in it, and waits. Somebody else's is refused: there may be data in it. */
export async function deleteNamespace(namespace: string): Promise<void> {
  const found = await getObject('namespace', namespace, 'default');
  if (!found) return;
  if (Object.entries(OURS).some(([key, value]) => found.metadata.labels?.[key] !== value)) throw new Error(notOurs(namespace));
  // Pods go first and at once: brokers would wait for controllers that are gone.
  await tryKubectl('-n', namespace, 'delete', 'statefulset,job', '--all', '--cascade=orphan', '--wait=false');
  await tryKubectl('-n', namespace, 'delete', 'pods', '--all', '--force', '--grace-period=0');
  await kubectl('delete', 'namespace', namespace, '--ignore-not-found', '--wait', '--timeout=180s');
}

const notOurs = (namespace: string) =>
  `namespace ${namespace} exists, and these tests did not make it\n` +
  'why: they would begin by deleting it, with its disks\n' +
  `fix: use a cluster for tests; or, if nothing in it is needed: kubectl delete namespace ${namespace}`;
