import type { SecretRequirement } from '../../charts/shared/secret.js';
import type { FakeCluster } from '../../test/doubles/fake-cluster.js';
import { generateSecrets } from './generate-secrets.js';
import { secretValues } from './secrets.js';

/** Makes what is missing of the required Secrets, in namespace `a`. */
export const generate = (cluster: FakeCluster, requirements: readonly SecretRequirement[]) =>
  generateSecrets(requirements, { namespace: 'a', cluster });

/** What a Secret holds; nothing when there is none. */
export const values = async (cluster: FakeCluster, name: string) => {
  const live = await cluster.get({ apiVersion: 'v1', kind: 'Secret', name, namespace: 'a' });
  return live === undefined ? {} : secretValues(live);
};

/** Puts a Secret there. */
export const put = (cluster: FakeCluster, name: string, content: Readonly<Record<string, string>>) => {
  const data = Object.fromEntries(Object.entries(content).map(([key, value]) => [key, Buffer.from(value).toString('base64')]));
  cluster.put({ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'a' }, data });
};
